// One level of a goal: what a matching is worth there.
//
//   value(x) = Σ_e weight(e)·x_e + Σ_offers gain(o, x(o)) + Σ_requests gain(r, x(r)) + Σ_groups gain(g, x(g))
//
// A gain is concave: its k-th step is worth at most as much as the one before. Always maximised: costs are negated weights.
//
// Problem:    reports and proofs speak of "the weight" or "the number served", whatever else is wanted.
// Promise:    the kind says what a level counts; nobody needs to read its name. The name is what files and certificates call it.
// Complexity: lottery_level O(edges) hashes, the others O(nodes).
// Errors:     validate() (problem.hpp) finds sizes that do not fit and gains that rise.
//
//   Level level = weight_level(weights);
//   if (in_input_units(level.kind)) show(value, instance.scale);
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/ids.hpp"
#include "base/weight.hpp"
#include "graph/instance.hpp"

namespace koppel {

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

// The gain function of one node as the range allows it: gain(k) is the sum of the first k steps.
[[nodiscard]] WideWeight total_gain(const StepGains& gains, std::size_t node, std::int64_t pairs);

enum class LevelKind : std::uint8_t {
  served,    // requests with at least one pair
  pairs,     // pairs
  weight,    // the weights of the pairs
  kept,      // pairs of an earlier matching
  promised,  // pairs that somebody said yes to
  told,      // people of whose pairs none went or came (told_level.hpp)
  ranks,     // pairs that the request ranks so high or higher
  lottery,   // numbers drawn by lot
  other
};
[[nodiscard]] std::string_view to_string(
    LevelKind kind);  // its name in files; of "lottery" and "rank-at-most" that of the first
[[nodiscard]] LevelKind level_kind(std::string_view name);  // "lottery-2", "rank-at-most-2" too; any other name: other
// Its values count in the input's units × the instance's scale; those of the others are whole numbers.
[[nodiscard]] constexpr bool in_input_units(LevelKind kind) { return kind == LevelKind::weight; }

struct Level {
  LevelKind kind = LevelKind::other;
  std::string
      name;  // "served", "pairs", "weight", "kept", "rank-at-most-1", "lottery", "lottery-2", …; unique in a goal
  std::vector<Weight> edge_weights;  // by EdgeId; empty: `every_edge` for all
  Weight every_edge = 0;
  StepGains offer_gains, request_gains, group_gains;

  [[nodiscard]] Weight weight(EdgeId edge) const {
    return edge_weights.empty() ? every_edge : edge_weights[edge.index()];
  }
  // A sum over pairs: no node or group gains anything by itself.
  [[nodiscard]] bool is_sum_over_pairs() const {
    return offer_gains.empty() && request_gains.empty() && group_gains.empty();
  }
  friend bool operator==(const Level&, const Level&) = default;
};

[[nodiscard]] Level served_level(const Instance& instance);          // 1 for the first pair of every request
[[nodiscard]] Level pairs_level();                                   // 1 for every pair
[[nodiscard]] Level weight_level(std::vector<Weight> edge_weights);  // Σ of the weights
[[nodiscard]] Level kept_level(const Instance& instance, const std::vector<EdgeId>& kept);  // 1 for each of these pairs
[[nodiscard]] Level promised_level(const Instance& instance);                               // 1 for each promised pair
// 40-bit numbers from the seed and the external ids (base/sha256.hpp); block 0 is "lottery", block 1 "lottery-2", …
[[nodiscard]] Level lottery_level(const Instance& instance, std::uint64_t seed, unsigned block = 0);

}  // namespace koppel
