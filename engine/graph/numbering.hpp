// Numbering: the same problem with its nodes in another order.
//
// Problem:    where an optimum is not unique, a solver's choice follows the numbers of the nodes; numbers that follow the alphabet
//             would favour whoever comes first in it.
// Promise:    drawn_numbering depends on the seed and the external ids only; renumber gives the same problem under it.
// Complexity: O(nodes log nodes + edges).
// Errors:     none. Levels are not carried over: they are made afterwards, with weights[e] taken from the old edge old_edge[e].
//
//   Renumbered drawn = renumber(problem, drawn_numbering(problem, seed));
#pragma once

#include <cstdint>
#include <vector>

#include "graph/problem.hpp"

namespace koppel {

struct Numbering {
  IdVector<OfferId, OfferId> new_offer;  // by old number
  IdVector<RequestId, RequestId> new_request;
};
[[nodiscard]] Numbering drawn_numbering(const Problem& problem, std::uint64_t seed);

struct Renumbered {
  Problem problem;
  IdVector<EdgeId, EdgeId> old_edge;  // by new number
};
[[nodiscard]] Renumbered renumber(const Problem& problem, const Numbering& numbering);

}  // namespace koppel
