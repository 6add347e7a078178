// same_description: the parts of a market's result that follow from its matching, against the same parts made anew.
//
// Problem:    a proof says nothing of the reasons beside it, and a wrong reason is a wrong answer too.
// Promise:    reasons, reserves, moments, metrics, parameters and what was understood are the same, in any order; each part that differs is a fault.
// Complexity: O(size of the result · log n).
// Errors:     as faults, all of them.
//
//   faults = same_description(result, to_result(market, setting, weighed, restored.outcome, plan));
#pragma once

#include <vector>

#include "result/fault.hpp"
#include "result/result.hpp"

namespace koppel {

// `described` is made from the outcome that the result was restored to.
[[nodiscard]] std::vector<VerdictFault> same_description(const Result& result, const Result& described);

}  // namespace koppel
