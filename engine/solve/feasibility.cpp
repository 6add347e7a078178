#include "solve/feasibility.hpp"

#include <algorithm>
#include <set>

#include "solve/algorithms/flow_level.hpp"
#include "solve/greedy.hpp"

namespace koppel {

namespace {

// Replaces each lower bound by a gain of 1 for every pair up to it, so that the search may start below the bounds. `most`: how many pairs the
// edges allow. One step more than that is enough to see that a larger bound cannot be met, however large it is.
template <class AnyId, class Most>
StepGains reward_lower(IdVector<AnyId, Range>& ranges, WideWeight& wanted, Most most) {
  StepGains gains;
  gains.begin.push_back(0);
  for (const AnyId id : ranges.ids()) {
    const auto lower = static_cast<std::size_t>(ranges[id].lower);
    const std::size_t steps = lower == 0 ? 0 : std::min(lower, most(id) + 1);
    wanted += static_cast<WideWeight>(steps);
    gains.steps.insert(gains.steps.end(), steps, 1);
    gains.begin.push_back(static_cast<std::uint32_t>(gains.steps.size()));
    ranges[id].lower = 0;
  }
  return gains;
}

// The edges at the members of a group.
std::size_t edges_of(const Problem& problem, GroupId number) {
  const Group& group = problem.groups()[number.index()];
  std::size_t edges = 0;
  for (const std::uint32_t member : group.members) {
    edges += group.side == Side::offers ? problem.graph().edges_of(OfferId{member}).size()
                                        : problem.graph().edges_of(RequestId{member}).size();
  }
  return edges;
}

std::vector<EdgeId> forced_edges(const Face& face) {
  std::vector<EdgeId> forced;
  for (const EdgeId edge : face.edges.ids()) {
    if (face.edges[edge] == Face::Edge::in) forced.push_back(edge);
  }
  return forced;
}

// The multipliers of one cut: nodes whose potential lies above the threshold against the others. The root's potential is 0.
class Cuts {
 public:
  Cuts(const Problem& problem, const GroupTree& tree, const LevelDuals& duals)
      : problem_(problem), tree_(tree), path_(path_duals(problem, tree, duals)) {}

  [[nodiscard]] std::set<WideWeight> thresholds() const {
    std::set<WideWeight> values{-1, 0};
    for (const WideWeight potential : path_.offers) add_around(values, potential);
    for (const WideWeight potential : path_.requests) add_around(values, -potential);
    for (const GroupId group : path_.groups.ids()) add_around(values, potential(group));
    return values;
  }

  [[nodiscard]] LevelDuals at(WideWeight threshold) const {
    const auto side = [&](WideWeight potential) { return potential > threshold ? 1 : 0; };
    const auto above = [&](GroupTree::Link group) { return side(group ? potential(*group) : 0); };
    LevelDuals cut = zero_duals(problem_);
    for (const OfferId offer : cut.offers.ids())
      cut.offers[offer] = side(path_.offers[offer]) - above(tree_.owner(offer));
    for (const RequestId request : cut.requests.ids()) {
      cut.requests[request] = above(tree_.owner(request)) - side(-path_.requests[request]);
    }
    for (const GroupId group : cut.groups.ids()) {
      const int difference = side(potential(group)) - above(tree_.parent(group));
      cut.groups[group] = supply(group) ? difference : -difference;
    }
    return cut;
  }

 private:
  static void add_around(std::set<WideWeight>& values, WideWeight potential) {
    values.insert(potential - 1);
    values.insert(potential);
  }
  [[nodiscard]] bool supply(GroupId group) const { return problem_.groups()[group.index()].side == Side::offers; }
  [[nodiscard]] WideWeight potential(GroupId group) const {
    return supply(group) ? path_.groups[group] : -path_.groups[group];
  }

  const Problem& problem_;
  const GroupTree& tree_;
  PathDuals path_;
};

std::size_t size_of(const LevelDuals& cut) {
  const auto touched = [](const auto& multipliers) {
    return multipliers.size() - static_cast<std::size_t>(std::ranges::count(multipliers.values(), 0));
  };
  return touched(cut.offers) + touched(cut.requests) + touched(cut.groups);
}

// The duals of the reward level, taken as multipliers, already contradict the ranges; they are a sum of cuts, one per threshold,
// so that at least one cut does so alone.
ViolatedSet smallest_cut(const Problem& problem, const GroupTree& tree, const Face& face, const LevelDuals& duals) {
  const Cuts cuts(problem, tree, duals);
  const Level nothing;
  std::optional<LevelDuals> best;
  for (const WideWeight threshold : cuts.thresholds()) {
    LevelDuals cut = cuts.at(threshold);
    if (best && size_of(cut) >= size_of(*best)) continue;
    if (dual_bound(problem, tree, face, nothing, cut) < 0) best = std::move(cut);
  }
  return {best ? std::move(*best) : duals};
}

}  // namespace

Feasibility find_feasible(const Problem& problem, const GroupTree& tree, const Face& face, Meter& meter) {
  Face relaxed = face;
  Level reward;
  WideWeight wanted = 0;
  const auto degree = [&](auto node) -> std::size_t { return std::ranges::size(problem.graph().edges_of(node)); };
  reward.offer_gains = reward_lower(relaxed.offers, wanted, degree);
  reward.request_gains = reward_lower(relaxed.requests, wanted, degree);
  reward.group_gains = reward_lower(relaxed.groups, wanted, [&](GroupId group) { return edges_of(problem, group); });

  std::vector<EdgeId> start = forced_edges(face);
  if (wanted == 0) return {std::move(start), std::nullopt};
  add_greedily(problem, tree, relaxed, Goal{}.then(reward), start, meter);
  if (face.allows(count_pairs(problem, start))) return {std::move(start), std::nullopt};
  if (meter.stopped()) return {};
  LevelSolution solution = solve_flow_level(problem, tree, relaxed, reward, start, meter);
  if (!solution.finished) return {};
  if (dual_bound(problem, tree, relaxed, reward, solution.duals) == wanted)
    return {std::move(solution.matching), std::nullopt};
  return {std::nullopt, smallest_cut(problem, tree, face, solution.duals)};
}

}  // namespace koppel
