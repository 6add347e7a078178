// The weights of a problem file: decimal texts to integers that share one scale.
//
// Promise:    exact. The scale is 1 as long as every number is whole ("3", "3.0", "3e2"), and 10^6 from the first on that is not;
//             so it depends on the numbers and not on their order. Weights read before the scale changed are brought to it at
//             the end (EdgeList::bring_to_scale).
// Complexity: O(length); a few nanoseconds for whole numbers and up to six decimals.
// Errors:     told as a value (WeightText).
//
//   WeightReader reader({.nan_forbids = true});
//   WeightText read = reader.read("0.75");    // read.value == 750'000, reader.scale() == 1'000'000
#pragma once

#include <cstdint>
#include <limits>
#include <string_view>

#include "base/weight.hpp"

namespace koppel::io {

struct WeightRules {
  bool nan_forbids = false;        // NaN marks a pair that is not allowed
  bool minus_one_forbids = false;  // so does -1
  bool round = false;              // decimals beyond the sixth: half away from zero
};

enum class WeightKind : std::uint8_t { value, forbidden, not_a_number, not_finite, too_many_decimals, too_large };

struct WeightText {
  WeightKind kind = WeightKind::value;
  Weight value = 0;
};

// What stands for a forbidden pair among the weights; no weight that is read is as small.
inline constexpr Weight forbidden_weight = std::numeric_limits<Weight>::min();
inline constexpr Weight largest_weight = Weight{1} << 62;

// What rounding did: how many numbers it changed, and how many of these became 0.
struct Roundings {
  std::uint64_t changed = 0, became_zero = 0;
};

class WeightReader {
 public:
  explicit WeightReader(WeightRules rules) : rules_(rules) {}

  // The value is times scale(), which this number may have changed.
  [[nodiscard]] WeightText read(std::string_view text, DecimalMark mark = DecimalMark::point);
  [[nodiscard]] Weight scale() const { return scale_; }
  [[nodiscard]] const Roundings& roundings() const { return roundings_; }

 private:
  [[nodiscard]] WeightText read_any(std::string_view text, DecimalMark mark);
  [[nodiscard]] WeightText judged(Weight value) const;

  WeightRules rules_;
  Weight scale_ = 1;
  Roundings roundings_;
};

}  // namespace koppel::io
