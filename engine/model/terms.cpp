#include "model/terms.hpp"

#include <array>

namespace koppel {

namespace {

constexpr std::array<std::string_view, 7> cefr_names{"", "A1", "A2", "B1", "B2", "C1", "C2"};

std::optional<int> digits(std::string_view text) {
  int number = 0;
  for (const char c : text) {
    if (c < '0' || c > '9') return std::nullopt;
    number = number * 10 + (c - '0');
  }
  return text.empty() ? std::nullopt : std::optional(number);
}

std::string padded(int number, std::size_t width) {
  std::string text = std::to_string(number);
  return text.size() < width ? std::string(width - text.size(), '0') + text : text;
}

}  // namespace

std::optional<Cefr> parse_cefr(std::string_view text) {
  if (text.size() != 2) return std::nullopt;
  const std::array<char, 2> upper{static_cast<char>(text[0] & ~0x20), text[1]};
  for (std::size_t level = 1; level < cefr_names.size(); ++level) {
    if (cefr_names[level] == std::string_view(upper.data(), upper.size())) return static_cast<Cefr>(level);
  }
  return std::nullopt;
}

std::string_view to_string(Cefr level) { return cefr_names[static_cast<std::size_t>(level)]; }

std::optional<Date> make_date(int year, int month, int day) {
  constexpr std::array<int, 13> longest{0, 31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  if (year < 1 || year > 9999 || month < 1 || month > 12 || day < 1) return std::nullopt;
  const bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
  const int days = month == 2 && !leap ? 28 : longest[static_cast<std::size_t>(month)];
  return day <= days ? std::optional(Date{year, month, day}) : std::nullopt;
}

std::optional<Date> parse_iso_date(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
  const auto year = digits(text.substr(0, 4));
  const auto month = digits(text.substr(5, 2));
  const auto day = digits(text.substr(8, 2));
  return year && month && day ? make_date(*year, *month, *day) : std::nullopt;
}

std::string to_string(const Date& date) {
  return padded(date.year, 4) + "-" + padded(date.month, 2) + "-" + padded(date.day, 2);
}

}  // namespace koppel
