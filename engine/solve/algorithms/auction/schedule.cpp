#include "solve/algorithms/auction/schedule.hpp"

namespace koppel::auction {
namespace {

constexpr double places_abound = 0.97;      // bidders per place below which requests bid at once
constexpr double places_are_scarce = 1.05;  // bidders per place above which offers bid at once
constexpr int first_step = 16;              // the largest weight divided by the first ε
constexpr int step_factor = 8;              // one ε divided by the next
constexpr Index sample_step = 16;           // every 16th request is looked at
constexpr Index rarely = 1000;              // one in so many may be wrong
constexpr int relief = 3;                   // ε taken off all prices between rounds

}  // namespace

template <class Value>
HugeVector<Value> Schedule<Value>::run(State<Value>& state) {
  if (single_auction(state) == Ending::over_budget) {
    state = State<Value>(instance_);
    static_cast<void>(scaled_auction(state));
    rounding_ = instance_.scale / 2;  // prices are off to both sides
  }
  HugeVector<Value> price(instance_.offers());
  for (Index offer = 0; offer < instance_.offers(); ++offer) price[offer] = whole(state.price[offer], rounding_);
  return price;
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
  Value epsilon = std::max<Value>({instance_.highest / first_step, instance_.scale * 3 / 8, 1});
  while (true) {
    Ending ending = request_bidding().run(state, epsilon, Patience::endless(), meter_);
    if (ending == Ending::settled) ending = lower_unused_prices(state, epsilon);
    if (ending != Ending::settled || epsilon == 1) return ending;
    if (epsilon < instance_.scale && looks_exact(state)) return ending;
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
  if (!request_bidding().compute_profits(state, meter_)) return Ending::stopped;
  const HugeVector<Value> before = state.price;
  const Ending ending =
      offer_bidding_.run(state, epsilon, FirstBidders::priced_offers_with_free_places, Patience::endless(), meter_);
  for (offer = 0; offer < instance_.offers(); ++offer) {
    if (state.price[offer] >= before[offer]) continue;
    if (!meter_.spend(rows_.row(offer).size())) return Ending::stopped;
    for (const Candidate<Value>& candidate : rows_.row(offer)) request_bidding().prices_fell_for(candidate.request);
  }
  return ending;
}

// Nearly every request of a sample holds what is best for it at whole prices, and nearly no offer with a price has a free place: the
// finisher has little to do.
template <class Value>
bool Schedule<Value>::looks_exact(const State<Value>& state) const {
  if (!instance_.one_place_each) return false;
  Index wrong_offers = 0, wrong_requests = 0;
  for (Index offer = 0; offer < instance_.offers(); ++offer) {
    wrong_offers += state.free_places[offer] > 0 && whole(state.price[offer], instance_.scale / 2) > 0;
  }
  for (Index request = 0; request < instance_.requests(); request += sample_step) {
    wrong_requests += !holds_its_best(request, state);
  }
  return wrong_offers <= instance_.offers() / rarely && wrong_requests <= instance_.requests() / sample_step / rarely;
}

template <class Value>
bool Schedule<Value>::holds_its_best(Index request, const State<Value>& state) const {
  const KernelProblem& problem = instance_.problem;
  Value best = 0, held = 0;
  for (Index edge = instance_.row_begin(request); edge < instance_.row_end(request); ++edge) {
    const Index offer = problem.edge_offer[edge].value;
    const Value value = worth_of<Value>(problem.edge_weight[edge]) - whole(state.price[offer], instance_.scale / 2);
    best = std::max(best, value);
    held = state.standing[request].offer == offer ? value : held;
  }
  return held == best || instance_.places_wanted(request) == 0;
}

template <class Value>
void Schedule<Value>::take_off_all_prices(State<Value>& state, Value amount) {
  for (Index offer = 0; offer < instance_.offers(); ++offer) {
    if (instance_.places_of(offer) > 0) state.price[offer] = std::max<Value>(state.price[offer] - amount, 0);
  }
  request_bidding().all_prices_fell_by(amount);
}

template class Schedule<std::int32_t>;
template class Schedule<std::int64_t>;

}  // namespace koppel::auction
