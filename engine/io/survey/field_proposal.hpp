// Which field each question of an export most likely feeds.
//
// Promise:    `sure` only where the heading is a known name of the field (heading_words.hpp) or the tool says what the column is; otherwise a
//             proposal, by telling words in the question (question_words.hpp), by answers that are places, moments or words of a vocabulary; or
//             none. A field that takes numbers, names or moments is proposed only where the answers are such. A field that holds one value is
//             given once.
// Complexity: O(cells).
// Errors:     none.
//
//   auto proposals = propose_fields(survey, Side::offers, vocabularies);
//   proposals[3].field   ->  "languages"
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "io/survey/mapping.hpp"
#include "io/survey/question.hpp"
#include "model/vocabulary.hpp"

namespace koppel::io {

struct FieldProposal {
  std::string field;  // "languages", "id", "contact.email"; empty: nobody knows
  bool sure = false;
  int weight = 0;                                          // of what the question says; 0 where only the answers tell
  bool meets = false;                                      // the other side gives the same answers
  bool told = false;                                       // a person said so
  bool to_decide = false;                                  // the likeliest of several; a person must say whether it is
  bool must = false;                                       // what is asked must be there; another question has wishes
  bool leave_out = false;                                  // says which rows no longer count
  bool of_the_tool = false;                                // a column that the tool added and nobody needs
  bool personal = false;                                   // looks like personal data that no field asks for
  std::string vocabulary;                                  // that the options or answers are words of
  std::vector<std::string> terms;                          // by option; empty where it is no word of the vocabulary
  std::vector<std::pair<std::string, std::string>> codes;  // what answers in words mean: "laag" → "1"
};

// A table, and what was found out about it; the table must outlive this.
struct ExaminedSurvey {
  explicit ExaminedSurvey(const Table& examined)
      : table(examined), answers(examined), questions(questions_of(examined, answers)) {}
  const Table& table;
  TableAnswers answers;
  std::vector<Question> questions;
};

[[nodiscard]] std::vector<FieldProposal> propose_fields(const ExaminedSurvey& survey, Side side,
                                                        const Vocabularies& vocabularies);

// The side that more of the questions belong to; nullopt when neither does.
[[nodiscard]] std::optional<Side> likely_side(const ExaminedSurvey& survey, const Vocabularies& vocabularies);

}  // namespace koppel::io
