// A vocabulary of a programme's own: the different answers of both its exports.
//
// Problem:    people offer and ask in words that no vocabulary knows; what is written alike on both sides must meet all the same.
// Promise:    answers that are the same word meet: folded, singular or plural, or two names of one term of the vocabulary that koppel knows
//             (whose id and broader terms are kept). An answer given once that is one letter away from one that comes back is taken for it, and
//             said, without quoting it. What looks personal or is a sentence is left out. The order of rows does not matter.
// Complexity: O(answers × length²).
// Errors:     findings: word_joined (warning).
//
//   OwnWords words("skills", vocabularies.find("skills"));
//   words.add({{"Enquêtes maken", 3}}, Side::offers), words.add({{"enquête maken", 2}}, Side::requests);
//   words.make(findings)->words.size()   ->  1
#pragma once

#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/finding.hpp"
#include "graph/side.hpp"
#include "io/survey/answer_facts.hpp"
#include "model/vocabulary.hpp"

namespace koppel::io {

struct OwnWord {
  std::string id, label;
  std::vector<std::string> spellings;  // others than the label
  std::vector<std::string> broader;
  std::size_t offered = 0, asked = 0;
};

inline constexpr std::string_view no_terms = " []\n";  // behind "terms:", while there is no word yet

struct OwnVocabulary {
  std::string name;
  std::vector<OwnWord> words;                                // by id
  [[nodiscard]] std::string yaml(Language language) const;   // koppel/vocabulary/1, with how often each was said
  [[nodiscard]] std::string lines(Language language) const;  // its words alone
};

// How often an answer was given on either side.
struct SaidCounts {
  std::size_t offered = 0, asked = 0;
  std::string column = {};  // the heading above it
  [[nodiscard]] std::size_t all() const { return offered + asked; }
};

// Two words that may be one: one letter apart, and either one was written once, or each stands on one side only.
struct NearWords {
  std::string said, meant;
};

class OwnWords {
 public:
  OwnWords(std::string name, const Vocabulary* known) : name_(std::move(name)), known_(known) {}
  void add(const std::vector<CountedAnswer>& answers, Side side, const std::string& column = {});
  // The words of the vocabulary itself, as words that come back: answers are taken for them, and not for one another.
  void take_over();

  [[nodiscard]] std::size_t different() const { return parted().size(); }
  [[nodiscard]] std::size_t known() const;   // different answers that the vocabulary knows
  [[nodiscard]] std::size_t shared() const;  // words that stand on both sides
  [[nodiscard]] std::vector<NearWords> nearly_the_same() const;
  // What a person says of two of them: counts instead of what their letters tell.
  void decide(const NearWords& near, bool same) { decided_.push_back({near, same}); }
  // nullopt: too many different answers for a list of words.
  [[nodiscard]] std::optional<OwnVocabulary> make(Findings& findings) const;

 private:
  using Answers = std::map<std::string, std::map<std::string, SaidCounts>>;  // by key: each spelling
  // "naaien en breien" as two answers, where one of them is an answer by itself and the whole does not stand on both sides.
  [[nodiscard]] Answers parted() const;

  std::string name_;
  const Vocabulary* known_;
  Answers answers_;
  std::vector<std::pair<NearWords, bool>> decided_;
};

// What counts as the same word (io/text/spelling.hpp), each word in the singular and without the marks of a sentence.
[[nodiscard]] std::string own_word_key(std::string_view text);

}  // namespace koppel::io
