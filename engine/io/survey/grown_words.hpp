// New answers under a vocabulary of people's own words (`grows: true`).
//
// Problem:    the words of the first exports became a vocabulary; those of the next month bring answers that it does not have.
// Promise:    such an answer becomes a word, by the same rule as on the first day (own_words.hpp): one that is a word of the vocabulary in another
//             number, or with one letter wrong, becomes a spelling of it. What stands in the vocabulary stays as a person left it. What looks
//             personal is left out. The order of rows does not matter.
// Complexity: that of reading the exports once more, and of own_words.hpp; nothing where no vocabulary grows.
// Errors:     findings: words_grown (note), word_joined (warning). What cannot be read is said where the exports are read in earnest.
//
//   NewAnswers answers(vocabularies);
//   answers.look_at(bytes, "aanbod.csv", mapping);
//   for (GrownWords& grown : answers.grow(Language::nl, findings)) vocabularies.put(grown.vocabulary);
#pragma once

#include <map>
#include <string>
#include <vector>

#include "io/survey/answer_facts.hpp"
#include "io/survey/mapping.hpp"
#include "io/tables/table.hpp"
#include "model/vocabulary.hpp"

namespace koppel::io {

struct GrownWords {
  Vocabulary vocabulary;
  std::string lines;  // the new words, as they stand in a koppel/vocabulary/1 file under `terms`; empty: only spellings
};

class NewAnswers {
 public:
  explicit NewAnswers(const Vocabularies& vocabularies) : vocabularies_(vocabularies) {}
  void look_at(ByteBlocks& bytes, const std::string& file, const Mapping& mapping);
  // The vocabularies that have new words or spellings, by name.
  [[nodiscard]] std::vector<GrownWords> grow(Language language, Findings& findings) const;

 private:
  struct Said {
    std::vector<CountedAnswer> answers;
    Side side;
    std::string column;  // the heading
  };
  const Vocabularies& vocabularies_;
  std::map<std::string, std::vector<Said>> said_;  // by vocabulary
};

}  // namespace koppel::io
