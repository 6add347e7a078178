// A sample strategy, added as engine/README.md says: the heaviest pair first, as long as both have a place.
//
// Problem:    the usual way to match by hand, and what a proof is worth beside it.
// Promise:    a heuristic. Nobody could take a pair of positive weight beside those that were made; the status is feasible, never optimal,
//             and the bound that comes with it holds.
// Complexity: O(edges log edges).
// Errors:     strategy_unsupported for lower bounds, pins, groups and all-or-nothing requests.
//
//   const Problem problem = pose(heaviest_first, instance, weights);
//   const Solved solved = heaviest_first.solve(problem, {});
#pragma once

#include "certify/promises.hpp"
#include "solve/strategy.hpp"

namespace koppel::extension {

extern const Strategy heaviest_first;              // heaviest_first_strategy.cpp
extern const PromiseCheck heaviest_first_promise;  // heaviest_first_promise.cpp

}  // namespace koppel::extension
