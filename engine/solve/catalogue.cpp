// The one list of strategies. To add one: write its levels() here, add a row, test it in tests/solve.
#include <algorithm>
#include <array>

#include "solve/strategy.hpp"

namespace koppel {

namespace {

using Weights = std::vector<Weight>;

std::optional<std::string> always(const Problem&) { return std::nullopt; }

std::vector<Level> served_then_weight(const Problem& problem, Weights weights) {
  return {served_level(problem), weight_level(std::move(weights))};
}
std::vector<Level> weight_then_pairs(const Problem&, Weights weights) {
  return {weight_level(std::move(weights)), pairs_level()};
}
std::vector<Level> pairs_then_weight(const Problem&, Weights weights) {
  return {pairs_level(), weight_level(std::move(weights))};
}
std::vector<Level> pairs_alone(const Problem&, Weights) { return {pairs_level()}; }
std::vector<Level> weight_alone(const Problem&, Weights weights) { return {weight_level(std::move(weights))}; }

template <class Ranges>
std::int64_t places_of(const Ranges& ranges) {
  std::int64_t sum = 0;
  for (const Range range : ranges) sum += range.upper;
  return sum;
}
template <class Ranges>
void demand_all(Ranges& ranges) {
  for (Range& range : ranges) range.lower = range.upper;
}

// The side with fewer places uses them all; where both have as many, both do.
void fill_the_smaller_side(Problem& problem) {
  const std::int64_t offered = places_of(problem.offer_range), wanted = places_of(problem.request_range);
  if (offered <= wanted) demand_all(problem.offer_range);
  if (wanted <= offered) demand_all(problem.request_range);
}

constexpr std::array strategies{
    Strategy{"max_cardinality", "as many pairs as possible", Promise::exact, always, pairs_alone},
    Strategy{"max_cardinality_max_weight", "as many pairs as possible; among those the largest total weight",
             Promise::exact, always, pairs_then_weight},
    Strategy{"max_served_max_weight", "as many requests served as possible; among those the largest total weight",
             Promise::exact, always, served_then_weight},
    Strategy{"max_weight", "the largest total weight; among those as many pairs as possible", Promise::exact, always,
             weight_then_pairs},
    Strategy{"min_cost_perfect",
             "all places of the side that has fewer are used (of both where they have as many), at the least cost",
             Promise::exact, always, weight_alone, fill_the_smaller_side, true},
};

}  // namespace

std::string_view to_string(Promise promise) {
  switch (promise) {
    case Promise::exact:
      return "exact";
    case Promise::approximate:
      return "approximate";
    case Promise::heuristic:
      return "heuristic";
    case Promise::mechanism:
      return "mechanism";
  }
  return "heuristic";
}

std::span<const Strategy> all_strategies() { return strategies; }

std::vector<std::string> strategy_names() {
  std::vector<std::string> names;
  for (const Strategy& strategy : strategies) names.emplace_back(strategy.name);
  return names;
}

const Strategy* find_strategy(std::string_view name) {
  const auto found = std::ranges::find(strategies, name, &Strategy::name);
  return found == strategies.end() ? nullptr : &*found;
}

}  // namespace koppel
