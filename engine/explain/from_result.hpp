// from_result: a result file's claims, put back on the problem so that certify/ can judge them.
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

#include "certify/verify.hpp"
#include "explain/problem_result.hpp"
#include "graph/outcome.hpp"
#include "graph/problem.hpp"
#include "model/result.hpp"

namespace koppel {

struct Restored {
  Outcome outcome;
  std::vector<VerdictFault> faults;
};

// `problem` must hold the levels that the result names.
[[nodiscard]] Restored from_result(const Result& result, const Problem& problem, const EdgeValues& values);

// The whole check of a result against its problem: from_result, then verify, then everything the result states beside its levels
// (sums, counts, gap, who is left out) against what its own matching gives. Reasons, reserves, moments and metrics need the
// market: see same_description.
[[nodiscard]] Verdict verify_result(const Result& result, const Problem& problem, const EdgeValues& values);

// The parts of a market's result that follow from its matching: reasons, reserves, moments, metrics. `described` is to_result of
// the restored outcome; each part that differs is a fault.
[[nodiscard]] std::vector<VerdictFault> same_description(const Result& result, const Result& described);

}  // namespace koppel
