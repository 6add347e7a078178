// verify: the independent check of an answer. Shares no code with the solvers.
//
// Problem:    is this matching allowed, are its values as claimed, and does the certificate prove the status?
// Promise:    one pass over the edges in 128-bit integers; `accepted` only when everything claimed is proved. Every fault is
//             listed, not only the first. Knows the problem and the outcome, nothing of how it came about.
// Complexity: O(levels × (edges + nodes + Σ group sizes)).
// Errors:     none thrown; overflow beyond 128 bits is a fault like any other.
//
//   Verdict verdict = verify(problem, outcome);
//   if (!verdict.accepted) report(verdict.faults);
#pragma once

#include <vector>

#include "graph/outcome.hpp"
#include "graph/problem.hpp"
#include "result/fault.hpp"

namespace koppel {

struct [[nodiscard]] Verdict {
  bool accepted = false;
  std::vector<VerdictFault> faults;
  std::vector<WideWeight> values;  // recomputed, per level
  std::vector<WideWeight> bounds;  // that the certificate proves, per level
};

[[nodiscard]] Verdict verify(const Problem& problem, const Outcome& outcome);

}  // namespace koppel
