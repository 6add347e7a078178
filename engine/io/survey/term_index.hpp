// Looking up what people wrote among the words of a vocabulary: ids, labels in all languages and synonyms, all folded.
//
// Promise:    an exact match of the folded text or none; `suggest` names the nearest word as it stands in the vocabulary.
// Complexity: find O(length + log n); suggest O(n · length²).
//
//   TermIndex index(*vocabularies.find("skills"));
//   index.find("Modereren")      ->  "facilitation"
//   index.suggest("modererren")  ->  "modereren"
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "model/vocabulary.hpp"

namespace koppel::io {

class TermIndex {
 public:
  explicit TermIndex(const Vocabulary& vocabulary);

  [[nodiscard]] const std::string& name() const { return name_; }
  // The id of the term; empty when there is none.
  [[nodiscard]] std::string find(std::string_view text) const;
  [[nodiscard]] std::string suggest(std::string_view text) const;

 private:
  struct Word {
    std::string as_written;
    std::string id;
  };
  std::string name_;
  std::map<std::string, Word, std::less<>> words_;  // by folded text
};

}  // namespace koppel::io
