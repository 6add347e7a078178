// ASCII characters and short texts of them, whatever the locale.
//
// Complexity: O(length).
// Errors:     none.
//
//   split_at("9000;51.05;", ';')   ->  "9000", "51.05", ""
//   two_digits(7)                  ->  "07"
#pragma once

#include <algorithm>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace koppel {

[[nodiscard]] constexpr bool is_digit(char c) { return c >= '0' && c <= '9'; }

[[nodiscard]] constexpr char lower_case(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }
[[nodiscard]] inline std::string lower_case(std::string_view text) {
  std::string lower(text);
  std::ranges::transform(lower, lower.begin(), [](char c) { return lower_case(c); });
  return lower;
}

// The pieces between the marks, one more than there are marks. They are parts of the text.
[[nodiscard]] inline std::vector<std::string_view> split_at(std::string_view text, char mark) {
  std::vector<std::string_view> pieces;
  for (std::size_t at = text.find(mark); at != std::string_view::npos; at = text.find(mark)) {
    pieces.push_back(text.substr(0, at));
    text.remove_prefix(at + 1);
  }
  pieces.push_back(text);
  return pieces;
}

// As on a clock; a number of more digits stays as it is.
[[nodiscard]] inline std::string two_digits(std::int64_t number) {
  return (number < 10 ? "0" : "") + std::to_string(number);
}

}  // namespace koppel
