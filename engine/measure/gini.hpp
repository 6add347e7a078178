// The Gini coefficient of whole numbers: 0 where all are equal, towards 1 where one has everything.
//
// Promise:    exact until it is rounded once. Complexity: O(n log n). Errors: none; nothing where all numbers are 0.
//
//   gini_e6({0, 1, 2})  ->  444'444
#pragma once

#include <algorithm>
#include <cstdint>
#include <optional>
#include <vector>

#include "base/exact.hpp"

namespace koppel {

// Σ (2i − n − 1)·x_i / (n·Σ x), with the x in rising order and i from 1.
[[nodiscard]] inline std::optional<std::int64_t> gini_e6(std::vector<std::int64_t> values) {
  std::sort(values.begin(), values.end());
  const auto count = static_cast<WideWeight>(values.size());
  WideWeight sum = 0, ranked = 0, place = 1;
  for (const std::int64_t value : values) {
    sum += value;
    ranked += (2 * place++ - count - 1) * value;
  }
  return ratio_e6(ranked, count * sum);
}

}  // namespace koppel
