#include "certify/promises/exact.hpp"
#include "graph/told_level.hpp"
#include "result/fault_codes.hpp"

#include <algorithm>
#include <limits>
#include <optional>
#include <string>
#include <tuple>
#include <type_traits>

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

// The weights, and at each pair of the earlier matching its price.
bool sums_weights(const Level& level, std::span<const Weight> given, const Instance& instance) {
  if (!level.is_sum_over_pairs()) return false;
  std::vector<Weight> weights(given.begin(), given.end());
  if (instance.earlier_price != 0) {
    for (const EdgeId edge : instance.earlier) weights[edge.index()] += instance.earlier_price;
  }
  if (!level.edge_weights.empty()) return std::ranges::equal(level.edge_weights, weights);
  return std::ranges::all_of(weights, [&](Weight weight) { return weight == level.every_edge; });
}

// 1 for each of these pairs, 0 for every other.
bool counts_these(const Level& level, const Instance& instance, const std::vector<EdgeId>& these) {
  if (!level.is_sum_over_pairs() || level.edge_weights.size() != instance.graph.edge_count()) return false;
  std::vector<Weight> expected(instance.graph.edge_count(), 0);
  for (const EdgeId edge : these) expected[edge.index()] = 1;
  return level.edge_weights == expected;
}

// The charges of the people of one side, by the formula of data/schema/certificate.md.
template <class AnyId>
void add_charges(const Instance& instance, const std::vector<AnyId>& told, const IdVector<AnyId, Range>& ranges,
                 const std::vector<bool>& is_earlier, std::int64_t most_gone, std::vector<Weight>& expected) {
  const Weight share = std::is_same_v<AnyId, OfferId> ? told_scale / 4 : told_scale / 4 * 3;
  for (const AnyId node : ranges.ids()) {
    if (std::ranges::binary_search(told, node)) continue;
    std::int64_t before = 0, others = 0;
    for (const EdgeId edge : instance.graph.edges_of(node)) ++(is_earlier[edge.index()] ? before : others);
    const std::int64_t places = ranges[node].upper;
    if (before > places) continue;
    const std::int64_t may_go = std::min(before, most_gone), may_come = std::min(places - before + may_go, others);
    const bool full = before == places;
    const Weight for_gone = full ? told_scale : may_go == 0 ? 0 : share;
    const Weight gone = full ? told_scale / std::max<std::int64_t>(may_go, 1) : may_go == 0 ? 0 : share / may_go;
    const Weight come = full || may_come <= 0 ? 0 : (told_scale - for_gone) / may_come;
    for (const EdgeId edge : instance.graph.edges_of(node))
      expected[edge.index()] += is_earlier[edge.index()] ? gone : -come;
  }
}

bool counts_told(const Level& level, const Instance& instance, std::int64_t most_gone) {
  const std::size_t edges = instance.graph.edge_count();
  if (!level.is_sum_over_pairs() || level.edge_weights.size() != edges) return false;
  std::vector<bool> is_earlier(edges, false);
  for (const EdgeId edge : instance.earlier) is_earlier[edge.index()] = true;
  std::vector<Weight> expected(edges, 0);
  add_charges(instance, instance.told_offers, instance.offer_range, is_earlier, most_gone, expected);
  add_charges(instance, instance.told_requests, instance.request_range, is_earlier, most_gone, expected);
  return level.edge_weights == expected;
}

// So many earlier pairs go where the level `kept` is closed, and that is proved by the levels up to it.
std::int64_t proved_gone(const Claim& claim) {
  const auto all = static_cast<std::int64_t>(claim.instance.earlier.size());
  const std::optional<std::size_t> kept = claim.problem.goal().find(LevelKind::kept);
  const auto& [values, bounds] = std::tie(claim.outcome.values, claim.outcome.bounds);
  if (!kept || *kept >= values.size() || *kept >= bounds.size()) return all;
  for (std::size_t i = 0; i <= *kept; ++i) {
    if (values[i] != bounds[i]) return all;
  }
  return all - static_cast<std::int64_t>(bounds[*kept]);
}

bool is_drawn(const Level& level, std::size_t edges) {
  return level.kind == LevelKind::lottery && level.edge_weights.size() == edges && level.is_sum_over_pairs();
}

bool counts(const Level& level, const WantedLevel& wanted, const Claim& claim, const Instance& instance) {
  if (level.kind != wanted.kind) return false;
  switch (wanted.kind) {
    case LevelKind::served:
      return counts_served(level, claim.instance.graph.request_count());
    case LevelKind::pairs:
      return counts_pairs(level);
    case LevelKind::weight:
      return sums_weights(level, claim.weights, instance);
    case LevelKind::kept:
      return counts_these(level, claim.instance, claim.instance.earlier);
    case LevelKind::promised:
      return counts_these(level, claim.instance, claim.instance.promised);
    case LevelKind::told:
      return counts_told(level, instance, std::numeric_limits<std::int32_t>::max()) ||
             counts_told(level, instance, proved_gone(claim));
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
         a.earlier == b.earlier && a.told_offers == b.told_offers && a.told_requests == b.told_requests &&
         a.earlier_first == b.earlier_first && a.earlier_price == b.earlier_price && a.promised == b.promised &&
         a.scale == b.scale && a.offer_names == b.offer_names && a.request_names == b.request_names;
}

// `kept` stands for what an earlier matching asks for; promises come before everything else.
std::vector<WantedLevel> with_those_kept(const std::vector<WantedLevel>& levels, const Instance& instance) {
  std::vector<WantedLevel> all;
  const bool priced =
      instance.earlier_price > 0 && std::ranges::find(levels, LevelKind::weight, &WantedLevel::kind) != levels.end();
  const bool has_earlier = !instance.earlier.empty() && !priced;
  if (!instance.promised.empty()) all.emplace_back(LevelKind::promised);
  if (has_earlier && instance.earlier_first) all.emplace_back(LevelKind::kept);
  for (const WantedLevel& level : levels) {
    const bool waits = level.kind == LevelKind::kept && (!has_earlier || instance.earlier_first);
    if (!waits) all.push_back(level);
    if (level.kind == LevelKind::kept && has_earlier) all.emplace_back(LevelKind::told);
  }
  return all;
}

}  // namespace

std::vector<VerdictFault> exact_faults(const Claim& claim, const Instance& instance,
                                       const std::vector<WantedLevel>& levels) {
  std::vector<VerdictFault> faults;
  if (!same(claim.problem.instance(), instance)) faults.push_back({fault_codes.instance_differs, "ranges"});
  const Goal& goal = claim.problem.goal();
  std::size_t number = 0;
  for (const WantedLevel& wanted : with_those_kept(levels, instance)) {
    if (number >= goal.size() || !counts(goal[number], wanted, claim, instance))
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
