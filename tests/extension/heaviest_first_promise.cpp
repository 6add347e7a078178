#include <algorithm>

#include "extension/heaviest_first.hpp"
#include "result/fault_codes.hpp"

namespace koppel::extension {

namespace {

// Faults of this strategy alone.
constexpr FaultInfo not_maximal{"not_maximal", "a pair of positive weight could still be added"};
constexpr FaultInfo status_not_promised{"status_not_promised", "a heuristic proves no optimum"};

// A pair of positive weight for which both still have a place.
bool leaves_a_pair(const Claim& claim) {
  const BipartiteGraph& graph = claim.instance.graph;
  IdVector<OfferId, std::int32_t> offers(graph.offer_count());
  IdVector<RequestId, std::int32_t> requests(graph.request_count());
  for (const EdgeId edge : claim.outcome.matching) ++offers[graph.offer(edge)], ++requests[graph.request(edge)];
  for (const EdgeId edge : all_ids<EdgeId>(graph.edge_count())) {
    const auto [offer, request] = graph.endpoints(edge);
    const bool room = offers[offer] < claim.instance.offer_range[offer].upper &&
                      requests[request] < claim.instance.request_range[request].upper;
    const bool made = std::ranges::binary_search(claim.outcome.matching, edge);
    if (room && !made && claim.weights[edge.index()] > 0) return true;
  }
  return false;
}

}  // namespace

constinit const PromiseCheck heaviest_first_promise{
    .strategy = "heaviest_first",
    .faults =
        [](const Claim& claim) {
          std::vector<VerdictFault> found;
          const Goal& goal = claim.problem.goal();
          if (goal.size() != 1 || !goal.leads_with(LevelKind::weight) ||
              !std::ranges::equal(goal[0].edge_weights, claim.weights)) {
            found.push_back({fault_codes.levels_not_promised, "weight"});
          }
          if (claim.outcome.status != Status::feasible) found.push_back({status_not_promised, "feasible"});
          if (leaves_a_pair(claim)) found.push_back({not_maximal, "matching"});
          return found;
        },
};

}  // namespace koppel::extension
