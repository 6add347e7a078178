#include "explain/fallbacks.hpp"

#include <algorithm>
#include <memory>
#include <optional>
#include <set>
#include <utility>

#include "graph/told_level.hpp"
#include "solve/warm.hpp"

namespace koppel {

namespace {

// The proposal as it stands, with one offer more that stands for nobody: whom nobody can replace falls to it, so that every question has
// an answer and none must be solved from nothing.
class FallbackSearch {
 public:
  FallbackSearch(const Weighed& weighed, const Solved& solved)
      : weighed_(weighed),
        instance_(solved.problem.instance()),
        matching_(solved.outcome.matching),
        counts_(count_pairs(instance_, matching_)),
        nobody_(instance_.graph.offer_count()) {}

  // Nothing where the search could not begin.
  std::optional<std::vector<Fallback>> find(const Limits& limits) {
    WarmSolver solver(pose(), {.limits = limits});
    if (solver.status() != Status::optimal) return std::nullopt;
    std::vector<Fallback> all;
    for (const EdgeId edge : matching_) {
      const WarmSolver::Delta delta = solver.forbid(with_nobody_[edge.index()]);
      if (delta.status == Status::optimal) add(edge, delta, all);
      solver.undo();
      solver.forget_history();
    }
    std::ranges::sort(all, {}, [](const Fallback& row) { return std::pair(row.request, row.declined); });
    count_sharing(all);
    return all;
  }

 private:
  Problem pose() {
    Instance posed;
    std::vector<std::uint32_t> begin{0};
    std::vector<OfferId> offers;
    std::vector<Weight> filled, weights;
    with_nobody_.resize(instance_.graph.edge_count());
    auto made = matching_.begin();
    for (const RequestId request : instance_.request_range.ids()) {
      for (const EdgeId edge : instance_.graph.edges_of(request)) {
        with_nobody_[edge.index()] = EdgeId{offers.size()};
        if (made != matching_.end() && *made == edge) posed.earlier.push_back(EdgeId{offers.size()}), ++made;
        offers.push_back(instance_.graph.offer(edge));
        filled.push_back(0);
        weights.push_back(weighed_.weights[edge.index()]);
      }
      const auto count = static_cast<std::int32_t>(counts_.requests[request.index()]);
      if (count > 0) offers.push_back(nobody_), filled.push_back(-2), weights.push_back(0);
      begin.push_back(static_cast<std::uint32_t>(offers.size()));
      const bool together = instance_.needed_if_any(request) > 1;
      posed.request_range.push_back({count, together ? count : instance_.request_range[request].upper});
    }
    posed.graph = BipartiteGraph(instance_.graph.offer_count() + 1, std::move(begin), std::move(offers));
    for (const auto* bound : {&instance_.pinned, &instance_.promised}) {
      for (const EdgeId edge : *bound) {
        if (std::ranges::binary_search(matching_, edge)) posed.pinned.push_back(with_nobody_[edge.index()]);
      }
    }
    std::ranges::sort(posed.pinned);
    posed.offer_range = instance_.offer_range;
    posed.offer_range.push_back({0, static_cast<std::int32_t>(matching_.size())});
    // To be served by nobody is worse than that somebody else is not served: a request keeps its people where that is possible.
    Level served = served_level(posed);
    served.kind = LevelKind::other;
    served.name = "filled";
    served.edge_weights = std::move(filled);
    Goal goal = Goal{}
                    .then(std::move(served))
                    .then(kept_level(posed, posed.earlier))
                    .then(told_level(posed))
                    .then(weight_level(std::move(weights)));
    return {std::move(posed), std::move(goal)};
  }

  // The moves in the order in which one makes room for the next, first whoever comes to the request.
  void add(EdgeId edge, const WarmSolver::Delta& delta, std::vector<Fallback>& all) {
    if (std::ranges::find(delta.added, nobody_, &WarmSolver::Pair::offer) != delta.added.end()) return;
    if (delta.added.empty()) return;
    const auto [declined, request] = instance_.graph.endpoints(edge);
    Fallback fallback{.request = request, .declined = declined};
    std::set<OfferId> told_offers{declined};
    std::set<RequestId> told_requests{request};
    std::vector<WarmSolver::Pair> open = delta.added, gone = delta.removed;
    for (const auto* pairs : {&open, &gone}) {
      for (const WarmSolver::Pair& pair : *pairs) told_offers.insert(pair.offer), told_requests.insert(pair.request);
    }
    fallback.told = told_offers.size() + told_requests.size();
    RequestId next = request;
    while (!open.empty()) {
      auto move = std::ranges::find(open, next, &WarmSolver::Pair::request);
      if (move == open.end()) move = open.begin();
      const OfferId offer = move->offer;
      fallback.moves.push_back({offer, move->request});
      open.erase(move);
      const auto left = std::ranges::find(gone, offer, &WarmSolver::Pair::offer);
      if (left != gone.end()) {
        next = left->request;
        gone.erase(left);
      } else if (offer != declined) {
        fallback.free_place = offer;
      }
    }
    all.push_back(std::move(fallback));
  }

  void count_sharing(std::vector<Fallback>& all) const {
    IdVector<OfferId, std::size_t> users(instance_.graph.offer_count());
    for (const Fallback& fallback : all) {
      if (fallback.free_place) ++users[*fallback.free_place];
    }
    for (Fallback& fallback : all) {
      if (!fallback.free_place) continue;
      const OfferId offer = *fallback.free_place;
      const auto free = static_cast<std::size_t>(instance_.offer_range[offer].upper - counts_.offers[offer.index()]);
      if (users[offer] > free) fallback.sharing = users[offer];
    }
  }

  const Weighed& weighed_;
  const Instance& instance_;
  const std::vector<EdgeId>& matching_;
  const PairCounts counts_;
  const OfferId nobody_;
  std::vector<EdgeId> with_nobody_;  // by edge: its number in the problem with nobody
};

}  // namespace

Fallbacks find_fallbacks(const Weighed& weighed, const Solved& solved, const Limits& limits) {
  const Instance& instance = solved.problem.instance();
  if (instance.graph.request_count() > most_requests_with_fallbacks || !instance.groups.empty()) return {};
  if (solved.outcome.matching.empty()) return {};
  std::optional<std::vector<Fallback>> found = FallbackSearch(weighed, solved).find(limits);
  if (!found) return {};
  return {true, std::move(*found)};
}

}  // namespace koppel
