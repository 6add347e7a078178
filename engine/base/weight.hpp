// Weights: exact integers, their wide sums, and decimal numbers read from text.
//
// Problem:    "optimal" can only be proved when no rounding decides; so numbers never pass through a double.
// Promise:    a decimal text becomes a fixed-point integer exactly or not at all; sums are 128 bits wide.
// Complexity: O(length of the text).
// Errors:     parse_fixed tells what is wrong (no number, too many decimals, too large) as a value.
//
//   parse_fixed("4,5", 1'000'000, DecimalMark::comma)  ->  4'500'000
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace koppel {

using Weight = std::int64_t;
__extension__ using WideWeight = __int128;  // sums of weights

// The fixed point of numbers with decimals: 10^6.
inline constexpr Weight decimal_scale = 1'000'000;

enum class DecimalMark : std::uint8_t { point, comma };
enum class NumberFault : std::uint8_t { not_a_number, too_many_decimals, too_large };

// `text` × `scale` as an integer. Accepts sign, digits, one decimal mark and (with the point) an exponent; nothing else, no
// thousands separators. Surrounding blanks are the caller's business.
[[nodiscard]] std::variant<Weight, NumberFault> parse_fixed(std::string_view text, Weight scale,
                                                            DecimalMark mark = DecimalMark::point);

// The shortest decimal text of value / scale ("12.25", "-3"); scale is a power of ten.
[[nodiscard]] std::string to_decimal(WideWeight value, Weight scale = 1);

// False when the result does not fit; `result` is then unspecified.
[[nodiscard]] inline bool checked_add(Weight a, Weight b, Weight& result) {
  return !__builtin_add_overflow(a, b, &result);
}
[[nodiscard]] inline bool checked_multiply(Weight a, Weight b, Weight& result) {
  return !__builtin_mul_overflow(a, b, &result);
}

// value / denominator, rounded up; the denominator must be positive. Bounds are told this way: a part of a unit counts as a whole one.
[[nodiscard]] constexpr WideWeight quotient_rounded_up(WideWeight value, Weight denominator) {
  return value / denominator + (value % denominator > 0 ? 1 : 0);
}

// The sum of the `count` largest numbers, or of all where there are fewer.
[[nodiscard]] WideWeight sum_of_largest(std::vector<Weight> numbers, std::size_t count);

}  // namespace koppel
