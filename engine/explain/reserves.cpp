#include "explain/reserves.hpp"

#include <algorithm>
#include <tuple>

#include "solve/solve.hpp"

namespace koppel {

namespace {

class ReserveFinder {
 public:
  ReserveFinder(const Weighed& weighed, const Outcome& outcome)
      : weighed_(weighed),
        graph_(weighed.instance->graph),
        spare_(graph_.request_count()),
        roles_(graph_.offer_count()) {
    const PairCounts counts = count_pairs(*weighed.instance, outcome.matching);
    auto made = outcome.matching.begin();
    for (const EdgeId edge : all_ids<EdgeId>(graph_.edge_count())) {
      if (made != outcome.matching.end() && *made == edge) {
        ++made;
        continue;
      }
      const OfferId offer = graph_.offer(edge);
      if (counts.offers[offer.index()] < weighed.instance->offer_range[offer].upper)
        spare_[graph_.request(edge)].push_back(edge);
    }
  }

  std::vector<Reserve> find(int ranks, const Limits& limits) {
    first_round(limits);
    for (int rank = 2; rank <= ranks; ++rank) next_round(rank);
    std::sort(reserves_.begin(), reserves_.end(), [](const Reserve& a, const Reserve& b) {
      return std::tie(a.request, a.rank) < std::tie(b.request, b.rank);
    });
    return std::move(reserves_);
  }

 private:
  void first_round(const Limits& limits) {
    std::vector<std::uint32_t> begin{0};
    std::vector<OfferId> offers;
    std::vector<Weight> weights;
    std::vector<EdgeId> edges;  // by edge of the small problem
    for (const auto& row : spare_) {
      for (const EdgeId edge : row) {
        offers.push_back(graph_.offer(edge));
        weights.push_back(weighed_.weights[edge.index()]);
        edges.push_back(edge);
      }
      begin.push_back(static_cast<std::uint32_t>(edges.size()));
    }
    if (edges.empty()) return;
    Instance instance;
    instance.graph = BipartiteGraph(graph_.offer_count(), std::move(begin), std::move(offers));
    instance.offer_range.assign(graph_.offer_count(), {0, max_first_reserve_roles});
    instance.request_range.assign(graph_.request_count(), {0, 1});
    instance.scale = weighed_.instance->scale;
    instance.offer_names = weighed_.instance->offer_names;
    instance.request_names = weighed_.instance->request_names;
    const Problem problem(std::move(instance), Goal{}.then(pairs_level()).then(weight_level(std::move(weights))));
    const Outcome best = solve(problem, {.limits = limits, .algorithm = {}, .start_edges = first_round_start_edges});
    for (const EdgeId edge : best.matching) appoint(edges[edge.index()], 1);
  }

  // Only who has a reserve of the rank before gets one of this rank.
  void next_round(int rank) {
    std::vector<RequestId> order;
    for (const Reserve& reserve : reserves_) {
      if (reserve.rank == rank - 1) order.push_back(reserve.request);
    }
    std::sort(order.begin(), order.end(), [this](RequestId a, RequestId b) {
      return std::tuple(spare_[a].size(), a) < std::tuple(spare_[b].size(), b);
    });
    for (const RequestId request : order) {
      const std::vector<EdgeId>& row = spare_[request];
      const auto best = std::max_element(row.begin(), row.end(), [this](EdgeId a, EdgeId b) {
        return share(a) * (1 + roles(b)) < share(b) * (1 + roles(a));
      });
      if (best != row.end()) appoint(*best, rank);
    }
  }

  [[nodiscard]] WideWeight share(EdgeId edge) const { return weighed_.weights[edge.index()]; }
  [[nodiscard]] WideWeight roles(EdgeId edge) const { return roles_[graph_.offer(edge)]; }

  void appoint(EdgeId edge, int rank) {
    const auto [offer, request] = graph_.endpoints(edge);
    reserves_.push_back({.request = request, .offer = offer, .rank = rank, .score = score_of(weighed_, edge)});
    ++roles_[offer];
    std::erase(spare_[request], edge);
  }

  static constexpr std::size_t first_round_start_edges = 16;  // a start set; the solver prices the rest

  const Weighed& weighed_;
  const BipartiteGraph& graph_;
  IdVector<RequestId, std::vector<EdgeId>> spare_;
  IdVector<OfferId, int> roles_;
  std::vector<Reserve> reserves_;
};

}  // namespace

PairScore score_of(const Weighed& weighed, EdgeId edge) {
  const std::int32_t distance = weighed.distances[edge.index()];
  return {weighed.weights[edge.index()], weighed.breakdowns[edge.index()],
          distance < 0 ? std::nullopt : std::optional<Metres>(distance)};
}

std::vector<Reserve> find_reserves(const Weighed& weighed, const Outcome& outcome, const Profile& profile,
                                   const Limits& limits) {
  const int ranks = std::min(profile.reserves, max_reserves);
  if (ranks <= 0) return {};
  return ReserveFinder(weighed, outcome).find(ranks, limits);
}

}  // namespace koppel
