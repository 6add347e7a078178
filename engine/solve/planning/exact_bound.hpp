// What multipliers prove of one level, in exact integers: the formula of the certificate "knapsack-dual" (graph/certificate.hpp).
//
// Problem:    the search rounds; a bound must not.
// Promise:    no allowed matching that agrees with the decisions, and reaches the values given for the levels before, is worth more at
//             the level than `value`. certify/ has its own way of finding the same number.
// Complexity: O(edges × steps of the budgets).
// Errors:     nothing where a sum passes 126 bits.
//
//   ExactBound exact(problem, level, earlier_values);
//   const LeafBound bound = exact.at(scale, duals, decisions);
#pragma once

#include <cstdint>
#include <vector>

#include "graph/certificate.hpp"
#include "graph/problem.hpp"

namespace koppel::planning {

enum class Decision : std::uint8_t { open, chosen, left_out };
using Decisions = std::vector<Decision>;  // by edge

struct LeafBound {
  enum class Kind : std::uint8_t { bound, no_matching, too_large };
  Kind kind = Kind::bound;
  WideWeight value = 0;  // in units of 1/scale
};

// How an offer's hours are counted in a knapsack.
struct HourStep {
  Weight size = 1;    // hours of one step
  Weight budget = 0;  // in steps, rounded down
};
[[nodiscard]] HourStep hour_step(const Problem& problem, OfferId offer);

class ExactBound {
 public:
  ExactBound(const Problem& problem, std::size_t level, std::vector<WideWeight> earlier_values);

  [[nodiscard]] LeafBound at(Weight scale, const KnapsackDuals& duals, const Decisions& decisions);
  // The largest whole value of the level at or below a bound in units of 1/scale.
  [[nodiscard]] WideWeight whole(WideWeight bound, Weight scale) const;
  // Cells of the dynamic programmes since the beginning.
  [[nodiscard]] std::uint64_t cells() const { return cells_; }

  [[nodiscard]] const Problem& problem() const { return problem_; }
  [[nodiscard]] std::size_t level() const { return level_; }
  [[nodiscard]] const std::vector<WideWeight>& earlier_values() const { return earlier_values_; }

 private:
  struct Node {
    Range range;
    std::int32_t needed = 1;
    std::int64_t chosen = 0, open = 0;  // pairs
  };
  void count(const Decisions& decisions);
  void add_nodes(std::vector<Node>& nodes, StepGains Level::*gains, const std::vector<Weight>& duals,
                 const std::vector<Weight>& factors, LeafBound& bound);
  [[nodiscard]] bool is_open(EdgeId edge, const Decisions& decisions) const;
  WideWeight best_within(Weight budget);

  const Problem& problem_;
  std::size_t level_;
  std::vector<WideWeight> earlier_values_;
  Weight unit_ = 1;
  std::vector<HourStep> steps_;
  std::vector<std::vector<std::uint32_t>> groups_of_offer_, groups_of_request_;
  std::vector<Node> offers_, requests_, groups_;
  std::vector<WideWeight> hours_left_;
  std::vector<std::pair<WideWeight, Weight>> items_;  // worth, use in steps
  std::vector<std::int64_t> table_;
  std::vector<WideWeight> wide_table_;
  std::uint64_t cells_ = 0;
};

}  // namespace koppel::planning
