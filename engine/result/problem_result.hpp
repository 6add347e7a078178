// problem_result: an outcome on a bare problem as the contents of a result file.
//
// Problem:    a result must be readable without the program that made it: external ids, the input's own units, exact numbers.
// Promise:    holds what follows from problem and outcome alone: status, objective, assignments, who is left out, certificate. Lists
//             are sorted by external id (bytes), so the numbering of nodes leaves no trace. Strategy, seed and provenance are the
//             caller's; reasons and reserves are to_result's (describe.hpp), which begins with this.
// Complexity: O(nodes log nodes + pairs log pairs + size of the certificate).
// Errors:     none.
//
//   Result result = problem_result(problem, {weights, minimise}, outcome);
#pragma once

#include <span>

#include "base/weight.hpp"
#include "graph/outcome.hpp"
#include "graph/problem.hpp"
#include "result/result.hpp"

namespace koppel {

// What the edges are worth in the input's units × the problem's scale. The level "weight" holds their negatives where costs are
// minimised; results speak of costs.
struct EdgeValues {
  std::span<const Weight> weights;  // by EdgeId
  bool minimise = false;
};

[[nodiscard]] Result problem_result(const Problem& problem, const EdgeValues& values, const Outcome& outcome);

}  // namespace koppel
