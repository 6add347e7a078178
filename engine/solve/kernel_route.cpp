#include "solve/kernel_route.hpp"

#include <algorithm>

#include "solve/algorithms/auction/auction.hpp"

namespace koppel {

namespace {

enum class Kind { pairs, served, weights, other };

class KernelRoute {
 public:
  KernelRoute(const Problem& problem, const Face& face, Meter& meter) : problem_(problem), face_(face), meter_(meter) {
    for (const Range range : face.offers) offer_capacity_.push_back(range.upper);
    for (const Range range : face.requests) request_capacity_.push_back(range.upper);
  }

  std::vector<LevelSolution> run() {
    if (problem_.levels.empty() || !plain()) return {};
    const Level& first = problem_.levels.front();
    switch (kind_of(first)) {
      case Kind::other:
        return {};
      case Kind::weights:
        add_level(solve(weights_of(first, 0)), 0, nullptr);
        break;
      case Kind::pairs:
      case Kind::served:
        lead_with_pairs();
        break;
    }
    return std::move(solved_);
  }

 private:
  [[nodiscard]] bool plain() const {
    const auto from_zero = [](Range range) { return range.lower == 0; };
    return problem_.groups.empty() && std::ranges::all_of(face_.offers, from_zero) &&
           std::ranges::all_of(face_.requests, from_zero) &&
           std::ranges::all_of(face_.edges, [](Face::Edge edge) { return edge == Face::Edge::free; });
  }

  // A served request is a pair where nobody can have two.
  [[nodiscard]] Kind kind_of(const Level& level) const {
    if (!level.offer_gains.empty() || !level.group_gains.empty()) return Kind::other;
    const bool uniform = level.edge_weights.empty();
    if (!level.request_gains.empty()) {
      const bool once = std::ranges::all_of(request_capacity_, [](std::int32_t capacity) { return capacity <= 1; });
      const bool ones =
          level.request_gains.steps.size() == request_capacity_.size() &&
          std::ranges::all_of(level.request_gains.steps, [](Weight step) { return step == 1; }) &&
          std::ranges::adjacent_find(level.request_gains.begin, std::equal_to<>()) == level.request_gains.begin.end();
      return uniform && level.every_edge == 0 && once && ones ? Kind::served : Kind::other;
    }
    return uniform && level.every_edge == 1 ? Kind::pairs : Kind::weights;
  }

  [[nodiscard]] std::vector<Weight> weights_of(const Level& level, Weight extra) const {
    std::vector<Weight> weights(problem_.graph.edge_count(), level.every_edge + extra);
    for (std::size_t edge = 0; edge < level.edge_weights.size(); ++edge)
      weights[edge] = level.edge_weights[edge] + extra;
    return weights;
  }

  [[nodiscard]] Weight largest(const Level& level) const {
    Weight most = level.edge_weights.empty() ? std::abs(level.every_edge) : 1;
    for (const Weight weight : level.edge_weights) most = std::max(most, std::abs(weight));
    return most;
  }

  [[nodiscard]] bool fits(WideWeight weight) const {
    const auto nodes = static_cast<WideWeight>(offer_capacity_.size() + request_capacity_.size() + 2);
    return weight * nodes < WideWeight{1} << 61;
  }

  KernelSolution solve(const std::vector<Weight>& weights) {
    WideWeight most = 0;
    for (const Weight weight : weights) most = std::max(most, weight < 0 ? -WideWeight{weight} : WideWeight{weight});
    if (!fits(most)) return {};
    return solve_auction(
        {problem_.graph.request_begin(), problem_.graph.edge_offers(), weights, offer_capacity_, request_capacity_},
        meter_);
  }

  void lead_with_pairs() {
    KernelSolution ones = solve(std::vector<Weight>(problem_.graph.edge_count(), 1));
    if (!ones.complete) return;
    LevelDuals first = duals_of(ones, 0, nullptr);
    const Kind kind = kind_of(problem_.levels.front());
    solved_.push_back({ones.matching, first, true, true});
    if (kind == Kind::served) {
      for (Weight& dual : solved_.back().duals.requests) dual -= 1;  // the 1 moves from the edge to the request
    }
    if (problem_.levels.size() < 2 || kind_of(problem_.levels[1]) != Kind::weights) return;
    const Level& second = problem_.levels[1];
    constexpr Weight first_factor = 20;  // sufficed on all families measured
    for (WideWeight extra = WideWeight{largest(second)} * first_factor; fits(2 * extra) && !meter_.stopped();
         extra *= 2) {
      KernelSolution weighted = solve(weights_of(second, static_cast<Weight>(extra)));
      if (!weighted.complete) return;
      if (weighted.matching.size() < ones.matching.size()) continue;
      return add_level(std::move(weighted), static_cast<Weight>(extra), &first);
    }
  }

  void add_level(KernelSolution solution, Weight factor, const LevelDuals* taken_off) {
    if (!solution.complete) return;
    LevelDuals duals = duals_of(solution, factor, taken_off);
    solved_.push_back({std::move(solution.matching), std::move(duals), true, true});
  }

  // y − factor · d
  [[nodiscard]] LevelDuals duals_of(const KernelSolution& solution, Weight factor, const LevelDuals* taken_off) const {
    LevelDuals duals{
        IdVector<OfferId, Weight>(solution.offer_dual), IdVector<RequestId, Weight>(solution.request_dual), {}};
    if (taken_off == nullptr) return duals;
    for (const OfferId offer : duals.offers.ids()) duals.offers[offer] -= factor * taken_off->offers[offer];
    for (const RequestId request : duals.requests.ids())
      duals.requests[request] -= factor * taken_off->requests[request];
    return duals;
  }

  const Problem& problem_;
  const Face& face_;
  Meter& meter_;
  std::vector<std::int32_t> offer_capacity_, request_capacity_;
  std::vector<LevelSolution> solved_;
};

}  // namespace

std::vector<LevelSolution> solve_by_kernel(const Problem& problem, const Face& face, Meter& meter) {
  return KernelRoute(problem, face, meter).run();
}

}  // namespace koppel
