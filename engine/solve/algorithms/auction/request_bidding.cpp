#include "solve/algorithms/auction/request_bidding.hpp"

#include "solve/algorithms/auction/best_entries.hpp"

#include <algorithm>

namespace koppel::auction {
namespace {

constexpr std::size_t rows_ahead = 32;
constexpr std::size_t prices_ahead = 12;
constexpr std::uint64_t bids_between_looks = 1024;

}  // namespace

template <class Value>
RequestBidding<Value>::RequestBidding(const Instance<Value>& instance)
    : instance_(instance), rows_(instance), book_(instance), queue_(instance.bidders()) {
  if (!instance.one_place_each) held_.resize(instance.bidders());
}

template <class Value>
void RequestBidding<Value>::prefetch_ahead() const {
  const Entry<Value>* const far = rows_.line(queue_.ahead(rows_ahead));
  const Entry<Value>* const near = rows_.line(queue_.ahead(prices_ahead));
  prefetch(far);
  if (sizeof(Entry<Value>) * line_entries > cache_line) prefetch(far + line_entries / 2);
  std::uint32_t entries = line_entries;
  if (reading_rows_) {
    prefetch(far + line_entries);
    prefetch(far + 2 * line_entries);
    entries = std::max(line_entries, header_entries + near->offer);  // the header's first number is the degree
  }
  for (std::uint32_t k = header_entries; k < entries; ++k) prefetch(&price_[near[k].offer]);
}

template <class Value>
Ending RequestBidding<Value>::run(State<Value>& state, Value epsilon, Patience patience, Meter& meter) {
  if (!rows_.built() && !rows_.build(meter)) return Ending::stopped;
  price_.swap(state.price);
  book_.open(price_);
  std::fill(held_.begin(), held_.end(), none);
  while (!queue_.empty()) queue_.pop();
  for (Index bidder = 0; bidder < instance_.bidders(); ++bidder) queue_.push(rows_.number_of(bidder));

  Ending ending = Ending::settled;
  in_flight_ = Flight(held_.empty() ? Flight::most : 1);  // siblings must know what they hold before they bid
  for (std::uint64_t bids = 0; !queue_.empty() || !in_flight_.empty(); ++bids) {
    if (in_flight_.full() || queue_.empty()) enter(in_flight_.pop());
    if (queue_.empty()) continue;
    if (bids % bids_between_looks == 0) {
      if (patience.lost(bids, queue_.size())) ending = Ending::over_budget;
      if (!meter.spend(scanned_ + bids_between_looks)) ending = Ending::stopped;
      if (ending != Ending::settled) break;
      reading_rows_ = bids == 0 || rescans_ > bids_between_looks / 3;
      rescans_ = scanned_ = 0;
    }
    prefetch_ahead();
    const std::uint32_t number = queue_.pop();
    const Choice choice = choose(rows_.row(number));
    if (choice.best == nullptr) continue;
    const Index offer = choice.best->offer;
    book_.prefetch_places(offer);
    in_flight_.push({choice.best->worth - choice.second_value + epsilon, offer, number});
  }
  price_.swap(state.price);
  hand_in(state);
  return ending;
}

// Void if others have raised the price to this bid or above since it was made.
template <class Value>
void RequestBidding<Value>::enter(const Bid& bid) {
  if (bid.value <= price_[bid.offer]) return queue_.push(bid.number);
  const std::uint32_t loser = book_.replace_cheapest(bid.offer, bid.value, bid.number, price_[bid.offer]);
  if (loser != none) queue_.push(loser);
  if (!held_.empty()) {
    held_[rows_.row(bid.number).bidder()] = bid.offer;
    if (loser != none) held_[rows_.row(loser).bidder()] = none;
  }
}

template <class Value>
auto RequestBidding<Value>::choose(Row<Value> row) -> Choice {
  if (!held_.empty()) return choose_unlike_siblings(row);
  Choice choice = choose_from_front(row);
  if (choice.second_value >= row.bound() + lift_) return choice;
  rescan(row);
  return choose_from_front(row);
}

template <class Value>
auto RequestBidding<Value>::choose_from_front(Row<Value> row) const -> Choice {
  Choice choice(staying_out);
  const Entry<Value>* const end = row.entries() + row.front();
  for (const Entry<Value>* entry = row.entries(); entry != end; ++entry) {
    choice.consider(*entry, entry->worth - price_[entry->offer]);
  }
  return choice;
}

// Brings the row's best entries to the front, and notes what is left behind.
template <class Value>
void RequestBidding<Value>::rescan(Row<Value> row) {
  ++rescans_;
  scanned_ += row.degree();
  if (row.degree() <= front_entries) {
    row.bound() = RequestRows<Value>::nothing_else;
    return;
  }
  Best<Value> best;
  const Entry<Value>* const entries = row.entries();
  for (std::uint32_t k = 0; k < row.degree(); ++k) best.insert(entries[k].worth - price_[entries[k].offer], k);
  best.bring_to_front(row.entries());
  row.bound() = best.best_left_out() - lift_;
}

// A request with several places must not bid twice for one offer: an offer that one of its places holds is skipped by the others.
template <class Value>
auto RequestBidding<Value>::choose_unlike_siblings(Row<Value> row) -> Choice {
  scanned_ += row.degree();
  Choice choice(staying_out);
  const std::span<const Index> siblings = held_by_request_of(row.bidder());
  for (const Entry<Value>& entry : std::span(row.entries(), row.degree())) {
    if (std::find(siblings.begin(), siblings.end(), entry.offer) != siblings.end()) continue;
    choice.consider(entry, entry.worth - price_[entry.offer]);
  }
  return choice;
}

template <class Value>
std::span<const Index> RequestBidding<Value>::held_by_request_of(Index bidder) const {
  const Places& places = instance_.request_places;
  const auto after = std::upper_bound(places.begin(), places.end(), bidder);
  return {held_.data() + *(after - 1), *after - *(after - 1)};
}

template <class Value>
void RequestBidding<Value>::prices_fell_for(Index request) {
  const Index end = instance_.first_bidder(request + 1);
  for (Index bidder = instance_.first_bidder(request); bidder < end; ++bidder) {
    rows_.row(rows_.number_of(bidder)).bound() = RequestRows<Value>::unknown;
  }
}

template <class Value>
void RequestBidding<Value>::hand_in(State<Value>& state) {
  for (Standing<Value>& standing : state.standing) standing.offer = none;
  for (Index offer = 0; offer < instance_.offers(); ++offer) {
    Index free = 0;
    for (const auto& place : book_.at(offer)) {
      if (place.row == none)
        ++free;
      else
        state.standing[rows_.row(place.row).bidder()].offer = offer;
    }
    state.free_places[offer] = free;
  }
}

template <class Value>
bool RequestBidding<Value>::compute_profits(State<Value>& state, Meter& meter) {
  for (Index bidder = 0; bidder < instance_.bidders(); ++bidder) {
    const Row<Value> row = rows_.row(rows_.number_of(bidder));
    if (!meter.spend(row.degree())) return false;
    if (row.degree() == 0) continue;
    Value profit = 0;
    for (const Entry<Value>& entry : std::span(row.entries(), row.degree())) {
      profit = std::max(profit, entry.worth - state.price[entry.offer]);
    }
    state.standing[bidder].profit = profit;
  }
  return true;
}

template class RequestBidding<std::int32_t>;
template class RequestBidding<std::int64_t>;

}  // namespace koppel::auction
