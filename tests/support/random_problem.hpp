// Small random problems of every kind, from a seed: the same on every machine.
#pragma once

#include <algorithm>
#include <cstdint>
#include <numeric>
#include <set>
#include <string>
#include <utility>

#include "support/problem_parts.hpp"

namespace koppel::test {

// SplitMix64; std::uniform_int_distribution differs between libraries.
class Dice {
 public:
  explicit Dice(std::uint64_t seed) : state_(seed) {}
  std::uint64_t next() {
    std::uint64_t z = (state_ += 0x9e3779b97f4a7c15);
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9;
    z = (z ^ (z >> 27)) * 0x94d049bb133111eb;
    return z ^ (z >> 31);
  }
  // In [low, high].
  std::int64_t in(std::int64_t low, std::int64_t high) {
    return low + static_cast<std::int64_t>(next() % static_cast<std::uint64_t>(high - low + 1));
  }
  bool chance(int percent) { return in(0, 99) < percent; }

 private:
  std::uint64_t state_;
};

struct Shape {
  std::size_t most_nodes = 5;
  std::size_t most_edges = 12;
  bool lower_bounds = true, groups = true, gains = true, pins = true, if_any = false;
  bool hours = false;
};

namespace detail {

// Splits a run of members again and again: laminar by construction.
inline void split(std::vector<std::uint32_t> members, Side side, Dice& dice, std::vector<Group>& groups) {
  if (members.empty() || groups.size() >= 6) return;
  if (dice.chance(70)) {
    const auto low = dice.chance(25) ? std::int32_t(dice.in(0, 2)) : 0;
    Group group{side, "g" + std::to_string(groups.size()), members, {low, low + std::int32_t(dice.in(0, 3))}};
    std::sort(group.members.begin(), group.members.end());
    groups.push_back(std::move(group));
  }
  if (members.size() < 2 || dice.chance(30)) return;
  const auto half = static_cast<std::ptrdiff_t>(members.size() / 2);
  split({members.begin(), members.begin() + half}, side, dice, groups);
  split({members.begin() + half, members.end()}, side, dice, groups);
}

inline void add_groups(ProblemParts& problem, std::size_t nodes, Side side, Dice& dice) {
  std::vector<std::uint32_t> members(nodes);
  std::iota(members.begin(), members.end(), 0U);
  for (std::size_t i = nodes; i > 1; --i)
    std::swap(members[i - 1], members[std::size_t(dice.in(0, std::int64_t(i) - 1))]);
  if (nodes > 2 && dice.chance(50)) members.pop_back();
  split(std::move(members), side, dice, problem.groups);
}

template <class Ranges>
void set_ranges(Ranges& ranges, const Shape& shape, Dice& dice) {
  for (Range& range : ranges) {
    range.upper = std::int32_t(dice.in(dice.chance(20) ? 0 : 1, 3));
    range.lower = shape.lower_bounds && dice.chance(15) ? std::int32_t(dice.in(0, range.upper)) : 0;
  }
}

// Steps that fall; the last is not negative unless the node may have no more pairs than there are steps.
inline StepGains random_gains(std::size_t nodes, Dice& dice, const auto& upper_of) {
  StepGains gains;
  gains.begin.push_back(0);
  for (std::size_t node = 0; node < nodes; ++node) {
    const auto count = static_cast<std::size_t>(dice.in(0, upper_of(node)));
    std::vector<Weight> steps(count);
    for (Weight& step : steps) step = dice.in(-3, 3);
    std::sort(steps.rbegin(), steps.rend());
    if (count < static_cast<std::size_t>(upper_of(node))) {
      for (Weight& step : steps) step = std::max<Weight>(step, 0);
    }
    gains.steps.insert(gains.steps.end(), steps.begin(), steps.end());
    gains.begin.push_back(static_cast<std::uint32_t>(gains.steps.size()));
  }
  return gains;
}

inline Level random_level(const ProblemParts& problem, const Shape& shape, Dice& dice) {
  switch (dice.in(0, 3)) {
    case 0:
      return served_level(problem);
    case 1:
      return pairs_level();
    default:
      break;
  }
  const Weight most = dice.chance(50) ? 2 : 20;
  std::vector<Weight> weights(problem.graph.edge_count());
  for (Weight& weight : weights) weight = dice.in(dice.chance(40) ? -most : 0, most);
  Level level = weight_level(std::move(weights));
  if (!shape.gains) return level;
  if (dice.chance(30)) {
    level.offer_gains = random_gains(problem.graph.offer_count(), dice,
                                     [&](std::size_t n) { return problem.offer_range[OfferId{n}].upper; });
  }
  if (dice.chance(30)) {
    level.request_gains = random_gains(problem.graph.request_count(), dice,
                                       [&](std::size_t n) { return problem.request_range[RequestId{n}].upper; });
  }
  if (dice.chance(30)) {
    level.group_gains =
        random_gains(problem.groups.size(), dice, [&](std::size_t n) { return problem.groups[n].range.upper; });
  }
  return level;
}

inline void add_pins(ProblemParts& problem, Dice& dice) {
  for (const EdgeId edge : all_ids<EdgeId>(problem.graph.edge_count())) {
    if (!dice.chance(10)) continue;
    problem.pinned.push_back(edge);
    if (validate(problem).has_errors()) problem.pinned.pop_back();
  }
}

// Every offer with a budget that some of its pairs pass together; now and then one pair does alone.
inline void add_hours(ProblemParts& problem, Dice& dice) {
  problem.hours.budget.assign(problem.graph.offer_count(), Hours::no_budget);
  problem.hours.use.assign(problem.graph.edge_count(), 0);
  const Weight unit = dice.chance(20) ? dice.in(1, 1'000'003) : 1;
  for (const OfferId offer : problem.offer_range.ids()) {
    if (dice.chance(20)) continue;
    problem.hours.budget[offer] = unit * dice.in(0, 12) + (dice.chance(30) ? dice.in(0, unit) : 0);
    for (const EdgeId edge : problem.graph.edges_of(offer)) problem.hours.use[edge] = unit * dice.in(0, 6);
  }
}

}  // namespace detail

// A small problem with up to three levels of any kind in any order.
[[nodiscard]] inline ProblemParts random_problem(std::uint64_t seed, const Shape& shape = {}) {
  using namespace detail;
  Dice dice(seed);
  ProblemParts problem;
  const auto offers = std::size_t(dice.in(1, std::int64_t(shape.most_nodes)));
  const auto requests = std::size_t(dice.in(1, std::int64_t(shape.most_nodes)));
  std::set<std::pair<std::uint32_t, std::uint32_t>> pairs;
  const auto wanted = std::size_t(dice.in(0, std::int64_t(std::min(shape.most_edges, offers * requests))));
  while (pairs.size() < wanted) {
    pairs.emplace(std::uint32_t(dice.in(0, std::int64_t(offers) - 1)),
                  std::uint32_t(dice.in(0, std::int64_t(requests) - 1)));
  }
  std::vector<Endpoints> edges;
  for (const auto& [offer, request] : pairs) edges.push_back({OfferId{offer}, RequestId{request}});
  problem.graph = BipartiteGraph(offers, requests, std::move(edges));
  problem.offer_range.assign(offers, {});
  problem.request_range.assign(requests, {});
  set_ranges(problem.offer_range, shape, dice);
  set_ranges(problem.request_range, shape, dice);
  for (std::size_t n = 0; n < offers; ++n) problem.offer_names.push_back("o" + std::to_string(n));
  for (std::size_t n = 0; n < requests; ++n) problem.request_names.push_back("r" + std::to_string(n));
  if (shape.groups && dice.chance(40)) add_groups(problem, offers, Side::offers, dice);
  if (shape.groups && dice.chance(40)) add_groups(problem, requests, Side::requests, dice);
  if (shape.pins && dice.chance(40)) add_pins(problem, dice);
  if (shape.if_any) {
    problem.if_any.assign(requests, 1);
    for (std::int32_t& needed : problem.if_any) needed = std::int32_t(dice.in(1, 3));
  }
  for (auto levels = dice.in(1, 3); levels > 0; --levels) problem.levels.push_back(random_level(problem, shape, dice));
  if (shape.hours) add_hours(problem, dice);
  return problem;
}

// Requests × offers with capacities 1..5 as in the benchmarks: `degree` edges a request, weights 0..most.
[[nodiscard]] inline ProblemParts market_like_problem(std::size_t offers, std::size_t requests, std::size_t degree,
                                                      Weight most, std::uint64_t seed) {
  Dice dice(seed);
  ProblemParts problem;
  std::vector<std::uint32_t> begin{0};
  std::vector<OfferId> heads;
  std::vector<Weight> weights;
  for (std::size_t request = 0; request < requests; ++request) {
    std::vector<std::uint32_t> row;
    while (row.size() < degree) {
      row.push_back(std::uint32_t(dice.in(0, std::int64_t(offers) - 1)));
      if (row.size() < degree) continue;
      std::sort(row.begin(), row.end());
      row.erase(std::unique(row.begin(), row.end()), row.end());
    }
    for (const std::uint32_t offer : row) heads.emplace_back(offer), weights.push_back(dice.in(0, most));
    begin.push_back(static_cast<std::uint32_t>(heads.size()));
  }
  problem.graph = BipartiteGraph(offers, std::move(begin), std::move(heads));
  problem.request_range.assign(requests, {0, 1});
  for (std::size_t n = 0; n < offers; ++n) problem.offer_range.push_back({0, std::int32_t(dice.in(1, 5))});
  problem.levels.push_back(weight_level(std::move(weights)));
  return problem;
}

// The same with an external id for every node and group, as a result needs them.
[[nodiscard]] inline ProblemParts with_names(ProblemParts problem) {
  problem.offer_names = {}, problem.request_names = {};
  for (std::size_t i = 0; i < problem.graph.offer_count(); ++i) problem.offer_names.push_back("m" + std::to_string(i));
  for (std::size_t i = 0; i < problem.graph.request_count(); ++i)
    problem.request_names.push_back("r" + std::to_string(i));
  for (std::size_t i = 0; i < problem.groups.size(); ++i) problem.groups[i].name = "g" + std::to_string(i);
  return problem;
}

}  // namespace koppel::test
