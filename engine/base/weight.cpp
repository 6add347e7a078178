#include "base/weight.hpp"

#include <algorithm>
#include <functional>
#include <numeric>
#include <optional>

namespace koppel {

namespace {

bool all_digits(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

// A number's parts: ±digits × 10^exponent.
struct Decimal {
  bool negative = false;
  std::string digits;
  std::int64_t exponent = 0;
};

// "12", "+12", "-12". What no number could need is cut off at a bound far outside every range, so that nothing overflows.
std::optional<std::int64_t> parse_exponent(std::string_view text) {
  constexpr std::int64_t bound = 1'000'000'000'000;
  const bool negative = text.starts_with('-');
  if (negative || text.starts_with('+')) text.remove_prefix(1);
  if (text.empty() || !all_digits(text)) return std::nullopt;
  std::int64_t exponent = 0;
  for (const char digit : text) exponent = std::min(bound, exponent * 10 + (digit - '0'));
  return negative ? -exponent : exponent;
}

std::optional<Decimal> split(std::string_view text, DecimalMark mark) {
  Decimal decimal;
  if (!text.empty() && (text.front() == '-' || text.front() == '+')) {
    decimal.negative = text.front() == '-';
    text.remove_prefix(1);
  }
  if (mark == DecimalMark::point) {
    const std::size_t e = text.find_first_of("eE");
    if (e != std::string_view::npos) {
      const auto exponent = parse_exponent(text.substr(e + 1));
      if (!exponent) return std::nullopt;
      decimal.exponent = *exponent;
      text = text.substr(0, e);
    }
  }
  const std::size_t point = text.find(mark == DecimalMark::comma ? ',' : '.');
  const std::string_view whole = text.substr(0, point);
  const std::string_view fraction = point == std::string_view::npos ? std::string_view() : text.substr(point + 1);
  if (!all_digits(whole) || !all_digits(fraction) || (whole.empty() && fraction.empty())) return std::nullopt;
  if (point != std::string_view::npos && fraction.empty()) return std::nullopt;
  decimal.digits = std::string(whole) + std::string(fraction);
  decimal.exponent -= static_cast<std::int64_t>(fraction.size());
  return decimal;
}

int zeros_of(Weight scale) {
  int zeros = 0;
  for (; scale > 1; scale /= 10) ++zeros;
  return zeros;
}

}  // namespace

std::variant<Weight, NumberFault> parse_fixed(std::string_view text, Weight scale, DecimalMark mark) {
  const auto decimal = split(text, mark);
  if (!decimal) return NumberFault::not_a_number;
  std::string digits = decimal->digits.substr(std::min(decimal->digits.find_first_not_of('0'), decimal->digits.size()));
  if (digits.empty()) return Weight{0};
  std::int64_t exponent = decimal->exponent + zeros_of(scale);
  for (; exponent < 0 && digits.back() == '0'; ++exponent) digits.pop_back();
  if (exponent < 0) return NumberFault::too_many_decimals;
  constexpr std::size_t most_digits = 19;  // of an int64
  if (exponent > static_cast<std::int64_t>(most_digits) ||
      digits.size() + static_cast<std::size_t>(exponent) > most_digits) {
    return NumberFault::too_large;
  }
  digits.append(static_cast<std::size_t>(exponent), '0');
  Weight value = 0;
  for (const char digit : digits) {
    // Built downwards, for the most negative number has no positive twin.
    if (!checked_multiply(value, 10, value) || !checked_add(value, -(digit - '0'), value))
      return NumberFault::too_large;
  }
  if (!decimal->negative && !checked_multiply(value, -1, value)) return NumberFault::too_large;
  return value;
}

std::string to_decimal(WideWeight value, Weight scale) {
  __extension__ using Magnitude = unsigned __int128;
  const bool negative = value < 0;
  Magnitude rest = negative ? Magnitude{0} - static_cast<Magnitude>(value) : static_cast<Magnitude>(value);
  const auto decimals = static_cast<std::size_t>(zeros_of(scale));
  std::string text;  // back to front
  while (rest > 0 || text.size() <= decimals) {
    text += static_cast<char>('0' + static_cast<int>(rest % 10));
    rest /= 10;
  }
  std::reverse(text.begin(), text.end());
  if (decimals > 0) {
    text.insert(text.size() - decimals, ".");
    text.erase(text.find_last_not_of('0') + 1);
    if (text.back() == '.') text.pop_back();
  }
  return negative ? "-" + text : text;
}

WideWeight sum_of_largest(std::vector<Weight> numbers, std::size_t count) {
  const auto end = numbers.begin() + static_cast<std::ptrdiff_t>(std::min(count, numbers.size()));
  std::ranges::partial_sort(numbers, end, std::greater());
  return std::accumulate(numbers.begin(), end, WideWeight{0});
}

}  // namespace koppel
