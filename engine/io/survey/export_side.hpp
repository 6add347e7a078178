// One of two exports that are looked at together, and how well a column of one meets a column of the other.
//
// Promise:    what each question most likely is stands in `proposals`, to be changed by what is learnt from the other side or from a person.
//             Columns meet under the marks between answers that give them most words in common.
// Complexity: meeting_of: O(different answers) for each pair of marks.
// Errors:     none.
//
//   ExportSide offers({table, "aanbod.csv"}, Side::offers, vocabularies);
//   offers.of_field("skills")   ->  {4}: the fifth question
#pragma once

#include <array>
#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "io/survey/answer_facts.hpp"
#include "io/survey/field_proposal.hpp"
#include "io/survey/pair_draft.hpp"

namespace koppel::io {

inline constexpr std::array<std::string_view, 6> answer_marks{"", ";", ",", "|", "/", "\n"};

struct ExportSide {
  ExportSide(const NamedExport& named, Side which, const Vocabularies& vocabularies)
      : file(named.file), side(which), survey(named.table), proposals(propose_fields(survey, side, vocabularies)) {}

  [[nodiscard]] const ColumnAnswers& answers(std::size_t question) const {
    return survey.answers.of(survey.questions[question].columns.front());
  }
  [[nodiscard]] std::vector<std::size_t> of_field(std::string_view field) const;
  // Words that people chose or wrote, which could say what is offered or asked.
  [[nodiscard]] bool holds_words(std::size_t question) const;
  // Whether the address of a row may stand for it: every row has one, and of requests no two have the same, for one organisation asks
  // several things.
  [[nodiscard]] bool address_tells_apart() const;

  std::string file;
  Side side;
  ExaminedSurvey survey;
  std::vector<FieldProposal> proposals;
  std::vector<std::string> unsure;  // headings whose field is likely at most
};

// How well two columns meet, with the marks between answers under which they do best.
struct Meeting {
  std::size_t shared = 0, smaller = 0;
  std::string offers_split, requests_split;
  [[nodiscard]] bool is_clear() const;
};
[[nodiscard]] Meeting meeting_of(const ExportSide& offers, std::size_t offered, const ExportSide& requests,
                                 std::size_t asked);

// How many answers are words of a vocabulary, and how many there are; none where there is no vocabulary.
[[nodiscard]] std::pair<std::size_t, std::size_t> known_answers(const ColumnAnswers& answers, std::string_view split,
                                                                const Vocabulary* vocabulary);

}  // namespace koppel::io
