#include "report/words.hpp"

#include <algorithm>
#include <array>

#include "base/wording.hpp"
#include "report/words/tables.hpp"

namespace koppel::report {

std::array<std::span<const Word>, 4> word_tables() {
  return {lists_words(), page_words(), explain_words(), inspect_words()};
}

std::string_view word(Language language, std::string_view key) {
  for (const std::span<const Word> table : word_tables()) {
    if (std::ranges::binary_search(table, key, {}, &Word::key)) return find_word(table, key, language);
  }
  return key;
}

std::string say(Language language, std::string_view key, const FindingValues& values) {
  return fill_in(word(language, key), values, language);
}

}  // namespace koppel::report
