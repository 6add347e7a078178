// The table behind question_words.hpp: which words of a question point at which field.
//
// Promise:    only data; one row per way of asking, in Dutch, French and English.
// Complexity: none.
// Errors:     none.
//
//   for (const QuestionPattern& pattern : question_patterns()) std::cout << pattern.words << " -> " << pattern.field << '\n';
#pragma once

#include <span>
#include <string_view>

namespace koppel::io {

// Words that must all stand in the question, whatever their order: "hoeveel vrag*". A star stands for any ending, a low line joins words that
// stand behind one another, and behind an equals sign stands the whole question. The weight says how surely they point at the field; below 0: at anything but that.
struct QuestionPattern {
  std::string_view words;
  std::string_view field;
  int weight;
};
[[nodiscard]] std::span<const QuestionPattern> question_patterns();

// Words of a heading that makes wishes of what it asks; written as in a pattern.
[[nodiscard]] std::span<const std::string_view> wish_patterns();

}  // namespace koppel::io
