#include "solve/planning/knapsack.hpp"

#include <algorithm>
#include <cmath>

#include "solve/planning/knapsack_row.hpp"

namespace koppel::planning {

void Knapsack::reserve(std::size_t items) {
  if (profit_.size() >= items) return;
  profit_.resize(items), use_.resize(items), edge_.resize(items);
}

// How much the items use that are worth more than this price.
std::int64_t Knapsack::use_above(float price) const {
  std::int32_t sum = 0;
  for (std::size_t k = 0; k < count_; ++k) {
    const float gain = static_cast<float>(profit_[k]) - price * static_cast<float>(use_[k]);
    sum += gain > 0 ? use_[k] : 0;
  }
  return sum;
}

// About the smallest price at which what is worth more fits.
float Knapsack::least_fitting_price(std::int32_t budget, float guess) const {
  constexpr int halvings = 7;
  if (guess <= 0) guess = static_cast<float>(total_profit_) / static_cast<float>(total_use_);
  float low = guess * 0.85F, high = guess * 1.15F;
  while (use_above(high) > budget) low = high, high *= 2;
  if (use_above(low) <= budget) low = 0;
  for (int step = 0; step < halvings; ++step) {
    const float middle = (low + high) * 0.5F;
    (use_above(middle) > budget ? low : high) = middle;
  }
  return high;
}

// The value of a set that fits: what was taken before, or what is worth its price with whatever still fits beside it.
std::int64_t Knapsack::known_value(std::int32_t budget, float price, const std::vector<std::uint8_t>& was_taken) {
  std::int64_t before = 0, now = 0;
  std::int64_t left_before = budget, left = budget - use_above(price);
  for (std::size_t k = 0; k < count_; ++k) {
    const float gain = static_cast<float>(profit_[k]) - price * static_cast<float>(use_[k]);
    if (was_taken[edge_[k]] != 0 && use_[k] <= left_before) before += profit_[k], left_before -= use_[k];
    if (gain > 0) {
      now += profit_[k];
    } else if (use_[k] <= left) {
      now += profit_[k], left -= use_[k];
    }
  }
  return std::max(before, now);
}

// Takes what surely belongs to a best set, drops what surely does not. Returns the budget that is left for the rest.
std::int32_t Knapsack::keep_core(float price, float slack, std::int32_t budget, std::int64_t& fixed,
                                 std::vector<std::uint32_t>& taken) {
  std::size_t kept = 0;
  for (std::size_t k = 0; k < count_; ++k) {
    const float gain = static_cast<float>(profit_[k]) - price * static_cast<float>(use_[k]);
    if (gain > slack) {
      fixed += profit_[k], budget -= use_[k];
      taken.push_back(edge_[k]);
    } else if (gain >= -slack) {
      profit_[kept] = profit_[k], use_[kept] = use_[k], edge_[kept] = edge_[k];
      ++kept;
    }
  }
  count_ = kept;
  return budget;
}

// Row k + 1 holds, for each budget, the best value of items 0 … k. Only budgets that the items after it can leave are filled.
std::int64_t Knapsack::fill_table(std::int32_t budget) {
  const auto width = static_cast<std::size_t>(budget) + 1;
  if (table_.size() < (count_ + 1) * width) table_.resize((count_ + 1) * width);
  std::fill_n(table_.begin(), width, 0);
  std::int64_t after = 0;
  for (std::size_t k = 0; k < count_; ++k) after += use_[k];
  for (std::size_t k = 0; k < count_; ++k) {
    after -= use_[k];
    const auto first = static_cast<std::int32_t>(std::max<std::int64_t>(0, budget - after));
    const std::int32_t* above = table_.data() + k * width;
    knapsack_row(above, table_.data() + (k + 1) * width, first, budget, use_[k], profit_[k]);
    cells_ += static_cast<std::uint64_t>(budget - first + 1);
  }
  return table_[count_ * width + static_cast<std::size_t>(budget)];
}

void Knapsack::trace_back(std::int32_t budget, std::vector<std::uint32_t>& taken) const {
  const auto width = static_cast<std::size_t>(budget) + 1;
  for (std::size_t k = count_; k-- > 0;) {
    const auto at = static_cast<std::size_t>(budget);
    if (table_[(k + 1) * width + at] == table_[k * width + at]) continue;
    taken.push_back(edge_[k]);
    budget -= use_[k];
  }
}

std::int64_t Knapsack::solve(std::int32_t budget, float& price, const std::vector<std::uint8_t>& was_taken,
                             std::vector<std::uint32_t>& taken) {
  if (total_use_ <= budget) {
    taken.insert(taken.end(), edge_.begin(), edge_.begin() + static_cast<std::ptrdiff_t>(count_));
    return total_profit_;
  }
  price = least_fitting_price(budget, price);
  float bound = price * static_cast<float>(budget);
  for (std::size_t k = 0; k < count_; ++k)
    bound += std::max(0.0F, static_cast<float>(profit_[k]) - price * static_cast<float>(use_[k]));
  // The slack covers what single precision loses.
  const float slack = bound * 1.00001F - static_cast<float>(known_value(budget, price, was_taken)) + 8.0F;
  std::int64_t fixed = 0;
  const std::int32_t left = keep_core(price, slack, budget, fixed, taken);
  if (left < 0) return fixed;  // cannot be: what surely belongs to a best set fits
  const std::int64_t best = fill_table(left);
  trace_back(left, taken);
  return fixed + best;
}

}  // namespace koppel::planning
