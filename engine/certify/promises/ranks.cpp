#include "certify/promises/ranks.hpp"

#include <algorithm>
#include <map>

namespace koppel::certify {

std::vector<WantedLevel> rank_levels(const Claim& claim) {
  const BipartiteGraph& graph = claim.instance.graph;
  std::vector<WantedLevel> levels;
  for (const RequestId request : all_ids<RequestId>(graph.request_count())) {
    std::map<WideWeight, std::vector<EdgeId>> list;  // by the negated weight: the heaviest first
    for (const EdgeId edge : graph.edges_of(request)) list[-WideWeight{claim.weights[edge.index()]}].push_back(edge);
    while (levels.size() < list.size()) {
      levels.emplace_back(LevelKind::ranks, std::vector<Weight>(graph.edge_count(), 0));
    }
    std::size_t rank = 0;
    for (const auto& [weight, edges] : list) {
      for (const EdgeId edge : edges) levels[rank].edge_weights[edge.index()] = 1;
      ++rank;
    }
  }
  for (std::size_t rank = 1; rank < levels.size(); ++rank) {  // a pair of a better rank counts too
    const std::vector<Weight>& better = levels[rank - 1].edge_weights;
    std::ranges::transform(levels[rank].edge_weights, better, levels[rank].edge_weights.begin(), std::ranges::max);
  }
  return levels;
}

}  // namespace koppel::certify
