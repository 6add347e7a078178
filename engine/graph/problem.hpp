// The problem on the graph: how many pairs each node may have, and what is wanted, in which order.
//
//   maximise lexicographically   ( value_1(x), value_2(x), … )          one value per level
//   where    value_l(x) = Σ_e weight_l(e)·x_e + Σ_offers gain_l(o, x(o)) + Σ_requests gain_l(r, x(r)) + Σ_groups gain_l(g, x(g))
//   subject to  lower ≤ x(node) ≤ upper for every offer and request,  lower ≤ x(group) ≤ upper for every group,
//               x_e ∈ {0, 1},  x_e = 1 for pinned edges,  x(request) = 0 or ≥ if_any.
//
// x(node) is the number of chosen edges at a node, x(group) the sum over its members. A gain is concave: its k-th step is worth at
// most as much as the one before. Groups of one side are laminar (two of them are disjoint or one holds the other).
// With if_any ≤ 1 everywhere this is a minimum-cost flow, hence solved and proved exactly; otherwise it is NP-hard.
//
// Promise: a plain value; validate() (below) finds everything that is wrong with it. Forbidden pairs are simply no edges.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/finding.hpp"
#include "base/ids.hpp"
#include "base/weight.hpp"
#include "graph/bipartite_graph.hpp"
#include "graph/side.hpp"

namespace koppel {

struct Range {
  std::int32_t lower = 0;
  std::int32_t upper = 1;
  friend bool operator==(Range, Range) = default;
};

struct Group {
  Side side = Side::requests;
  std::string name;
  std::vector<std::uint32_t> members;  // numbers of offers or requests, sorted
  Range range;
  friend bool operator==(const Group&, const Group&) = default;
};

// Concave gains of some nodes: the k-th pair of node n adds steps[begin[n] + k - 1]; past the listed steps a pair adds 0.
// The steps of a node never rise (so a node whose last step is negative lists as many as its upper bound). Empty: no gains.
struct StepGains {
  std::vector<std::uint32_t> begin;  // nodes + 1 entries, or empty
  std::vector<Weight> steps;

  [[nodiscard]] bool empty() const { return begin.empty(); }
  [[nodiscard]] std::size_t step_count(std::size_t node) const { return empty() ? 0 : begin[node + 1] - begin[node]; }
  // The gain of the k-th pair (k from 1).
  [[nodiscard]] Weight step(std::size_t node, std::size_t k) const {
    return k <= step_count(node) ? steps[begin[node] + k - 1] : 0;
  }
  friend bool operator==(const StepGains&, const StepGains&) = default;
};

// One level of the objective. Always maximised: costs are negated weights.
struct Level {
  std::string name;                  // "served", "pairs", "weight", "load", "lottery", "lottery-2", …
  std::vector<Weight> edge_weights;  // by EdgeId; empty: `every_edge` for all
  Weight every_edge = 0;
  StepGains offer_gains, request_gains, group_gains;

  [[nodiscard]] Weight weight(EdgeId edge) const {
    return edge_weights.empty() ? every_edge : edge_weights[edge.index()];
  }
  friend bool operator==(const Level&, const Level&) = default;
};

struct Problem {
  BipartiteGraph graph;
  IdVector<OfferId, Range> offer_range;
  IdVector<RequestId, Range> request_range;
  IdVector<RequestId, std::int32_t> if_any;  // empty: 1 for all
  std::vector<Group> groups;
  std::vector<EdgeId> pinned;  // sorted
  std::vector<Level> levels;
  Weight scale = 1;                            // of the level "weight": value / scale is in the input's units
  IdVector<OfferId, std::string> offer_names;  // external ids: unique per side
  IdVector<RequestId, std::string> request_names;

  [[nodiscard]] std::int32_t needed_if_any(RequestId request) const { return if_any.empty() ? 1 : if_any[request]; }
};

// What a node is called: its external id, or its number where the problem has no names.
[[nodiscard]] std::string name_of(const Problem& problem, OfferId offer);
[[nodiscard]] std::string name_of(const Problem& problem, RequestId request);

// The gain function of one node as the range allows it: gain(k) is the sum of the first k steps.
[[nodiscard]] WideWeight total_gain(const StepGains& gains, std::size_t node, std::int64_t pairs);

// Levels that many problems share.
[[nodiscard]] Level served_level(const Problem& problem);            // 1 for the first pair of every request
[[nodiscard]] Level pairs_level();                                   // 1 for every pair
[[nodiscard]] Level weight_level(std::vector<Weight> edge_weights);  // Σ of the weights
// 40-bit numbers from the seed and the external ids (base/sha256.hpp); block 0 is "lottery", block 1 "lottery-2", …
[[nodiscard]] Level lottery_level(const Problem& problem, std::uint64_t seed, unsigned block = 0);

// Everything that is wrong with a problem: sizes, lower_above_upper, gains that rise, members_out_of_range, groups that cross
// (not_laminar, naming the two), pins_above_capacity, and sums that could pass 2^62 (weight_overflow). Empty: it is sound.
[[nodiscard]] Findings validate(const Problem& problem);

}  // namespace koppel
