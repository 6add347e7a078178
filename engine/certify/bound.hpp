// bound: what a set of duals proves, from the formula alone.
//
// Problem:    for any integers on nodes and groups, no allowed matching is worth more than
//             Σ_nodes max_k {gain(k) + k·dual} + Σ_free max(0, w − Σ duals along the edge) + Σ_pinned (w − Σ duals along the edge),
//             vectors over the levels, compared lexicographically.
//             With denominators d every weight and gain of level l is multiplied by d_l first, and so is the bound.
// Promise:    evaluates exactly that, trying every k at which a maximum can lie; it relies on no property of the duals. A request
//             with if_any has k = 0 or k ≥ if_any.
// Complexity: O(levels × (edges + nodes + steps + Σ group sizes)).
// Errors:     nothing when a sum passes 128 bits.
//
//   auto bound = prove_bound(problem, problem.goal(), ranges_of(problem), {duals});
#pragma once

#include <optional>
#include <vector>

#include "graph/outcome.hpp"
#include "graph/problem.hpp"

namespace koppel::certify {

using Vector = std::vector<WideWeight>;  // one entry per level

// The ranges that a proof is about: the problem's own, or those of a branch.
struct Ranges {
  std::vector<Range> offers, requests, groups;
};
[[nodiscard]] Ranges ranges_of(const Problem& problem);

// The goal, the duals' levels and their denominators (where there are any) have the same length.
[[nodiscard]] std::optional<Vector> prove_bound(const Problem& problem, const Goal& goal, const Ranges& ranges,
                                                const LexDual& duals);

}  // namespace koppel::certify
