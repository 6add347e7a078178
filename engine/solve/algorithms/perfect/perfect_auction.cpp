#include "solve/algorithms/perfect/perfect_auction.hpp"

#include <utility>

#include "solve/algorithms/auction/best_entries.hpp"
#include "solve/algorithms/perfect/maximum_matching.hpp"

namespace koppel::perfect {
namespace {

constexpr int first_step = 16;  // the largest difference of weights divided by the first ε
constexpr int step_factor = 8;  // one ε divided by the next
constexpr std::size_t rows_ahead = 32, prices_ahead = 12;
constexpr std::uint32_t usual_entries = 3 * auction::line_entries;  // of a row, with its header: what is fetched ahead
constexpr std::uint64_t bids_between_looks = 1024;
// Bids a request in one round after which we ask whether there is a perfect matching, and after which shortest paths will do better.
constexpr std::uint64_t suspicious = 16, hopeless = 256;

template <class Value>
constexpr Value price_limit = Value{1} << (8 * sizeof(Value) - 3);

}  // namespace

template <class Value>
PerfectAuction<Value>::PerfectAuction(const KernelProblem& problem, const Terms& terms, Meter& meter)
    : problem_(problem),
      meter_(meter),
      scale_(static_cast<Value>(terms.scale)),
      highest_(static_cast<Value>(terms.range * terms.scale)),
      known_feasible_(terms.known_feasible),
      rows_(problem, scale_, meter),
      queue_(problem.request_capacity.size()),
      places_(problem.offer_capacity.size(), Place{0, none}) {}

template <class Value>
Ending PerfectAuction<Value>::run() {
  if (!rows_.complete()) return Ending::stopped;
  Value epsilon = std::max<Value>({highest_ / first_step, scale_ * 3 / 8, 1});
  while (true) {
    const Ending ending = bid(epsilon);
    if (ending != Ending::settled) return ending;
    perfect_ = holding_rows();
    known_feasible_ = true;
    if (epsilon == 1) return ending;
    epsilon = std::max<Value>(epsilon / step_factor, 1);
  }
}

// One round: everyone gives up its offer and bids again, from the prices there are.
template <class Value>
Ending PerfectAuction<Value>::bid(Value epsilon) {
  for (Place& place : places_) place.holder = none;
  while (!queue_.empty()) queue_.pop();
  for (Index request = 0; request < problem_.request_capacity.size(); ++request) queue_.push(rows_.number_of(request));
  for (std::uint64_t bids = 0; !queue_.empty(); ++bids) {
    if (bids % bids_between_looks == 0) {
      const Ending ending = look(bids);
      if (ending != Ending::settled) return ending;
    }
    prefetch_ahead();
    const std::uint32_t number = queue_.pop();
    const Choice choice = choose(rows_.row(number));
    const bool only_one = choice.second_value == auction::RequestRows<Value>::nothing_else;
    Place& place = places_[choice.best->offer];
    place.price += (only_one ? highest_ : choice.best_value - choice.second_value) + epsilon;
    const std::uint32_t loser = std::exchange(place.holder, number);
    if (loser != none) {
      if (queue_.size() <= rows_ahead) prefetch_row(loser);
      queue_.push(loser);
    }
    if (place.price > price_limit<Value>) return Ending::no_room;
  }
  return Ending::settled;
}

// Asks the meter and the limits between rounds. `settled`: go on.
template <class Value>
Ending PerfectAuction<Value>::look(std::uint64_t bids) {
  if (!meter_.spend(scanned_ + bids_between_looks)) return Ending::stopped;
  scanned_ = 0;
  const std::uint64_t requests = problem_.request_capacity.size();
  if (bids > hopeless * requests + bids_between_looks) return Ending::given_up;
  if (bids > suspicious * requests && !known_feasible_) return settle_whether_feasible();
  return Ending::settled;
}

template <class Value>
Ending PerfectAuction<Value>::settle_whether_feasible() {
  HugeVector<Index> matching = holders();
  const std::optional<Index> pairs = largest_matching(problem_, matching, meter_);
  if (!pairs) return Ending::stopped;
  if (*pairs < problem_.request_capacity.size()) return Ending::infeasible;
  known_feasible_ = true;
  perfect_.resize(matching.size());
  for (Index offer = 0; offer < matching.size(); ++offer) perfect_[offer] = rows_.number_of(matching[offer]);
  return Ending::settled;
}

// Always inline, both: a function that only prefetches looks as if it did nothing, and its calls would be dropped.
template <class Value>
[[gnu::always_inline]] inline void PerfectAuction<Value>::prefetch_row(std::uint32_t number) const {
  constexpr std::size_t step = auction::cache_line / sizeof(Entry<Value>);
  const Entry<Value>* const line = rows_.line(number);
  for (std::size_t entry = 0; entry < usual_entries; entry += step) auction::prefetch(line + entry);
}

template <class Value>
[[gnu::always_inline]] inline void PerfectAuction<Value>::prefetch_ahead() const {
  prefetch_row(queue_.ahead(rows_ahead));
  const Entry<Value>* const near = rows_.line(queue_.ahead(prices_ahead));
  const std::uint32_t all = auction::header_entries + near->offer;  // the header's first number is the degree
  const std::uint32_t entries = all <= usual_entries ? std::max(all, auction::line_entries) : auction::line_entries;
  for (std::uint32_t k = auction::header_entries; k < entries; ++k) auction::prefetch(&places_[near[k].offer]);
}

template <class Value>
auto PerfectAuction<Value>::choose(Row<Value> row) -> Choice {
  Choice choice = choose_from_front(row);
  if (choice.second_value >= row.bound()) return choice;
  rescan(row);
  return choose_from_front(row);
}

template <class Value>
auto PerfectAuction<Value>::choose_from_front(Row<Value> row) const -> Choice {
  Choice choice(auction::RequestRows<Value>::nothing_else);
  const Entry<Value>* const end = row.entries() + row.front();
  for (const Entry<Value>* entry = row.entries(); entry != end; ++entry) {
    choice.consider(*entry, entry->worth - places_[entry->offer].price);
  }
  return choice;
}

// Brings the row's best entries to the front, and notes what is left behind.
template <class Value>
void PerfectAuction<Value>::rescan(Row<Value> row) {
  scanned_ += row.degree();
  auction::Best<Value> best;
  const Entry<Value>* const entries = row.entries();
  for (std::uint32_t k = 0; k < row.degree(); ++k) best.insert(entries[k].worth - places_[entries[k].offer].price, k);
  best.bring_to_front(row.entries());
  row.bound() = best.best_left_out();
}

template <class Value>
HugeVector<Weight> PerfectAuction<Value>::whole_prices() const {
  HugeVector<Weight> whole(places_.size());
  for (Index offer = 0; offer < whole.size(); ++offer) whole[offer] = (places_[offer].price + scale_ / 2) / scale_;
  return whole;
}

template <class Value>
HugeVector<Index> PerfectAuction<Value>::holding_rows() const {
  HugeVector<Index> rows(places_.size());
  for (Index offer = 0; offer < rows.size(); ++offer) rows[offer] = places_[offer].holder;
  return rows;
}

template <class Value>
HugeVector<Index> PerfectAuction<Value>::requests_of(const HugeVector<Index>& rows) {
  HugeVector<Index> requests(rows.size());
  for (Index offer = 0; offer < rows.size(); ++offer) {
    requests[offer] = rows[offer] == none ? none : rows_.row(rows[offer]).bidder();
  }
  return requests;
}

template class PerfectAuction<std::int32_t>;
template class PerfectAuction<std::int64_t>;

}  // namespace koppel::perfect
