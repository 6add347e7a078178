// A quick first matching for the exact solvers to improve.
//
// Problem:    from an empty matching a pivoting solver makes thousands of steps that anybody could see.
// Promise:    adds free edges to a matching of the face, request by request, while an upper bound allows and the level gains by it;
//             never removes one.
// Complexity: O(edges · log degree).
// Errors:     none.
//
//   add_greedily(problem, tree, face, level, matching);
#pragma once

#include <vector>

#include "graph/group_tree.hpp"
#include "solve/face.hpp"

namespace koppel {

void add_greedily(const Problem& problem, const GroupTree& tree, const Face& face, const Level& level,
                  std::vector<EdgeId>& matching);

}  // namespace koppel
