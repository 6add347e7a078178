// weight_lost_by_serving: what it would cost to serve a request that the optimum leaves out.
//
// Problem:    "why not me?" of a request that could be served, but only at the expense of the total.
// Promise:    how much less the total weight is in the best matching that serves this request, all levels before the weight kept at
//             their best, and all requests for several people or nobody as they were decided. Nothing when that cannot be said: no
//             way to serve it, no optimum to compare with, or levels before the weight that are more than sums over pairs.
// Complexity: one shortest path by label correcting: O(edges) in practice, O(requests × edges) at worst.
// Errors:     none.
//
//   const std::optional<Weight> lost = weight_lost_by_serving(problem, outcome, request);
#pragma once

#include <optional>

#include "base/ids.hpp"
#include "base/weight.hpp"
#include "graph/outcome.hpp"
#include "graph/problem.hpp"

namespace koppel {

[[nodiscard]] std::optional<Weight> weight_lost_by_serving(const Problem& problem, const Outcome& outcome,
                                                           RequestId request);

}  // namespace koppel
