// All-or-nothing requests (if_any ≥ 2) by branch and bound over the flow.
//
// Problem:    a request that wants two people gets at least two or nobody; with that the problem is NP-hard.
// Promise:    the optimum with a branching certificate (a lex-dual where one flow proves it); stopped early, the best matching found with
//             a bound that the certificate proves. The bound of a part of the tree is that of a relaxation (relaxation.hpp); the part
//             with the best bound is looked at first (Land and Doig 1960). Branches that the final bound makes superfluous
//             are left out of the certificate.
// Complexity: one lexicographic flow for each node of the tree; exponential in the number of such requests in the worst case.
// Errors:     numbers too large: Status::overflow.
//
//   if (needs_branching(problem)) return solve_branching(problem, meter);
#pragma once

#include <vector>

#include "graph/outcome.hpp"
#include "graph/problem.hpp"
#include "solve/lexicographic.hpp"
#include "solve/meter.hpp"

namespace koppel {

// The request may not have every number of pairs that its range allows; or some request of the problem.
[[nodiscard]] bool needs_branching(const Problem& problem, RequestId request);
[[nodiscard]] bool needs_branching(const Problem& problem);

// What bounds a part of the tree.
using PartProof = decltype(BranchLeaf::proof);

// What the search knows beside its answer. Bounds are by level, times the denominators, not rounded.
struct BranchingProofs {
  std::vector<WideWeight> bound;  // the certificate's
  LexDual root;                   // one flow without any decision: a shorter proof of a weaker bound
  std::vector<WideWeight> root_bound;
};

[[nodiscard]] Outcome solve_branching(const Problem& problem, Meter& meter, const LexicographicOptions& options = {},
                                      BranchingProofs* proofs = nullptr);

}  // namespace koppel
