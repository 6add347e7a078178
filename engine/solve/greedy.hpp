// A quick first matching for the exact solvers to improve.
//
// Problem:    from an empty matching a pivoting solver makes thousands of steps that anybody could see.
// Promise:    adds free edges to a matching of the face, request by request, while the upper bounds allow and the levels (compared in
//             their order) gain by it; never removes one.
//             Once the meter has said stop each request is only offered its heaviest edge.
// Complexity: O(levels · edges · log degree).
// Errors:     none.
//
//   add_greedily(problem, tree, face, problem.goal(), matching, meter);
#pragma once

#include <span>
#include <vector>

#include "graph/group_tree.hpp"
#include "solve/face.hpp"
#include "solve/meter.hpp"

namespace koppel {

void add_greedily(const Problem& problem, const GroupTree& tree, const Face& face, const Goal& goal,
                  std::vector<EdgeId>& matching, Meter& meter);

}  // namespace koppel
