#include "solve/algorithms/auction/offer_bidding.hpp"

namespace koppel::auction {
namespace {

constexpr std::uint32_t first_chunk = 4;  // read at least this much beyond twice the free places
constexpr std::size_t look_ahead = 3;     // offers whose rows are made ready before their turn

}  // namespace

template <class Value>
Ending OfferBidding<Value>::run(State<Value>& state, Value epsilon, FirstBidders first, Patience patience,
                                Meter& meter) {
  const bool from_scratch = first == FirstBidders::all_offers;
  if (from_scratch ? !rows_.built() : !rows_.all_complete()) {
    if (!(from_scratch ? rows_.build_heaviest(meter) : rows_.build_all(meter))) return Ending::stopped;
    sorted_.assign(instance_.offers(), 0);
  }
  waiting_.assign(instance_.offers(), 0);
  queue_ = Ring(instance_.offers());
  for (Index offer = 0; offer < instance_.offers(); ++offer) {
    if (state.free_places[offer] > 0 && (from_scratch || state.price[offer] > 0)) enqueue(offer);
  }
  for (std::uint64_t bids = 0; !queue_.empty(); ++bids) {
    if (patience.lost(bids, queue_.size())) return Ending::over_budget;
    if (!meter.spend(scanned_)) return Ending::stopped;
    scanned_ = 0;
    if (queue_.size() > look_ahead) prepare(queue_.ahead(look_ahead), state);
    const Index offer = queue_.pop();
    waiting_[offer] = 0;
    while (!shortlist(offer, state)) {
      if (!rows_.build_all(meter)) return Ending::stopped;
      std::fill(sorted_.begin(), sorted_.end(), 0);
    }
    place(offer, epsilon, state);
  }
  return Ending::settled;
}

// Sorts the start of a row before its offer's turn, so that the requests it names can be on their way from memory.
template <class Value>
void OfferBidding<Value>::prepare(Index offer, const State<Value>& state) {
  if (sorted_[offer] == 0) sort_further(offer, state.free_places[offer]);
  const std::span<const Candidate<Value>> row = rows_.row(offer);
  for (std::uint32_t k = 0; k < sorted_[offer]; ++k) prefetch(&state.standing[row[k].request]);
}

template <class Value>
void OfferBidding<Value>::sort_further(Index offer, std::uint32_t free) {
  const std::span<Candidate<Value>> rest = rows_.row(offer).subspan(sorted_[offer]);
  const std::size_t chunk = std::min<std::size_t>(std::max(first_chunk + 2 * free, sorted_[offer]), rest.size());
  const auto before = [](const Candidate<Value>& a, const Candidate<Value>& b) { return a.before(b); };
  const auto middle = rest.begin() + static_cast<std::ptrdiff_t>(chunk);
  if (middle != rest.end()) std::nth_element(rest.begin(), middle - 1, rest.end(), before);
  std::sort(rest.begin(), middle, before);
  sorted_[offer] += static_cast<std::uint32_t>(chunk);
}

// Finds the free + 1 best requests. False when the row held only the heaviest edges and ran out.
template <class Value>
bool OfferBidding<Value>::shortlist(Index offer, const State<Value>& state) {
  const std::uint32_t free = state.free_places[offer];
  const std::size_t wanted = std::size_t{free} + 1;
  const std::span<const Candidate<Value>> row = rows_.row(offer);
  Value threshold = 0;
  best_.clear();
  for (std::uint32_t k = 0;; ++k) {
    if (k == sorted_[offer]) {
      if (k == row.size()) {
        scanned_ += k;
        return rows_.complete(offer);
      }
      sort_further(offer, free);
    }
    const Candidate<Value> candidate = row[k];
    const Value worth = candidate.weight * instance_.scale;
    if (worth <= threshold) {  // and so are all that follow
      scanned_ += k;
      return true;
    }
    const Standing<Value> standing = state.standing[candidate.request];
    const Value value = worth - standing.profit;
    if (value <= threshold || standing.offer == offer) continue;
    if (best_.size() == wanted) best_.pop_back();
    auto place = best_.end();
    while (place != best_.begin() && (place - 1)->value < value) --place;
    best_.insert(place, {value, candidate.request, candidate.weight});
    if (best_.size() == wanted) threshold = best_.back().value;
  }
}

// Takes the best; the first one left out sets the price.
template <class Value>
void OfferBidding<Value>::place(Index offer, Value epsilon, State<Value>& state) {
  const std::uint32_t free = state.free_places[offer];
  const bool contested = best_.size() > free;
  const Value price = contested ? best_.back().value : 0;
  if (contested) best_.pop_back();
  state.price[offer] = price;
  for (const Bid& bid : best_) {
    Standing<Value>& standing = state.standing[bid.request];
    const Index loser = standing.offer;
    standing = {bid.weight * instance_.scale - price + epsilon, offer};
    --state.free_places[offer];
    if (loser == none) continue;
    ++state.free_places[loser];
    enqueue(loser);
  }
}

template <class Value>
void OfferBidding<Value>::enqueue(Index offer) {
  if (waiting_[offer] != 0) return;
  waiting_[offer] = 1;
  queue_.push(offer);
}

template class OfferBidding<std::int32_t>;
template class OfferBidding<std::int64_t>;

}  // namespace koppel::auction
