#include "certify/promises/exact.hpp"
#include "result/fault_codes.hpp"

#include <algorithm>
#include <string>

namespace koppel::certify {

namespace {

bool counts_served(const Level& level, std::size_t requests) {
  if (!level.edge_weights.empty() || level.every_edge != 0) return false;
  if (!level.offer_gains.empty() || !level.group_gains.empty()) return false;
  for (std::size_t request = 0; request < requests; ++request) {
    if (level.request_gains.step_count(request) != 1 || level.request_gains.step(request, 1) != 1) return false;
  }
  return level.request_gains.begin.size() == requests + 1;
}

bool counts_pairs(const Level& level) {
  return level.edge_weights.empty() && level.every_edge == 1 && level.is_sum_over_pairs();
}

bool sums_weights(const Level& level, std::span<const Weight> weights) {
  if (!level.is_sum_over_pairs()) return false;
  if (!level.edge_weights.empty()) return std::ranges::equal(level.edge_weights, weights);
  return std::ranges::all_of(weights, [&](Weight weight) { return weight == level.every_edge; });
}

// 1 for each pair of the earlier matching, 0 for every other.
bool counts_earlier(const Level& level, const Instance& instance) {
  if (!level.is_sum_over_pairs() || level.edge_weights.size() != instance.graph.edge_count()) return false;
  std::vector<Weight> expected(instance.graph.edge_count(), 0);
  for (const EdgeId edge : instance.earlier) expected[edge.index()] = 1;
  return level.edge_weights == expected;
}

bool is_drawn(const Level& level, std::size_t edges) {
  return level.kind == LevelKind::lottery && level.edge_weights.size() == edges && level.is_sum_over_pairs();
}

bool counts(const Level& level, const WantedLevel& wanted, const Claim& claim) {
  if (level.kind != wanted.kind) return false;
  switch (wanted.kind) {
    case LevelKind::served:
      return counts_served(level, claim.instance.graph.request_count());
    case LevelKind::pairs:
      return counts_pairs(level);
    case LevelKind::weight:
      return sums_weights(level, claim.weights);
    case LevelKind::kept:
      return counts_earlier(level, claim.instance);
    case LevelKind::ranks:
      return level.is_sum_over_pairs() && level.edge_weights == wanted.edge_weights;
    case LevelKind::lottery:
    case LevelKind::other:
      break;
  }
  return false;
}

bool same(const Instance& a, const Instance& b) {
  return a.graph == b.graph && a.offer_range == b.offer_range && a.request_range == b.request_range &&
         a.if_any == b.if_any && a.groups == b.groups && a.hours == b.hours && a.pinned == b.pinned &&
         a.earlier == b.earlier && a.scale == b.scale && a.offer_names == b.offer_names &&
         a.request_names == b.request_names;
}

}  // namespace

std::vector<VerdictFault> exact_faults(const Claim& claim, const Instance& instance,
                                       const std::vector<WantedLevel>& levels) {
  std::vector<VerdictFault> faults;
  if (!same(claim.problem.instance(), instance)) faults.push_back({fault_codes.instance_differs, "ranges"});
  const Goal& goal = claim.problem.goal();
  std::size_t number = 0;
  for (const WantedLevel& wanted : levels) {
    if (wanted.kind == LevelKind::kept && instance.earlier.empty()) continue;
    if (number >= goal.size() || !counts(goal[number], wanted, claim))
      faults.push_back({fault_codes.levels_not_promised, std::string(to_string(wanted.kind))});
    ++number;
  }
  for (; number < goal.size(); ++number) {
    if (!is_drawn(goal[number], claim.instance.graph.edge_count()))
      faults.push_back({fault_codes.levels_not_promised, goal[number].name});
  }
  return faults;
}

}  // namespace koppel::certify
