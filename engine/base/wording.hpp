// Values put into texts, with the grammar that goes with them.
//
// Problem:    "1 cellen" and "tegen de regel reach" are not what a person would write.
// Promise:    {read} is the value as it stands; {read|cel|cellen} is the first form where the value is one (in French also where it is
//             none) and the second otherwise; {read:word} is the value in words, where value_words() (base/words.hpp) has some for it. Of a
//             value that holds an address or a number of somebody, kind and length stand in the text; signs that nobody sees are seen in it.
// Complexity: linear in the text.
// Errors:     none; a name without a value stays as it stands.
//
//   fill_in("{read} {read|cel|cellen}", {{"read", "1"}}, Language::nl)   // "1 cel"
#pragma once

#include <string>
#include <string_view>

#include "base/finding.hpp"

namespace koppel {

[[nodiscard]] std::string fill_in(std::string_view text, const FindingValues& values, Language language = Language::en);

// A value as it stands in texts.
[[nodiscard]] std::string shown_value(std::string_view value, Language language);

}  // namespace koppel
