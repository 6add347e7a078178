#include "solve/algorithms/auction/instance.hpp"

#include <array>

namespace koppel::auction {
namespace {

// Running sums of capacities, each cut to one more than the node's degree: a node that cannot fill up must keep a free place, for
// only then is its dual 0, as its true capacity demands.
template <class Degree>
[[nodiscard]] Places count_places(std::span<const std::int32_t> capacity, Degree degree) {
  Places begin(capacity.size() + 1);
  begin[0] = 0;
  for (Index node = 0; node < capacity.size(); ++node) {
    const Index wanted = static_cast<Index>(std::max(capacity[node], 0));
    begin[node + 1] = begin[node] + std::min(wanted, degree(node) + 1);
  }
  return begin;
}

[[nodiscard]] HugeVector<Index> offer_degrees(const KernelProblem& problem) {
  HugeVector<Index> degree(problem.offer_capacity.size(), 0);
  for (const OfferId offer : problem.edge_offer) ++degree[offer.index()];
  return degree;
}

// Degrees cost a pass in random order over the edges; only large capacities make it worth while.
[[nodiscard]] Places count_offer_places(const KernelProblem& problem) {
  const std::size_t requests = problem.request_capacity.size();
  std::uint64_t sum = 0;
  for (const std::int32_t capacity : problem.offer_capacity) sum += static_cast<std::uint64_t>(std::max(capacity, 0));
  if (sum <= 2 * requests + 1024) return count_places(problem.offer_capacity, [](Index) { return none - 1; });
  const HugeVector<Index> degree = offer_degrees(problem);
  return count_places(problem.offer_capacity, [&](Index offer) { return degree[offer]; });
}

}  // namespace

Weight largest_weight(const KernelProblem& problem) {
  constexpr std::size_t lanes = 4;  // four maxima at a time: one after the other they would wait for each other
  std::array<Weight, lanes> largest{};
  const std::span<const Weight> weights = problem.edge_weight;
  const std::size_t even = weights.size() / lanes * lanes;
  for (std::size_t edge = 0; edge < even; edge += lanes) {
    for (std::size_t lane = 0; lane < lanes; ++lane) largest[lane] = std::max(largest[lane], weights[edge + lane]);
  }
  for (const Weight weight : weights.subspan(even)) largest[0] = std::max(largest[0], weight);
  return *std::max_element(largest.begin(), largest.end());
}

template <class Value>
Instance<Value>::Instance(const KernelProblem& kernel_problem, Weight largest, Value scale_factor)
    : problem(kernel_problem),
      scale(scale_factor),
      highest(static_cast<Value>(largest) * scale_factor),
      offer_places(count_offer_places(kernel_problem)),
      request_places(count_places(kernel_problem.request_capacity,
                                  [&](Index request) {
                                    return kernel_problem.request_begin[request + 1] -
                                           kernel_problem.request_begin[request];
                                  })),
      one_place_each(true) {
  for (Index request = 0; request < requests(); ++request) one_place_each &= places_wanted(request) <= 1;
}

template <class Value>
State<Value>::State(const Instance<Value>& instance)
    : price(instance.offers(), 0), standing(instance.bidders(), Standing<Value>{}), free_places(instance.offers()) {
  for (Index offer = 0; offer < instance.offers(); ++offer) {
    free_places[offer] = instance.places_of(offer);
    if (free_places[offer] == 0) price[offer] = instance.highest;
  }
  if (!instance.one_place_each) return;
  for (Index request = 0; request < instance.requests(); ++request) {
    if (instance.places_wanted(request) == 0) standing[request].profit = instance.highest;
  }
}

template struct Instance<std::int32_t>;
template struct Instance<std::int64_t>;
template struct State<std::int32_t>;
template struct State<std::int64_t>;

}  // namespace koppel::auction
