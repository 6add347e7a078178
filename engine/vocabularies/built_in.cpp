#include "vocabularies/built_in.hpp"

#include <string>
#include <utility>
#include <vector>

#include "vocabularies/table.hpp"

namespace koppel {

namespace {

std::vector<std::string> words_of(std::string_view list) {
  std::vector<std::string> words;
  while (!list.empty()) {
    const std::size_t end = list.find('\n');
    words.emplace_back(list.substr(0, end));
    list.remove_prefix(end + 1);
  }
  return words;
}

Term term_of(const EmbeddedTerm& embedded) {
  Term term;
  term.id = embedded.id;
  for (std::size_t i = 0; i < term.labels.size(); ++i) term.labels[i] = embedded.labels[i];
  term.synonyms = words_of(embedded.synonyms);
  term.broader = words_of(embedded.broader);
  term.postcodes = words_of(embedded.postcodes);
  if (embedded.has_point) term.point = GeoPoint{embedded.latitude_e6, embedded.longitude_e6};
  return term;
}

}  // namespace

Vocabularies built_in_vocabularies() {
  Vocabularies all;
  Findings none;  // the build looked for faults
  for (const EmbeddedVocabulary& embedded : embedded_vocabularies()) {
    std::vector<Term> terms;
    for (const EmbeddedTerm& term : embedded.terms) terms.push_back(term_of(term));
    all.put(Vocabulary(std::string(embedded.name), std::move(terms), none));
  }
  return all;
}

}  // namespace koppel
