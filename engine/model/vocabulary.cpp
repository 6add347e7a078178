#include "model/vocabulary.hpp"
#include "model/codes.hpp"

#include <algorithm>
#include <boost/graph/adjacency_list.hpp>
#include <boost/graph/strong_components.hpp>
#include <set>
#include <utility>

namespace koppel {

namespace {

void report_repeats(const std::vector<Term>& sorted, Findings& findings) {
  for (std::size_t i = 1; i < sorted.size(); ++i) {
    if (sorted[i].id == sorted[i - 1].id) {
      findings.add(model_codes.vocabulary_duplicate_term, sorted[i].source, {{"read", sorted[i].id}});
    }
  }
}

// A label or synonym that two terms share letter by letter. (What is alike only when folded, the reader with ICU finds.)
void report_shared_labels(const std::vector<Term>& sorted, Findings& findings) {
  std::map<std::string_view, const Term*> owners;
  for (const Term& term : sorted) {
    std::vector<std::string_view> words(term.labels.begin(), term.labels.end());
    words.insert(words.end(), term.synonyms.begin(), term.synonyms.end());
    std::ranges::sort(words);
    const auto repeats = std::ranges::unique(words);
    words.erase(repeats.begin(), repeats.end());
    for (const std::string_view word : words) {
      if (word.empty()) continue;
      const auto [owner, fresh] = owners.try_emplace(word, &term);
      if (fresh || owner->second->id == term.id) continue;
      findings.add(model_codes.vocabulary_shared_label, term.source,
                   {{"read", std::string(word)}, {"other", owner->second->id + ", " + term.id}});
    }
  }
}

// The strongly connected part of each term. Of terms that share an id only the first is known by it.
std::vector<std::size_t> strong_parts(const Vocabulary& vocabulary) {
  const std::vector<Term>& terms = vocabulary.terms();
  boost::adjacency_list<boost::vecS, boost::vecS, boost::directedS> graph(terms.size());
  for (std::size_t i = 0; i < terms.size(); ++i) {
    if (vocabulary.find(terms[i].id) != &terms[i]) continue;
    for (const std::string& broader : terms[i].broader) {
      const Term* above = vocabulary.find(broader);
      if (above != nullptr) add_edge(i, static_cast<std::size_t>(above - terms.data()), graph);
    }
  }
  std::vector<std::size_t> part(terms.size());
  boost::strong_components(graph, boost::make_iterator_property_map(part.begin(), get(boost::vertex_index, graph)));
  return part;
}

// A term that is broader than itself: it lies in one strongly connected part with a term that is broader.
void report_cycles(const Vocabulary& vocabulary, Findings& findings) {
  const std::vector<Term>& terms = vocabulary.terms();
  const std::vector<std::size_t> part = strong_parts(vocabulary);
  for (std::size_t i = 0; i < terms.size(); ++i) {
    const Term& term = terms[i];
    const bool repeated = vocabulary.find(term.id) != &term;
    const bool circular = std::ranges::any_of(term.broader, [&](const std::string& broader) {
      if (repeated) return vocabulary.broader_distance(broader, term.id).has_value();
      const Term* above = vocabulary.find(broader);
      return above != nullptr && part[static_cast<std::size_t>(above - terms.data())] == part[i];
    });
    if (circular) findings.add(model_codes.vocabulary_cycle, term.source, {{"read", term.id}});
  }
}

}  // namespace

Vocabulary::Vocabulary(std::string name, std::vector<Term> terms, Findings& findings, bool grows)
    : name_(std::move(name)), terms_(std::move(terms)), grows_(grows) {
  std::ranges::stable_sort(terms_, {}, &Term::id);
  report_repeats(terms_, findings);
  report_shared_labels(terms_, findings);
  for (const Term& term : terms_) {
    for (const std::string& broader : term.broader) {
      if (find(broader) == nullptr)
        findings.add(model_codes.vocabulary_unknown_broader, term.source, {{"read", broader}});
    }
  }
  report_cycles(*this, findings);
}

const Term* Vocabulary::find(std::string_view id) const {
  const auto found =
      std::ranges::lower_bound(terms_, id, {}, [](const Term& term) { return std::string_view(term.id); });
  return found != terms_.end() && found->id == id ? &*found : nullptr;
}

std::string_view Vocabulary::label(std::string_view id, Language language) const {
  const Term* term = find(id);
  if (term == nullptr) return id;
  const std::string& label = term->labels[static_cast<std::size_t>(language)];
  return label.empty() ? id : std::string_view(label);
}

std::optional<int> Vocabulary::broader_distance(std::string_view term, std::string_view broader) const {
  std::set<std::string_view> seen{term};
  std::vector<std::string_view> layer{term};
  for (int distance = 0; !layer.empty(); ++distance) {
    std::vector<std::string_view> next;
    for (const std::string_view id : layer) {
      if (id == broader) return distance;
      const Term* known = find(id);
      if (known == nullptr) continue;
      for (const std::string& above : known->broader) {
        if (seen.insert(above).second) next.emplace_back(above);
      }
    }
    layer = std::move(next);
  }
  return std::nullopt;
}

std::vector<std::pair<std::string, int>> Vocabulary::narrower_terms(std::string_view broader) const {
  std::vector<std::pair<std::string, int>> covered;
  for (const Term& term : terms_) {
    if (const auto distance = broader_distance(term.id, broader)) covered.emplace_back(term.id, *distance);
  }
  if (covered.empty()) covered.emplace_back(broader, 0);  // a word outside the vocabulary covers itself
  return covered;
}

void Vocabularies::put(Vocabulary vocabulary) {
  std::string name = vocabulary.name();
  by_name_.insert_or_assign(std::move(name), std::move(vocabulary));
}

const Vocabulary* Vocabularies::find(std::string_view name) const {
  const auto found = by_name_.find(name);
  return found == by_name_.end() ? nullptr : &found->second;
}

const Term* Vocabularies::district_of(std::string_view postcode) const {
  const Vocabulary* districts = find("districts");
  if (districts == nullptr || postcode.empty()) return nullptr;
  for (const Term& term : districts->terms()) {
    if (std::ranges::find(term.postcodes, postcode) != term.postcodes.end()) return &term;
  }
  return nullptr;
}

std::string_view Vocabularies::label(std::string_view vocabulary, std::string_view id, Language language) const {
  const Vocabulary* known = find(vocabulary);
  return known == nullptr ? id : known->label(id, language);
}

}  // namespace koppel
