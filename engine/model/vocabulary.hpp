// Vocabularies: the words koppel knows, their names in three languages, and which is broader than which.
//
// Problem:    people write one skill in ten ways; and who can "evaluate" can also do what is narrower than it.
// Promise:    immutable; one that grows (made of people's own answers) is extended before a run by answers that it does not have; look-up by folded text is exact (folding is given by the caller: ICU in io/, none here); broader terms
//             form no cycle.
// Complexity: find O(log n); broader_distance O(terms reached); building O(n log n), cycles included.
// Errors:     the constructor collects findings: repeated ids, shared labels, unknown broader terms, cycles.
//
//   const Term* term = vocabulary.find("facilitation");
//   vocabulary.broader_distance("moderation", "facilitation")  ->  1
#pragma once

#include <array>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/finding.hpp"
#include "model/terms.hpp"

namespace koppel {

struct Term {
  std::string id;
  std::array<std::string, 3> labels;  // by Language
  std::vector<std::string> synonyms;
  std::vector<std::string> broader;
  std::vector<std::string> postcodes;  // districts only
  std::optional<GeoPoint> point;       // districts only
  Source source;
};

class Vocabulary {
 public:
  Vocabulary() = default;
  Vocabulary(std::string name, std::vector<Term> terms, Findings& findings, bool grows = false);

  [[nodiscard]] const std::string& name() const { return name_; }
  [[nodiscard]] const std::vector<Term>& terms() const { return terms_; }  // sorted by id
  [[nodiscard]] const Term* find(std::string_view id) const;
  // Its words are people's own answers, and new answers become words of it.
  [[nodiscard]] bool grows() const { return grows_; }
  // The label in a language; the id where the term is unknown.
  [[nodiscard]] std::string_view label(std::string_view id, Language language) const;
  // 0: the same; k: `broader` is reached from `term` in k steps; nullopt: not at all.
  [[nodiscard]] std::optional<int> broader_distance(std::string_view term, std::string_view broader) const;
  // All terms that `broader` covers (itself included), with their distance, sorted by id.
  [[nodiscard]] std::vector<std::pair<std::string, int>> narrower_terms(std::string_view broader) const;

 private:
  std::string name_;
  std::vector<Term> terms_;
  bool grows_ = false;
};

// The vocabularies of a run, by name ("skills", "themes", "districts", …).
class Vocabularies {
 public:
  void put(Vocabulary vocabulary);  // replaces one of the same name
  [[nodiscard]] const Vocabulary* find(std::string_view name) const;
  [[nodiscard]] const std::map<std::string, Vocabulary, std::less<>>& all() const { return by_name_; }

  // Gazetteer: the term of "districts" that a postcode lies in.
  [[nodiscard]] const Term* district_of(std::string_view postcode) const;
  [[nodiscard]] std::string_view label(std::string_view vocabulary, std::string_view id, Language language) const;

 private:
  std::map<std::string, Vocabulary, std::less<>> by_name_;
};

}  // namespace koppel
