// hours: what an offer's budget allows, from its numbers alone.
//
// Problem:    a matching must keep every budget, and a bound may count no more at an offer than fits into its hours.
// Promise:    best_within is at least what any set of items that fits is worth, and exactly that unless the budget has more than 2^16
//             steps: then uses are counted in coarser steps and rounded down, which can only raise it.
// Complexity: offers_above_hours O(matching + offers); best_within O(items × steps of the budget).
// Errors:     nothing where a sum passes 128 bits.
//
//   const auto most = best_within(items, budget);
#pragma once

#include <optional>
#include <vector>

#include "graph/problem.hpp"

namespace koppel::certify {

// The offers whose pairs ask more hours than they have.
[[nodiscard]] std::vector<OfferId> offers_above_hours(const Problem& problem, const std::vector<EdgeId>& matching);

// How the hours of one offer are counted in its knapsack: use / step, rounded down; what is left of the budget alike.
struct HourSteps {
  Weight step = 1;
  Weight budget = 0;  // in steps
};
[[nodiscard]] HourSteps hour_steps(const Problem& problem, OfferId offer);

struct KnapsackItem {
  WideWeight worth = 0;
  Weight use = 0;  // in steps
};
// The largest sum of worths of items that fit together; items of no worth are left out. The budget is not negative.
[[nodiscard]] std::optional<WideWeight> best_within(const std::vector<KnapsackItem>& items, Weight budget);

}  // namespace koppel::certify
