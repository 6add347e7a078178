// What is not sure about the columns of one export, and what a person's replies make of them.
//
// Problem:    which column says what is offered, who somebody is, how many, where, when, in which language?
// Promise:    a question only where a field that matters has no column, and a column that nobody claims may be it; with `confirm`, also where
//             its column was only proposed. The most important first. A reply counts as if the heading had said it.
// Complexity: O(fields × different answers).
// Errors:     none.
//
//   for (const OpenQuestion& question : questions_about(side, false)) …
//   settle_replies(replies, side.survey, Side::offers, side.proposals);
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "io/survey/field_proposal.hpp"
#include "io/survey/open_question.hpp"
#include "model/vocabulary.hpp"

namespace koppel::io {

struct AskedSide {
  const ExaminedSurvey& survey;
  const std::vector<FieldProposal>& proposals;
  Side side;
  std::string file;
  const Vocabularies& vocabularies;
};

// Columns that could be `field`, the likely one first, and "none of these" where that is likeliest.
[[nodiscard]] std::optional<OpenQuestion> question_for(const AskedSide& side, std::string_view field);

// All of them but what is offered and asked, unless `confirm`.
[[nodiscard]] std::vector<OpenQuestion> questions_about(const AskedSide& side, bool confirm);

// 0: a proposal depends on it most.
[[nodiscard]] std::size_t importance_of(std::string_view field);

void settle_replies(const Replies& replies, const ExaminedSurvey& survey, Side side,
                    std::vector<FieldProposal>& proposals);

// The answers given most often, where they show nobody: not of contact data or names, and only where answers come back.
[[nodiscard]] std::vector<std::string> shown_examples(const ExaminedSurvey& survey, const FieldProposal& proposal,
                                                      const Question& question);

}  // namespace koppel::io
