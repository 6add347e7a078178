#include "measure/earlier_changes.hpp"

#include <utility>

namespace koppel {

EarlierChanges changes_from_earlier(const Market& market, const Decisions& decisions, const BipartiteGraph& graph,
                                    const std::vector<EdgeId>& matching) {
  std::vector<EarlierChanges::Pair> before, after;
  for (const auto& [offer, request] : decisions.earlier) before.emplace_back(market[request].id, market[offer].id);
  for (const EarlierPair& pair : decisions.departed) before.emplace_back(pair.request, pair.offer);
  for (const EdgeId edge : matching) {
    const auto [offer, request] = graph.endpoints(edge);
    after.emplace_back(market[request].id, market[offer].id);
  }
  return pair_changes<std::string, std::string>(std::move(before), std::move(after));
}

}  // namespace koppel
