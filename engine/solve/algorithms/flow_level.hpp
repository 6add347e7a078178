// One level over the general model (ranges, laminar groups, concave gains, pins), as a circulation for the network simplex.
//
// Problem:    the best matching of a face on one level, starting from a matching of that face.
// Promise:    with `finished`, the matching is optimal on the face and the duals prove it: dual_bound equals its value. Otherwise the
//             best so far; the duals still give a bound.
// Complexity: that of the network simplex on the face's free edges.
// Errors:     `fits` is false when a dual does not fit into 64 bits; nothing else of the result is then meant.
//
// The network: a root; on the offers' side arcs from the root over the groups, largest first, to the offers; free edges from offers to
// requests; on the requests' side arcs over the groups back to the root. A concave gain becomes parallel arcs, one per run of equal
// steps. The potential of an offer is the sum of the duals from it up to the root, that of a request the negative of that sum.
//
// The network begins with the `start_edges` heaviest edges of each request (0: a usual number); the others are priced with the duals
// and added until none could improve, so that the proof covers all of them.
//
//   LevelSolution solution = solve_flow_level(problem, tree, face, level, start, meter);
#pragma once

#include <vector>

#include "graph/group_tree.hpp"
#include "graph/outcome.hpp"
#include "solve/face.hpp"
#include "solve/meter.hpp"

namespace koppel {

struct LevelSolution {
  std::vector<EdgeId> matching;  // sorted
  LevelDuals duals;
  bool finished = false;
  bool fits = true;
};

[[nodiscard]] LevelSolution solve_flow_level(const Problem& problem, const GroupTree& tree, const Face& face,
                                             const Level& level, const std::vector<EdgeId>& start, Meter& meter,
                                             std::size_t start_edges = 0);

}  // namespace koppel
