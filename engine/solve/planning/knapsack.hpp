// One offer's knapsack: which pairs fit into its hours and are worth most together.
//
// Problem:    the Lagrangian asks this of every offer, thousands of times a second, each time with nearly the same numbers.
// Promise:    the largest sum of profits within the budget, and the items that make it. A price for an hour, remembered from the call
//             before, bounds what each item could still change (Dembo and Hammer 1980); only items near that price enter the dynamic
//             programme. A wrong price costs time, never the answer.
// Complexity: O(items + items near the price × budget).
// Errors:     none; the sum of the profits stays below 2^30.
//
//   Knapsack knapsack;
//   knapsack.clear(), knapsack.add(profit, use, edge);
//   const std::int64_t best = knapsack.solve(budget, price, was_taken, taken);
#pragma once

#include <cstdint>
#include <vector>

namespace koppel::planning {

class Knapsack {
 public:
  void reserve(std::size_t items);
  void clear() { count_ = 0, total_use_ = 0, total_profit_ = 0; }
  // Of a positive profit and a use that fits alone.
  void add(std::int32_t profit, std::int32_t use, std::uint32_t edge) {
    profit_[count_] = profit, use_[count_] = use, edge_[count_] = edge;
    total_use_ += use, total_profit_ += profit;
    ++count_;
  }

  // `price`: of an hour, from the call before (not positive: unknown). `was_taken`: by edge, what was taken then. Appends the items that
  // are taken now.
  std::int64_t solve(std::int32_t budget, float& price, const std::vector<std::uint8_t>& was_taken,
                     std::vector<std::uint32_t>& taken);

  // Cells of the dynamic programme since the beginning.
  [[nodiscard]] std::uint64_t cells() const { return cells_; }

 private:
  [[nodiscard]] std::int64_t use_above(float price) const;
  [[nodiscard]] float least_fitting_price(std::int32_t budget, float guess) const;
  std::int64_t known_value(std::int32_t budget, float price, const std::vector<std::uint8_t>& was_taken);
  std::int32_t keep_core(float price, float slack, std::int32_t budget, std::int64_t& fixed,
                         std::vector<std::uint32_t>& taken);
  std::int64_t fill_table(std::int32_t budget);
  void trace_back(std::int32_t budget, std::vector<std::uint32_t>& taken) const;

  std::size_t count_ = 0;
  std::int64_t total_use_ = 0, total_profit_ = 0;
  std::vector<std::int32_t> profit_, use_;
  std::vector<std::uint32_t> edge_;
  std::vector<std::int32_t> table_;  // (core + 1) rows of budget + 1 cells
  std::uint64_t cells_ = 0;
};

}  // namespace koppel::planning
