#include "scaled_weights.hpp"

#include <algorithm>
#include <bit>
#include <cmath>
#include <limits>
#include <type_traits>

namespace koppel::python {

namespace {

constexpr int mantissa_bits = 53;

void add_fault(std::vector<EntryFault>& faults, std::string_view code, std::size_t entry) {
  if (faults.size() < most_faults) faults.push_back({code, entry, 0});
}

template <class Number, class Convert>
[[nodiscard]] std::vector<Weight> in_order(std::span<const Number> numbers, std::span<const std::uint32_t> order,
                                           Convert convert) {
  std::vector<Weight> weights(numbers.size());
  if (order.empty())
    std::ranges::transform(numbers, weights.begin(), convert);
  else
    std::ranges::transform(order, weights.begin(), [&](std::uint32_t entry) { return convert(numbers[entry]); });
  return weights;
}

template <class Number>
[[nodiscard]] Scaled scale_integers(std::span<const Number> numbers, std::span<const std::uint32_t> order) {
  Scaled scaled;
  if constexpr (std::is_same_v<Number, std::uint64_t>) {
    constexpr auto most = static_cast<std::uint64_t>(std::numeric_limits<Weight>::max());
    for (std::size_t entry = 0; entry < numbers.size(); ++entry) {
      if (numbers[entry] > most) add_fault(scaled.faults, "too_large", entry);
    }
    if (!scaled.faults.empty()) return scaled;
  }
  if constexpr (std::is_same_v<Number, Weight>) {
    if (order.empty()) {
      scaled.weights.assign(numbers.begin(), numbers.end());
      return scaled;
    }
  }
  scaled.weights = in_order(numbers, order, [](Number number) { return static_cast<Weight>(number); });
  return scaled;
}

[[nodiscard]] int bits_of(std::uint64_t number) { return static_cast<int>(std::bit_width(number)); }

// The largest magnitude at which every algorithm has room: the kernels add a multiple of it to each weight, and keep sums along paths.
[[nodiscard]] int bits_with_room(Room room) {
  constexpr int all_bits = 56;
  return all_bits - bits_of(room.nodes + 2);
}

struct Exponent {
  int exponent = 0;
  bool exact = true;
};

[[nodiscard]] Exponent choose_exponent(const DoubleSurvey& survey, Room room) {
  if (survey.bottom == INT32_MAX) return {};  // nothing but zeros
  const int sum_bits = 62 - bits_of(std::max<std::uint64_t>(1, room.pairs));
  const int needed = -survey.bottom;
  if (needed <= 0 && survey.top <= sum_bits) return {0, true};
  if (survey.top + needed <= sum_bits) return {needed, true};
  return {std::min(sum_bits, bits_with_room(room)) - survey.top, false};
}

[[nodiscard]] std::vector<EntryFault> faults_of(std::span<const double> numbers) {
  std::vector<EntryFault> faults;
  for (std::size_t entry = 0; entry < numbers.size(); ++entry) {
    if (std::isnan(numbers[entry])) add_fault(faults, "not_a_number", entry);
    if (std::isinf(numbers[entry])) add_fault(faults, "infinite", entry);
  }
  return faults;
}

// 2^exponent, in two factors that are doubles; each product is exact unless it falls below the least double.
struct PowerOfTwo {
  double first, second;
  explicit PowerOfTwo(int exponent)
      : first(std::ldexp(1.0, exponent / 2)), second(std::ldexp(1.0, exponent - exponent / 2)) {}
  [[nodiscard]] Weight nearest(double number) const {
    return static_cast<Weight>(std::nearbyint(number * first * second));
  }
};

[[nodiscard]] Scaled scale_doubles(std::span<const double> numbers, std::span<const std::uint32_t> order, Room room) {
  Scaled scaled;
  const DoubleSurvey survey = survey_doubles(numbers);
  if (!survey.finite) {
    scaled.faults = faults_of(numbers);
    return scaled;
  }
  const Exponent chosen = choose_exponent(survey, room);
  scaled.exponent = chosen.exponent;
  scaled.exact = chosen.exact;
  const PowerOfTwo factor(chosen.exponent);
  scaled.weights = in_order(numbers, order, [factor](double number) { return factor.nearest(number); });
  return scaled;
}

}  // namespace

DoubleSurvey survey_doubles(std::span<const double> numbers) {
  constexpr std::uint64_t fraction_mask = (std::uint64_t{1} << 52) - 1;
  constexpr std::uint64_t magnitude_mask = (std::uint64_t{1} << 63) - 1;
  constexpr std::uint64_t special = 0x7FF;
  std::uint64_t largest = 0;  // magnitudes compare like their bits
  int bottom = INT32_MAX;
  for (const double number : numbers) {
    const std::uint64_t bits = std::bit_cast<std::uint64_t>(number) & magnitude_mask;
    largest = std::max(largest, bits);
    if (bits == 0) continue;
    const auto biased = static_cast<int>(bits >> 52);
    const std::uint64_t fraction = bits & fraction_mask;
    const std::uint64_t mantissa = biased == 0 ? fraction : fraction | (fraction_mask + 1);
    bottom = std::min(bottom, std::max(biased, 1) - 1075 + std::countr_zero(mantissa));
  }
  DoubleSurvey survey;
  survey.finite = (largest >> 52) < special;
  survey.bottom = bottom;
  if (largest != 0 && survey.finite) survey.top = std::ilogb(std::bit_cast<double>(largest)) + 1;
  return survey;
}

std::uint64_t largest_weight(Room room) {
  constexpr std::uint64_t sum = (std::uint64_t{1} << 62) - 1;
  return sum / std::max<std::uint64_t>(1, room.pairs);
}

std::optional<ScaledOne> scale_one(double number, int exponent, Room room) {
  if (!std::isfinite(number)) return std::nullopt;
  const double scaled = std::ldexp(number, exponent);
  if (!(std::fabs(scaled) <= static_cast<double>(largest_weight(room)) / 2)) return std::nullopt;
  const auto weight = static_cast<Weight>(std::nearbyint(scaled));
  return ScaledOne{weight, std::ldexp(static_cast<double>(weight), -exponent) == number};
}

std::optional<ScaledOne> scale_one(std::int64_t number, int exponent, Room room) {
  if (exponent != 0) return scale_one(static_cast<double>(number), exponent, room);
  const auto magnitude = number < 0 ? 0 - static_cast<std::uint64_t>(number) : static_cast<std::uint64_t>(number);
  return magnitude <= largest_weight(room) ? std::optional(ScaledOne{number, true}) : std::nullopt;
}

Scaled scale_weights(const Numbers& numbers, std::span<const std::uint32_t> order, Room room) {
  return std::visit(
      [&]<class Number>(std::span<const Number> values) {
        if constexpr (std::is_same_v<Number, double>) {
          return scale_doubles(values, order, room);
        } else if constexpr (std::is_same_v<Number, float>) {
          const std::vector<double> doubles(values.begin(), values.end());
          return scale_doubles(doubles, order, room);
        } else {
          return scale_integers(values, order);
        }
      },
      numbers);
}

}  // namespace koppel::python
