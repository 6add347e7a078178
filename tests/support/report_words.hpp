// All words of reports, whichever table they stand in.
#pragma once

#include <span>
#include <vector>

#include "report/words.hpp"

namespace koppel::test {

inline std::vector<Word> report_words() {
  std::vector<Word> words;
  for (const std::span<const Word> table : report::word_tables()) words.insert(words.end(), table.begin(), table.end());
  return words;
}

}  // namespace koppel::test
