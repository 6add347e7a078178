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

// ---- decimals ------------------------------------------------------------------------------------------------------------------

constexpr int most_decimals = 15;

[[nodiscard]] double power_of_ten(int exponent) {
  constexpr double powers[] = {1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15};
  return powers[exponent];
}

// So many digits, a decimal keeps in a number of this type: each has a number of its own, and comes back from it.
template <class Number>
constexpr double digits_limit = sizeof(Number) == sizeof(float) ? 1e6 : 1e15;

// `whole` / 10^decimals is read as this number. Both are exact doubles, so the quotient is rounded once, as reading rounds.
template <class Number>
[[nodiscard]] bool is_decimal(double number, int decimals) {
  const double whole = std::nearbyint(number * power_of_ten(decimals));
  return std::fabs(whole) < digits_limit<Number> &&
         static_cast<Number>(whole / power_of_ten(decimals)) == static_cast<Number>(number);
}

// The least power of ten that makes all of them whole, where sums fit.
template <class Number>
[[nodiscard]] std::optional<Scale> decimal_scale_of(std::span<const double> numbers, Room room) {
  int decimals = 0;
  double largest = 0;
  for (const double number : numbers) {
    while (!is_decimal<Number>(number, decimals)) {
      if (++decimals > most_decimals) return std::nullopt;
    }
    largest = std::max(largest, std::fabs(number));
  }
  const double whole = std::nearbyint(largest * power_of_ten(decimals));
  const auto most = static_cast<double>(std::min<std::uint64_t>(largest_weight(room), std::uint64_t{1} << 52));
  return whole < most ? std::optional(Scale{10, decimals}) : std::nullopt;
}

// ---- scaling -------------------------------------------------------------------------------------------------------------------

// 2^exponent, in two factors that are doubles; each product is exact unless it falls below the least double.
struct PowerOfTwo {
  double first, second;
  explicit PowerOfTwo(int exponent)
      : first(std::ldexp(1.0, exponent / 2)), second(std::ldexp(1.0, exponent - exponent / 2)) {}
  [[nodiscard]] Weight nearest(double number) const {
    return static_cast<Weight>(std::nearbyint(number * first * second));
  }
};

// `Number` is the type that the doubles were made of.
template <class Number>
[[nodiscard]] Scaled scale_doubles(std::span<const double> numbers, std::span<const std::uint32_t> order, Room room) {
  Scaled scaled;
  const DoubleSurvey survey = survey_doubles(numbers);
  if (!survey.finite) {
    scaled.faults = faults_of(numbers);
    return scaled;
  }
  const Exponent binary = choose_exponent(survey, room);
  const auto decimal = binary.exact ? std::nullopt : decimal_scale_of<Number>(numbers, room);
  scaled.exact = binary.exact || decimal;
  scaled.scale = decimal.value_or(Scale{2, binary.exponent});
  if (decimal) {
    const double factor = power_of_ten(decimal->exponent);
    scaled.weights = in_order(numbers, order,
                              [factor](double number) { return static_cast<Weight>(std::nearbyint(number * factor)); });
  } else {
    const PowerOfTwo factor(binary.exponent);
    scaled.weights = in_order(numbers, order, [factor](double number) { return factor.nearest(number); });
  }
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

std::optional<ScaledOne> scale_one(double number, Scale scale, Room room) {
  if (!std::isfinite(number)) return std::nullopt;
  const bool decimal = scale.base == 10;
  const double scaled = decimal ? number * power_of_ten(scale.exponent) : std::ldexp(number, scale.exponent);
  if (!(std::fabs(scaled) <= static_cast<double>(largest_weight(room)) / 2)) return std::nullopt;
  const auto weight = static_cast<Weight>(std::nearbyint(scaled));
  const bool exact = decimal ? is_decimal<double>(number, scale.exponent)
                             : std::ldexp(static_cast<double>(weight), -scale.exponent) == number;
  return ScaledOne{weight, exact};
}

std::optional<ScaledOne> scale_one(std::int64_t number, Scale scale, Room room) {
  if (scale.exponent != 0) return scale_one(static_cast<double>(number), scale, room);
  const auto magnitude = number < 0 ? 0 - static_cast<std::uint64_t>(number) : static_cast<std::uint64_t>(number);
  return magnitude <= largest_weight(room) ? std::optional(ScaledOne{number, true}) : std::nullopt;
}

Scaled scale_weights(const Numbers& numbers, std::span<const std::uint32_t> order, Room room) {
  return std::visit(
      [&]<class Number>(std::span<const Number> values) {
        if constexpr (std::is_same_v<Number, double>) {
          return scale_doubles<double>(values, order, room);
        } else if constexpr (std::is_same_v<Number, float>) {
          const std::vector<double> doubles(values.begin(), values.end());
          return scale_doubles<float>(doubles, order, room);
        } else {
          return scale_integers(values, order);
        }
      },
      numbers);
}

}  // namespace koppel::python
