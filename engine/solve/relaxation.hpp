// The flow that bounds an all-or-nothing problem.
//
// Problem:    a flow may give one person to a request that wants two or nobody, and then counts it as served.
// Promise:    the same problem but that a gain which such a request may have at 0 and from if_any on is drawn straight in between (its
//             concave envelope): half served with one person of two. It never promises less than the problem can have, and as
//             much where the rule is kept. Levels are multiplied by `denominators` so that all numbers stay whole.
// Complexity: O(size of the problem).
// Errors:     none; where the numbers would grow too large a level keeps its gains and the denominator 1.
//
//   const Relaxation relaxation = relax(problem);
//   Lexicographic levels(relaxation.problem, …);
#pragma once

#include <vector>

#include "graph/problem.hpp"

namespace koppel {

struct Relaxation {
  Problem problem;
  std::vector<Weight> denominators;  // by level
};
[[nodiscard]] Relaxation relax(const Problem& problem);

}  // namespace koppel
