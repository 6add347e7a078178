#include "io/problem/weights.hpp"
#include "base/characters.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <string>

namespace koppel::io {

namespace {

constexpr std::ptrdiff_t fast_digits = 12;  // before the mark: 10^12 · 10^6 fits with room to spare
constexpr std::ptrdiff_t scale_decimals = 6;
constexpr std::array<Weight, 7> powers{1, 10, 100, 1'000, 10'000, 100'000, 1'000'000};

// "nan", "-inf", "Infinity": what floating point writes where it has no number.
WeightKind kind_of_word(std::string_view text, bool nan_forbids) {
  if (text.starts_with('-') || text.starts_with('+')) text.remove_prefix(1);
  const std::string word = lower_case(text.substr(0, 16));
  if (word == "nan") return nan_forbids ? WeightKind::forbidden : WeightKind::not_finite;
  return word == "inf" || word == "infinity" ? WeightKind::not_finite : WeightKind::not_a_number;
}

// The sign and digits of a number with too many decimals, cut after the sixth; half away from zero.
std::string rounded(std::string_view text) {
  std::string digits;
  std::int64_t exponent = 0;
  const bool negative = text.starts_with('-');
  const std::size_t e = std::min(text.find_first_of("eE"), text.size());
  if (e < text.size()) {
    std::string_view written = text.substr(e + 1);
    if (written.starts_with('+')) written.remove_prefix(1);
    // An exponent beyond 64 bits with too many decimals is as good as zero, whatever its digits are.
    if (std::from_chars(written.data(), written.data() + written.size(), exponent).ec != std::errc{}) return "0";
    exponent = std::max<std::int64_t>(exponent, -1'000'000'000'000);
  }
  bool behind = false;
  for (const char c : text.substr(0, e)) {
    if (c == '.' || c == ',') behind = true;
    if (!is_digit(c)) continue;
    digits += c;
    if (behind) --exponent;
  }
  const std::int64_t cut = -(exponent + scale_decimals);  // digits to drop; positive, for there are too many
  const auto length = static_cast<std::int64_t>(digits.size());
  if (cut > length) return "0";
  const bool up = digits[static_cast<std::size_t>(length - cut)] >= '5';
  digits.resize(static_cast<std::size_t>(length - cut));
  if (digits.empty()) digits = "0";
  for (std::size_t at = digits.size(); up && at-- > 0;) {
    if (digits[at] != '9') {
      ++digits[at];
      break;
    }
    digits[at] = '0';
    if (at == 0) digits.insert(0, 1, '1');
  }
  return (negative ? "-" : "") + digits;
}

}  // namespace

WeightText WeightReader::judged(Weight value) const {
  if (value > largest_weight || value < -largest_weight) return {WeightKind::too_large};
  if (rules_.minus_one_forbids && value == -scale_) return {WeightKind::forbidden};
  return {WeightKind::value, value};
}

WeightText WeightReader::read(std::string_view text, DecimalMark mark) {
  const char* at = text.data();
  const char* const end = at + text.size();
  const bool negative = at != end && *at == '-';
  if (negative) ++at;
  const char* const whole_begin = at;
  Weight value = 0;
  while (at != end && is_digit(*at) && at - whole_begin < fast_digits) value = value * 10 + (*at++ - '0');
  if (at == whole_begin) return read_any(text, mark);
  if (at == end) {
    value *= scale_;
    return judged(negative ? -value : value);
  }
  if (*at != (mark == DecimalMark::comma ? ',' : '.')) return read_any(text, mark);
  const char* const fraction_begin = ++at;
  Weight fraction = 0;
  while (at != end && is_digit(*at) && at - fraction_begin < scale_decimals) fraction = fraction * 10 + (*at++ - '0');
  if (at == fraction_begin || at != end) return read_any(text, mark);
  if (fraction != 0) scale_ = decimal_scale;
  value *= scale_;
  value += fraction * powers[static_cast<std::size_t>(scale_decimals - (at - fraction_begin))];
  return judged(negative ? -value : value);
}

// Everything that is not short and plain: exponents, many digits, no number at all.
WeightText WeightReader::read_any(std::string_view text, DecimalMark mark) {
  auto parsed = parse_fixed(text, scale_, mark);
  if (scale_ == 1 && parsed == std::variant<Weight, NumberFault>(NumberFault::too_many_decimals)) {
    // Not whole: the scale changes, unless the number is none even then.
    parsed = parse_fixed(text, decimal_scale, mark);
    if (std::holds_alternative<Weight>(parsed)) scale_ = decimal_scale;
  }
  if (rules_.round && parsed == std::variant<Weight, NumberFault>(NumberFault::too_many_decimals)) {
    scale_ = decimal_scale;
    parsed = parse_fixed(rounded(text), 1);
    ++roundings_.changed;
    if (parsed == std::variant<Weight, NumberFault>(Weight{0})) ++roundings_.became_zero;
  }
  if (const auto* value = std::get_if<Weight>(&parsed)) return judged(*value);
  switch (std::get<NumberFault>(parsed)) {
    case NumberFault::too_many_decimals:
      return {WeightKind::too_many_decimals};
    case NumberFault::too_large:
      return {WeightKind::too_large};
    case NumberFault::not_a_number:
      break;
  }
  return {kind_of_word(text, rules_.nan_forbids)};
}

}  // namespace koppel::io
