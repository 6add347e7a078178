#include "solve/strategies/ranks.hpp"

#include <algorithm>
#include <functional>
#include <string>

namespace koppel {

std::vector<std::uint32_t> ranks_of(const BipartiteGraph& graph, std::span<const Weight> weights) {
  std::vector<std::uint32_t> ranks(graph.edge_count());
  std::vector<Weight> best;
  for (const RequestId request : all_ids<RequestId>(graph.request_count())) {
    best.clear();
    for (const EdgeId edge : graph.edges_of(request)) best.push_back(weights[edge.index()]);
    std::ranges::sort(best, std::greater{});
    best.erase(std::unique(best.begin(), best.end()), best.end());
    for (const EdgeId edge : graph.edges_of(request)) {
      const auto place = std::ranges::lower_bound(best, weights[edge.index()], std::greater{});
      ranks[edge.index()] = static_cast<std::uint32_t>(place - best.begin()) + 1;
    }
  }
  return ranks;
}

std::uint32_t last_rank(std::span<const std::uint32_t> ranks) { return ranks.empty() ? 0 : std::ranges::max(ranks); }

Support supports_ranks(const Instance& instance) {
  return instance.hours.empty() ? Support{} : Support{"hours_with_ranks"};
}

Level rank_level(std::span<const std::uint32_t> ranks, std::uint32_t at_most) {
  Level level;
  level.kind = LevelKind::ranks;
  level.name = "rank-at-most-" + std::to_string(at_most);
  level.edge_weights.reserve(ranks.size());
  for (const std::uint32_t rank : ranks) level.edge_weights.push_back(rank <= at_most ? 1 : 0);
  return level;
}

}  // namespace koppel
