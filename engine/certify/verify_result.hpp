// verify_result: the whole check of a result against its problem.
//
// Problem:    what a person holds in hands is a file, so the file is judged and not what the solver believes.
// Promise:    the claims are put back on the problem (restore.hpp); verify() judges matching, values and proof; what the name of the
//             strategy promises is checked (promises.hpp); and everything that the result states beside its levels (sums, counts,
//             gap, who is left out) is compared with what its own matching gives. Reasons, reserves, moments and metrics need the
//             market: see same_description.hpp.
// Complexity: that of verify, and O(size of the result · log n).
// Errors:     as faults, all of them.
//
//   const Verdict verdict = verify_result(result, instance, problem, {weights});
//   if (!verdict.accepted) report(verdict.faults);
#pragma once

#include "certify/verify.hpp"
#include "graph/problem.hpp"
#include "result/problem_result.hpp"
#include "result/result.hpp"

namespace koppel {

// `problem` must hold the levels that the result names; `instance` is as it was weighed, before the strategy saw it.
[[nodiscard]] Verdict verify_result(const Result& result, const Instance& instance, const Problem& problem,
                                    const EdgeValues& values);

}  // namespace koppel
