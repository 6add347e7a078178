// Which budgets of hours can decide anything.
//
// Problem:    most budgets never bind, and a problem without any that binds is a network: solved and proved exactly, at once.
// Promise:    keeps the budget of an offer exactly where the longest pairs that it may have, as many as it has places, ask more than the
//             budget. What is kept allows the same matchings as what was stated. Nothing is kept: no budget can bind.
// Complexity: O(edges log edges).
// Errors:     none.
//
//   instance.hours = binding_hours(instance, stated);
#pragma once

#include "graph/instance.hpp"

namespace koppel {

// The instance's graph and ranges must stand; its own hours are not looked at.
[[nodiscard]] Hours binding_hours(const Instance& instance, Hours stated);

// Whether the pairs of every offer fit into its hours.
[[nodiscard]] bool fits_hours(const Instance& instance, const std::vector<EdgeId>& matching);

}  // namespace koppel
