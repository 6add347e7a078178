// What a matching changes in the proposal that went before it.
//
// Problem:    half of the people have been called already; who must hear something new?
// Promise:    by external ids, so that pairs with somebody who has left the market are gone, and counted, like any other.
// Complexity: O(n log n).
// Errors:     none.
//
//   if (decisions.has_earlier()) show(changes_from_earlier(market, decisions, graph, matching).gone);
#pragma once

#include <string>
#include <vector>

#include "base/pair_changes.hpp"
#include "graph/bipartite_graph.hpp"
#include "model/market.hpp"
#include "model/setting.hpp"

namespace koppel {

using EarlierChanges = PairChanges<std::string, std::string>;

[[nodiscard]] EarlierChanges changes_from_earlier(const Market& market, const Decisions& decisions,
                                                  const BipartiteGraph& graph, const std::vector<EdgeId>& matching);

}  // namespace koppel
