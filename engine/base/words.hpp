// Words that people read, in Dutch, English and French; and those of base/ itself.
//
// Problem:    a text in one language, hidden in the code, is found by whoever cannot read it.
// Promise:    each room that shows texts has one table of them, `words.cpp`, sorted by key. One test walks over all of them: every text is
//             there in all three languages, with the same {names} (base/wording.hpp fills them in).
// Complexity: a word is found in O(log words).
// Errors:     none; a key that a table does not hold is shown as it stands.
//
//   find_word(value_words(), "reach", Language::nl)   ->  "afstand"
#pragma once

#include <array>
#include <span>
#include <string_view>

#include "base/code.hpp"

namespace koppel {

struct Word {
  std::string_view key;
  std::array<std::string_view, 3> texts;  // by Language: nl, en, fr
};

[[nodiscard]] std::string_view find_word(std::span<const Word> sorted, std::string_view key, Language language);

// What stands as a value in findings, where their text asks for it in words: {read:word}.
[[nodiscard]] std::span<const Word> value_words();
// "Did you mean {suggestion}?"
[[nodiscard]] const Word& did_you_mean();
// What stands in place of a value that is not shown: "{kind:word}, {n} {n|character|characters}".
[[nodiscard]] const Word& kind_and_length();

}  // namespace koppel
