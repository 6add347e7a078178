#include "io/survey/term_index.hpp"

#include "io/text/fold.hpp"
#include "model/check.hpp"

namespace koppel::io {

TermIndex::TermIndex(const Vocabulary& vocabulary) : name_(vocabulary.name()) {
  for (const Term& term : vocabulary.terms()) {
    for (const std::string& label : term.labels) words_.try_emplace(fold(label), Word{label, term.id});
    for (const std::string& synonym : term.synonyms) words_.try_emplace(fold(synonym), Word{synonym, term.id});
    words_.try_emplace(fold(term.id), Word{term.id, term.id});
  }
  words_.erase("");
}

std::string TermIndex::find(std::string_view text) const {
  const auto found = words_.find(fold(text));
  return found == words_.end() ? std::string{} : found->second.id;
}

std::string TermIndex::suggest(std::string_view text) const {
  std::vector<std::string> folded;
  folded.reserve(words_.size());
  for (const auto& [word, unused] : words_) folded.push_back(word);
  const auto found = words_.find(closest(fold(text), folded));
  return found == words_.end() ? std::string{} : found->second.as_written;
}

}  // namespace koppel::io
