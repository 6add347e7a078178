#include "solve/algorithms/auction/schedule.hpp"

namespace koppel::auction {
namespace {

constexpr double places_abound = 0.97;     // bidders per place below which requests bid at once
constexpr double places_are_scarce = 1.05;  // bidders per place above which offers bid at once
constexpr int first_step = 16;  // the largest weight divided by the first ε
constexpr int step_factor = 8;  // one ε divided by the next
constexpr int relief = 3;       // ε taken off all prices between rounds

}  // namespace

template <class Value>
HugeVector<Value> Schedule<Value>::run(State<Value>& state) {
  if (single_auction(state) == Ending::over_budget) {
    state = State<Value>(instance_);
    static_cast<void>(scaled_auction(state));
    rounding_ = instance_.scale / 2;  // prices are off to both sides
  }
  return whole(state, rounding_);
}

template <class Value>
RequestBidding<Value>& Schedule<Value>::request_bidding() {
  if (!request_bidding_) request_bidding_.emplace(instance_);
  return *request_bidding_;
}

// Prices of requests that bid are a little high, prices of offers that bid a little low: hence the rounding.
template <class Value>
Ending Schedule<Value>::single_auction(State<Value>& state) {
  const double per_place = static_cast<double>(instance_.places_wanted()) / std::max<double>(instance_.places(), 1);
  if (per_place < places_abound) {
    rounding_ = 0;
    return request_bidding().run(state, 1, Patience(instance_.bidders()), meter_);
  }
  if (per_place > places_are_scarce && instance_.one_place_each) {
    rounding_ = instance_.scale - 1;
    return offer_bidding_.run(state, 1, FirstBidders::all_offers, Patience(instance_.offers()), meter_);
  }
  return Ending::over_budget;
}

template <class Value>
Ending Schedule<Value>::scaled_auction(State<Value>& state) {
  Value epsilon = std::max<Value>(instance_.highest / first_step, 1);
  while (true) {
    Ending ending = request_bidding().run(state, epsilon, Patience::endless(), meter_);
    if (ending == Ending::settled) ending = lower_unused_prices(state, epsilon);
    if (ending != Ending::settled || epsilon == 1) return ending;
    take_off_all_prices(state, relief * epsilon);
    epsilon = (epsilon + step_factor - 1) / step_factor;
  }
}

// An offer with a price and a free place asks too much.
template <class Value>
Ending Schedule<Value>::lower_unused_prices(State<Value>& state, Value epsilon) {
  Index offer = 0;
  while (offer < instance_.offers() && (state.free_places[offer] == 0 || state.price[offer] == 0)) ++offer;
  if (offer == instance_.offers()) return Ending::settled;
  if (!instance_.one_place_each) return Ending::settled;  // left to the finisher
  request_bidding().compute_profits(state);
  const HugeVector<Value> before = state.price;
  const Ending ending = offer_bidding_.run(state, epsilon, FirstBidders::priced_offers_with_free_places, Patience::endless(), meter_);
  for (offer = 0; offer < instance_.offers(); ++offer) {
    if (state.price[offer] >= before[offer]) continue;
    for (const Candidate<Value>& candidate : rows_.row(offer)) request_bidding().prices_fell_for(candidate.request);
  }
  return ending;
}

template <class Value>
void Schedule<Value>::take_off_all_prices(State<Value>& state, Value amount) {
  for (Index offer = 0; offer < instance_.offers(); ++offer) {
    if (instance_.places_of(offer) > 0) state.price[offer] = std::max<Value>(state.price[offer] - amount, 0);
  }
  request_bidding().all_prices_fell_by(amount);
}

template <class Value>
HugeVector<Value> Schedule<Value>::whole(const State<Value>& state, Value added) const {
  HugeVector<Value> price(instance_.offers());
  for (Index offer = 0; offer < instance_.offers(); ++offer) price[offer] = (state.price[offer] + added) / instance_.scale;
  return price;
}

template class Schedule<std::int32_t>;
template class Schedule<std::int64_t>;

}  // namespace koppel::auction
