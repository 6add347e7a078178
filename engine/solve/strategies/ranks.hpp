// The ranks that requests give their edges, and levels that count them.
//
// Problem:    which rank of a request's list does a pair have, where the list follows from the weights?
// Promise:    a request's heaviest edges have rank 1, the next heaviest 2, and so on without holes; equal weights share a rank.
// Complexity: O(E log degree); a level O(E).
// Errors:     none.
//
//   const std::vector<std::uint32_t> ranks = ranks_of(instance->graph, weights);
//   goal = goal.then(rank_level(ranks, 1));   // as many first choices as possible
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "graph/bipartite_graph.hpp"
#include "graph/level.hpp"
#include "solve/strategy.hpp"

namespace koppel {

[[nodiscard]] std::vector<std::uint32_t> ranks_of(const BipartiteGraph& graph,
                                                  std::span<const Weight> weights);  // by EdgeId
[[nodiscard]] std::uint32_t last_rank(std::span<const std::uint32_t> ranks);         // 0 where there is no edge
// A level for each rank is more than a proof about hours can hold.
[[nodiscard]] Support supports_ranks(const Instance& instance);
// Counts pairs of this rank or a better one.
[[nodiscard]] Level rank_level(std::span<const std::uint32_t> ranks, std::uint32_t at_most);

}  // namespace koppel
