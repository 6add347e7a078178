// The optimal face: what is left to choose once some levels are settled.
//
// Problem:    the second level may only choose among the optima of the first.
// Promise:    after narrow(level, duals) with optimal duals the face holds exactly those matchings of the old face that are optimal
//             on the level (complementary slackness): edges with a negative reduced weight are out, with a positive one in, and
//             each node and group keeps only the numbers of pairs that attain its maximum.
//             Its result is the bound that the duals proved on the face as it was, which costs nothing more.
// Complexity: O(edges + nodes + groups).
// Errors:     none.
//
//   Face face(problem);
//   face.narrow(problem, tree, problem.levels()[0], duals);
#pragma once

#include <cstdint>
#include <vector>

#include "graph/group_tree.hpp"
#include "graph/outcome.hpp"
#include "graph/problem.hpp"

namespace koppel {

struct Face {
  enum class Edge : std::uint8_t { free, in, out };

  IdVector<EdgeId, Edge> edges;
  IdVector<OfferId, Range> offers;
  IdVector<RequestId, Range> requests;
  IdVector<GroupId, Range> groups;

  Face() = default;
  explicit Face(const Problem& problem);

  // All numbers of pairs are within the ranges.
  [[nodiscard]] bool allows(const PairCounts& counts) const;

  WideWeight narrow(const Problem& problem, const GroupTree& tree, const Level& level, const LevelDuals& duals);
};

// Duals of zero for every node and group.
[[nodiscard]] LevelDuals zero_duals(const Problem& problem);

// u and v with the duals of all the groups above added: an edge's reduced weight is w − offers[o] − requests[r].
struct PathDuals {
  IdVector<OfferId, WideWeight> offers;
  IdVector<RequestId, WideWeight> requests;
  IdVector<GroupId, WideWeight> groups;
};
[[nodiscard]] PathDuals path_duals(const Problem& problem, const GroupTree& tree, const LevelDuals& duals);

// Duals that bound a level in one look at each row, for those that have none: a request counts on its heaviest edges and no more.
[[nodiscard]] LevelDuals row_duals(const Problem& problem, const Face& face, const Level& level);

// The bound that these duals prove on the face for one level. Equal to the value of an optimal matching.
[[nodiscard]] WideWeight dual_bound(const Problem& problem, const GroupTree& tree, const Face& face, const Level& level,
                                    const LevelDuals& duals);

}  // namespace koppel
