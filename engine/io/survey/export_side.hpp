// One of two exports that are looked at together, and how well a column of one meets a column of the other.
//
// Promise:    what each question most likely is stands in `proposals`, to be changed by what is learnt from the other side or from a person.
//             Columns meet under the marks between answers that give them most words in common.
// Complexity: MeetingPlaces: O(different answers) for each mark; meetings_of: O(different answers, and what they share) for each mark.
// Errors:     none.
//
//   ExportSide offers({table, "aanbod.csv"}, Side::offers, vocabularies);
//   offers.of_field("skills")   ->  {4}: the fifth question
#pragma once

#include <array>
#include <cstddef>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "io/survey/answer_facts.hpp"
#include "io/survey/field_proposal.hpp"
#include "io/survey/pair_draft.hpp"
#include "model/person.hpp"

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

  // The answers of a question, but for those that say who somebody is.
  [[nodiscard]] std::vector<CountedAnswer> words_of(std::size_t question) const;

  std::string file;
  Side side;
  ExaminedSurvey survey;
  std::vector<FieldProposal> proposals;
  std::vector<std::string> unsure;  // headings whose field is likely at most

 private:
  [[nodiscard]] std::set<std::string> personal_answers(std::size_t column, std::string_view split) const;
  [[nodiscard]] Contact contact_in(const TableRow& row) const;
};

// How well two columns meet, with the marks between answers under which they do best.
struct Meeting {
  std::size_t shared = 0, smaller = 0;
  std::string offers_split, requests_split;
  [[nodiscard]] bool is_clear() const;
};

// The columns of requests by their words, under every mark: each column of offers finds those that it meets without looking at the others.
class MeetingPlaces {
 public:
  MeetingPlaces(const ExportSide& requests, const std::vector<std::size_t>& columns);
  // By the place of the column among those that were given; only those that share a word.
  [[nodiscard]] std::map<std::size_t, Meeting> meetings_of(const ExportSide& offers, std::size_t offered) const;

 private:
  struct Entry {
    std::size_t column;
    std::string mark;
    std::size_t keys;
  };
  std::vector<Entry> entries_;
  std::unordered_map<std::string, std::vector<std::size_t>> holding_;
};

// How many answers are words of a vocabulary, and how many there are; none where there is no vocabulary.
[[nodiscard]] std::pair<std::size_t, std::size_t> known_answers(const ColumnAnswers& answers, std::string_view split,
                                                                const Vocabulary* vocabulary);

}  // namespace koppel::io
