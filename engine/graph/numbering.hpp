// Numbering: the same instance with its nodes in another order.
//
// Problem:    where an optimum is not unique, a solver's choice follows the numbers of the nodes; numbers that follow the alphabet
//             would favour whoever comes first in it.
// Promise:    drawn_numbering depends on the seed and the external ids only; renumber gives the same instance under it.
// Complexity: O(nodes log nodes + edges).
// Errors:     none. Weights are the caller's to carry over: weights[e] is taken from the old edge old_edge[e].
//
//   Renumbered drawn = renumber(instance, drawn_numbering(instance, seed));
#pragma once

#include <cstdint>
#include <vector>

#include "graph/instance.hpp"

namespace koppel {

struct Numbering {
  IdVector<OfferId, OfferId> new_offer;  // by old number
  IdVector<RequestId, RequestId> new_request;
};
[[nodiscard]] Numbering drawn_numbering(const Instance& instance, std::uint64_t seed);

struct Renumbered {
  Instance instance;
  IdVector<EdgeId, EdgeId> old_edge;  // by new number
};
[[nodiscard]] Renumbered renumber(const Instance& instance, const Numbering& numbering);

}  // namespace koppel
