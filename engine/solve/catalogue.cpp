// The one list of strategies, in alphabetical order. engine/README.md says how to add one.
#include <array>

#include "solve/strategies/strategies.hpp"

namespace koppel {

namespace {

// clang-format off
constexpr std::array strategies{
    &generous_maximum,
    &greedy_maximum,
    &max_cardinality,
    &max_cardinality_max_weight,
    &max_served_max_weight,
    &max_weight,
    &min_cost_perfect,
    &rank_maximal,
};
// clang-format on

}  // namespace

StrategyList all_strategies() { return strategies; }

}  // namespace koppel
