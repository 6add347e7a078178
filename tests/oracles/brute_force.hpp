// The optimum by trying every set of edges. For small problems only; knows nothing of flows or duals.
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "support/problem_parts.hpp"

namespace koppel::test {

struct Best {
  std::vector<WideWeight> values;  // the lexicographic maximum
  std::size_t optima = 0;          // how many matchings reach it
};

namespace detail {

struct Counts {
  std::vector<std::int32_t> offers, requests, groups;
};

inline Counts counts_of(const ProblemParts& problem, std::uint32_t chosen) {
  Counts counts{std::vector<std::int32_t>(problem.graph.offer_count()),
                std::vector<std::int32_t>(problem.graph.request_count()),
                std::vector<std::int32_t>(problem.groups.size())};
  for (const EdgeId edge : all_ids<EdgeId>(problem.graph.edge_count())) {
    if ((chosen >> edge.value & 1U) == 0) continue;
    ++counts.offers[problem.graph.offer(edge).index()];
    ++counts.requests[problem.graph.request(edge).index()];
    for (std::size_t g = 0; g < problem.groups.size(); ++g) {
      const Group& group = problem.groups[g];
      const std::uint32_t end =
          group.side == Side::offers ? problem.graph.offer(edge).value : problem.graph.request(edge).value;
      for (const std::uint32_t member : group.members) counts.groups[g] += member == end ? 1 : 0;
    }
  }
  return counts;
}

inline bool within(std::int32_t pairs, Range range) { return pairs >= range.lower && pairs <= range.upper; }

inline bool allowed(const ProblemParts& problem, std::uint32_t chosen, const Counts& counts) {
  for (const OfferId offer : problem.offer_range.ids()) {
    if (!within(counts.offers[offer.index()], problem.offer_range[offer])) return false;
  }
  for (const RequestId request : problem.request_range.ids()) {
    const std::int32_t pairs = counts.requests[request.index()];
    if (!within(pairs, problem.request_range[request])) return false;
    if (pairs != 0 && pairs < problem.needed_if_any(request)) return false;
  }
  for (std::size_t g = 0; g < problem.groups.size(); ++g) {
    if (!within(counts.groups[g], problem.groups[g].range)) return false;
  }
  std::vector<WideWeight> hours(problem.graph.offer_count(), 0);
  for (const EdgeId edge : problem.hours.use.ids()) {
    if ((chosen >> edge.value & 1U) != 0) hours[problem.graph.offer(edge).index()] += problem.hours.use[edge];
  }
  for (const OfferId offer : problem.hours.budget.ids()) {
    if (hours[offer.index()] > problem.hours.budget[offer]) return false;
  }
  for (const EdgeId edge : problem.pinned) {
    if ((chosen >> edge.value & 1U) == 0) return false;
  }
  return true;
}

inline WideWeight gain_of(const StepGains& gains, const std::vector<std::int32_t>& pairs) {
  WideWeight sum = 0;
  for (std::size_t node = 0; node < pairs.size(); ++node) {
    for (std::int32_t k = 1; k <= pairs[node]; ++k) sum += gains.step(node, static_cast<std::size_t>(k));
  }
  return sum;
}

}  // namespace detail

// Nothing: no matching is allowed. At most 20 edges.
[[nodiscard]] inline std::optional<Best> brute_force(const ProblemParts& problem) {
  using namespace detail;
  std::optional<Best> best;
  const std::uint32_t sets = std::uint32_t{1} << problem.graph.edge_count();
  for (std::uint32_t chosen = 0; chosen < sets; ++chosen) {
    const Counts counts = counts_of(problem, chosen);
    if (!allowed(problem, chosen, counts)) continue;
    std::vector<WideWeight> values;
    for (const Level& level : problem.levels) {
      WideWeight value = gain_of(level.offer_gains, counts.offers) + gain_of(level.request_gains, counts.requests) +
                         gain_of(level.group_gains, counts.groups);
      for (const EdgeId edge : all_ids<EdgeId>(problem.graph.edge_count())) {
        if ((chosen >> edge.value & 1U) != 0) value += level.weight(edge);
      }
      values.push_back(value);
    }
    if (!best || values > best->values)
      best = Best{std::move(values), 1};
    else if (values == best->values)
      ++best->optima;
  }
  return best;
}

}  // namespace koppel::test
