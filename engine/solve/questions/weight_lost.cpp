#include "solve/questions/weight_lost.hpp"

#include <algorithm>
#include <array>
#include <deque>

namespace koppel {

namespace {

constexpr std::size_t most_before = 2;  // levels before the weight: pairs, and pairs kept

// What is lost on the levels before the weight, which are sums of one number per pair, and on the weight.
struct Loss {
  std::array<WideWeight, most_before> before{};
  WideWeight weight = 0;
  friend auto operator<=>(const Loss&, const Loss&) = default;
  friend Loss operator+(Loss a, const Loss& b) {
    for (std::size_t level = 0; level < most_before; ++level) a.before[level] += b.before[level];
    a.weight += b.weight;
    return a;
  }
};

// Demanding one pair more of a request moves the optimum of a minimum-cost flow along one cheapest path of the residual
// graph: take a free edge, and where that overfills an offer take one of its pairs away, and so on, until an offer has
// room or a request can do with one less. The optimum leaves no cycle that gains, so label correcting (Bellman 1958)
// ends.
class CheapestPath {
 public:
  // The weight is the level of that number; those before it are sums over pairs, too.
  CheapestPath(const Problem& problem, const std::vector<EdgeId>& matching, std::size_t weight)
      : problem_(problem),
        graph_(problem.graph()),
        counts_(count_pairs(problem, matching)),
        weight_(weight),
        made_(graph_.edge_count()),
        pinned_(graph_.edge_count()),
        offers_(graph_.offer_count()),
        requests_(graph_.request_count()),
        queued_(graph_.request_count()) {
    for (const EdgeId edge : matching) made_[edge.index()] = true;
    for (const EdgeId edge : problem.pinned()) pinned_[edge.index()] = true;
  }

  std::optional<Loss> from(RequestId start) {
    requests_[start] = Loss{};
    queue_.push_back(start);
    while (!queue_.empty()) {
      const RequestId request = queue_.front();
      queue_.pop_front();
      queued_[request] = false;
      const Loss so_far = *requests_[request];
      if (counts_.requests[request.index()] > fewest(request)) keep(so_far);
      for (const EdgeId edge : graph_.edges_of(request)) {
        if (!made_[edge.index()]) take(edge, so_far);
      }
    }
    return best_;
  }

 private:
  // Who has several people together keeps them together.
  [[nodiscard]] std::int64_t fewest(RequestId request) const {
    const std::int32_t together = problem_.needed_if_any(request);
    return std::max(problem_.request_range()[request].lower, together > 1 ? together : 0);
  }

  [[nodiscard]] Loss loss_of(EdgeId edge, int sign) const {
    const Goal& goal = problem_.goal();
    Loss loss{.before = {}, .weight = sign * WideWeight{goal[weight_].weight(edge)}};
    for (std::size_t level = 0; level < weight_; ++level)
      loss.before[level] = sign * WideWeight{goal[level].weight(edge)};
    return loss;
  }
  void keep(const Loss& loss) {
    if (!best_ || loss < *best_) best_ = loss;
  }

  void take(EdgeId edge, const Loss& so_far) {
    const OfferId offer = graph_.offer(edge);
    const Loss loss = so_far + loss_of(edge, -1);
    if (offers_[offer] && *offers_[offer] <= loss) return;
    offers_[offer] = loss;
    if (counts_.offers[offer.index()] < problem_.offer_range()[offer].upper) keep(loss);
    for (const EdgeId other : graph_.edges_of(offer)) {
      if (!made_[other.index()] || pinned_[other.index()]) continue;
      const RequestId request = graph_.request(other);
      const Loss after = loss + loss_of(other, 1);
      if (requests_[request] && *requests_[request] <= after) continue;
      requests_[request] = after;
      if (!queued_[request]) queue_.push_back(request);
      queued_[request] = true;
    }
  }

  const Problem& problem_;
  const BipartiteGraph& graph_;
  const PairCounts counts_;
  const std::size_t weight_;
  std::vector<bool> made_, pinned_;
  IdVector<OfferId, std::optional<Loss>> offers_;
  IdVector<RequestId, std::optional<Loss>> requests_;
  IdVector<RequestId, bool> queued_;
  std::deque<RequestId> queue_;
  std::optional<Loss> best_;
};

}  // namespace

std::optional<Weight> weight_lost_by_serving(const Problem& problem, const Outcome& outcome, RequestId request) {
  const Goal& goal = problem.goal();
  const std::optional<std::size_t> weight = goal.find(LevelKind::weight);
  if (!weight || *weight > most_before) return std::nullopt;
  for (std::size_t level = 0; level <= *weight; ++level) {
    if (!goal[level].is_sum_over_pairs()) return std::nullopt;
  }
  if (outcome.status != Status::optimal || !problem.groups().empty()) return std::nullopt;
  CheapestPath path(problem, outcome.matching, *weight);
  const std::optional<Loss> loss = path.from(request);
  if (!loss) return std::nullopt;
  return static_cast<Weight>(loss->weight);
}

}  // namespace koppel
