// from_result: a result file's claims, put back on the problem so that verify() can judge them.
//
// Problem:    a result names people by external ids; a certificate speaks of nodes and edges.
// Promise:    every claim that cannot be put back (an unknown id, a pair that is no candidate, a weight, count or level that differs) is a
//             fault; the outcome holds all that could be. Nothing of it is believed: verify() recomputes the rest.
// Complexity: O(size of the result · log n).
// Errors:     as faults, all of them.
//
//   Restored restored = from_result(result, problem, {weights});
//   Verdict verdict = verify(problem, restored.outcome);
#pragma once

#include <vector>

#include "graph/outcome.hpp"
#include "graph/problem.hpp"
#include "result/fault.hpp"
#include "result/problem_result.hpp"
#include "result/result.hpp"

namespace koppel {

struct Restored {
  Outcome outcome;
  std::vector<VerdictFault> faults;
};

// `problem` must hold the levels that the result names.
[[nodiscard]] Restored from_result(const Result& result, const Problem& problem, const EdgeValues& values);

}  // namespace koppel
