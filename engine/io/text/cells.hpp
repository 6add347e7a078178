// What stands in one cell of a survey besides dates (dates.hpp): numbers, several answers at once, levels in brackets, and what must not be shown.
//
// Promise:    pure functions over text; what does not fit gives nullopt, never a guess.
// Complexity: O(length), split_answers O(length × options tried).
//
//   split_answers("Fietsen, wandelen, Handel (markt, winkel)", ",", known)  ->  three pieces
//   take_level("Bemiddelen (4)")  ->  {"Bemiddelen", "4"}
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/weight.hpp"

namespace koppel::io {

// The answers of one cell, trimmed, without empty ones. A separator inside brackets does not split; neither does one inside an
// answer that `known` recognises: the longest recognised run of pieces, of at most twelve, is taken first.
[[nodiscard]] std::vector<std::string> split_answers(std::string_view cell, std::string_view separator,
                                                     const std::function<bool(std::string_view)>& known);

struct Levelled {
  std::string text;
  std::string level;  // what stood in the brackets at the end; empty without
};
[[nodiscard]] Levelled take_level(std::string_view answer);

// The mark that more of these cells use; the comma when neither does and the cells are separated by `;`.
[[nodiscard]] DecimalMark sniff_decimal(const std::vector<std::string_view>& cells, char separator);

// Kind and length, in place of a cell that must not be shown: "text (23)", "e-mail (17)", "number (9)".
[[nodiscard]] std::string hidden(std::string_view cell);
// The cell, cut off after 80 characters.
[[nodiscard]] std::string shown(std::string_view cell);

}  // namespace koppel::io
