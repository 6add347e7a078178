// The field that a heading names, by the words people use for it in Dutch, English and French.
//
// Promise:    a heading is known as a whole, and surely. (question_words.hpp finds telling words inside a question.) Answers are not looked at.
//             These words are recognised and not shown, so they are no table of three languages: a language has as many as people use.
// Complexity: O(words × length).
// Errors:     none; an empty text where nothing is known.
//
//   field_of_heading("Talen", Side::offers)                      ->  "languages"
#pragma once

#include <string>
#include <string_view>

#include "io/survey/mapping.hpp"

namespace koppel::io {

// Also "id", "submitted", "contact.name", "contact.email" and "contact.phone".
[[nodiscard]] std::string field_of_heading(std::string_view heading, Side side);

// "id", "submitted" and "contact.…": outside the fields of either side.
[[nodiscard]] bool belongs_to_both(std::string_view field);
// A field that may hold several answers.
[[nodiscard]] bool holds_several(std::string_view field);

}  // namespace koppel::io
