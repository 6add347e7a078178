// Numbers that are exact until they are rounded once.
//
// Problem:    metrics must be the same bytes on every machine, so no floating point may decide a digit.
// Promise:    the quotient of two wide integers, rounded once to six decimals, half to even.
// Complexity: O(1).
// Errors:     none; in rounded_ratio_e6 the denominator must be positive, and 2·10^6·|numerator| must fit in 128 bits.
//
//   rounded_ratio_e6(2, 3)  ->  666'667
#pragma once

#include <cstdint>
#include <optional>

#include "base/weight.hpp"

namespace koppel {

[[nodiscard]] constexpr std::int64_t rounded_ratio_e6(WideWeight numerator, WideWeight denominator) {
  const WideWeight scaled = numerator * 1'000'000;
  WideWeight quotient = scaled / denominator;
  WideWeight rest = scaled % denominator;
  if (rest < 0) {  // round towards minus infinity first, so that one rule serves both signs
    --quotient;
    rest += denominator;
  }
  const bool past_half = 2 * rest > denominator;
  const bool half_and_odd = 2 * rest == denominator && quotient % 2 != 0;
  return static_cast<std::int64_t>(quotient + (past_half || half_and_odd ? 1 : 0));
}

// Nothing where the denominator is not positive: a quotient without one is no number.
[[nodiscard]] constexpr std::optional<std::int64_t> ratio_e6(WideWeight numerator, WideWeight denominator) {
  if (denominator <= 0) return std::nullopt;
  return rounded_ratio_e6(numerator, denominator);
}

template <class Count>
[[nodiscard]] constexpr std::int64_t count_e6(Count count) {
  return static_cast<std::int64_t>(count) * 1'000'000;
}

}  // namespace koppel
