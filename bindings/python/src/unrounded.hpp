// Is the optimum for rounded weights also the optimum for the weights as they were given?
//
// Problem:    doubles that do not fit the engine's integers are rounded. What is optimal for the rounded ones may still be proved optimal
//             for the true ones.
// Promise:    true only where it is proved. Rounding moves each weight by at most half a unit, so another matching can only be better
//             if it loses at most as many units as there may be pairs. By the duals, each loss of a matching is a sum of reduced
//             costs and of nodes' prices, none negative: such a matching differs from this one in edges and nodes of small price only. Where
//             these edges hold no cycle and no path between nodes that may have more or fewer pairs, there is no such matching.
// Complexity: O(nodes + edges).
// Errors:     none; false where there are no duals of the level "weight".
//
//   if (outlives_rounding(problem, outcome)) …  // "optimal", not "feasible"
#pragma once

#include "graph/outcome.hpp"
#include "graph/problem.hpp"

namespace koppel::python {

[[nodiscard]] bool outlives_rounding(const Problem& problem, const Outcome& outcome);

}  // namespace koppel::python
