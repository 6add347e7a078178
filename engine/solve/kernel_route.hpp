// The first levels of a plain problem, by the fast kernel.
//
// Problem:    most problems have plain capacities and want (pairs or served requests, then weight) or weight: that is what the kernel is for.
// Promise:    for each level it could settle, in order, a matching that is optimal on that level and on those before it, with duals. No
//             level where the problem is not of that kind, the numbers leave no room, or the kernel was stopped.
// Complexity: of algorithms/auction; for two levels once with all weights 1 and then, mostly once, with a large weight M on every edge.
// Errors:     none. The caller checks the duals on the face, as it can.
//
// Two levels: the duals d of the all-ones solve prove the number of pairs. With M added to every weight and M large enough, the
// best matching has that number too; its duals y give the second level's as y − M·d, because on the first face the reduced
// weights of both agree. M is doubled until the number is reached.
//
//   for (LevelSolution& level : solve_by_kernel(problem, face, meter)) adopt(level);
#pragma once

#include <vector>

#include "solve/algorithms/flow_level.hpp"

namespace koppel {

[[nodiscard]] std::vector<LevelSolution> solve_by_kernel(const Problem& problem, const Face& face, Meter& meter);

}  // namespace koppel
