// The words that the program itself prints in Dutch, English or French: what an import and a batch say on the terminal. (What a proposal
// says stands in report/words.cpp, what is wrong with an input in the tables of codes.)
//
// Promise: one table, sorted by key, with all three texts for each (base/words.hpp).
//
//   in_words(Language::en, "batch_inputs", {{"n", "3"}})   ->  "3 inputs"
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "base/finding.hpp"
#include "base/words.hpp"

namespace koppel::cli {

[[nodiscard]] std::span<const Word> all_words();  // sorted by key
// The text with its {names} filled in; the key where there is none.
[[nodiscard]] std::string in_words(Language language, std::string_view key, const FindingValues& values = {});

}  // namespace koppel::cli
