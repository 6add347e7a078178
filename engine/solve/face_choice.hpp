// Is there more than one matching on a face?
//
// Problem:    a tie must be known before a lottery can decide it.
// Promise:    true exactly when another set of edges than `matching` (which lies on the face) satisfies the face: some edge lies on a
//             directed cycle of the residual network.
// Complexity: O(edges + nodes): strongly connected components (Tarjan 1972).
// Errors:     none.
//
//   if (face_has_choice(problem, tree, face, matching)) draw_lots();
#pragma once

#include <vector>

#include "graph/group_tree.hpp"
#include "solve/face.hpp"

namespace koppel {

[[nodiscard]] bool face_has_choice(const Problem& problem, const GroupTree& tree, const Face& face,
                                   const std::vector<EdgeId>& matching);

}  // namespace koppel
