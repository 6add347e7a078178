#include "io/survey/side_questions.hpp"

#include <algorithm>
#include <array>
#include <optional>

#include "base/characters.hpp"
#include "base/personal.hpp"
#include "io/survey/answer_facts.hpp"
#include "io/survey/export_side.hpp"
#include "io/survey/heading_words.hpp"
#include "io/survey/personal.hpp"
#include "io/survey/question_words.hpp"
#include "io/text/cells.hpp"
#include "io/text/fold.hpp"

namespace koppel::io {

namespace {

constexpr std::size_t most_examples = 3, longest_example = 40;
constexpr std::size_t most_candidates = 8;
constexpr int perhaps_share = 40, likely_share = 60;  // per cent of a column's answers

// In the order of how much a proposal depends on them.
constexpr std::array<std::string_view, 7> offers_fields{"skills",         "id",    "contact.name", "capacity.max",
                                                        "place.postcode", "slots", "languages"};
constexpr std::array<std::string_view, 7> requests_fields{"needs",          "id",    "contact.name", "people.max",
                                                          "place.postcode", "slots", "languages"};

// Small whole numbers, as of how many people or requests.
bool are_counts(const ColumnAnswers& answers) {
  constexpr std::size_t longest = 2;  // digits
  return answers.filled > 0 && std::ranges::all_of(answers.different, [](const GivenAnswer& given) {
           return given.text.size() <= longest && std::ranges::all_of(given.text, is_digit);
         });
}

// A short code in every row, and no two the same.
bool may_be_ids(const ExaminedSurvey& survey, const Question& question) {
  constexpr std::size_t longest = 20;
  const ColumnAnswers& answers = survey.answers.of(question.columns.front());
  const bool each_its_own = answers.filled == survey.table.rows.size() && answers.different.size() == answers.filled;
  const bool a_time = question.kind == QuestionKind::date || question.kind == QuestionKind::time_stamp ||
                      question.kind == QuestionKind::geo;
  return each_its_own && !a_time && std::ranges::all_of(answers.different, [](const GivenAnswer& given) {
           return given.text.size() <= longest && given.text.find(' ') == std::string_view::npos &&
                  std::ranges::any_of(given.text, is_digit);
         });
}

int language_share(const ColumnAnswers& answers, std::string_view split, const Vocabularies& vocabularies) {
  const auto [known, all] = known_answers(answers, split, vocabularies.find("languages"));
  return all == 0 ? 0 : static_cast<int>(known * 100 / all);
}

// How much speaks for a column that nobody claims: 0 where it cannot be; from `likely_share` on it most likely is.
int likelihood(const AskedSide& side, std::size_t at, std::string_view field) {
  const Question& question = side.survey.questions[at];
  const ColumnAnswers& answers = side.survey.answers.of(question.columns.front());
  const auto guesses = fields_in_question(question.text, side.side);
  const bool hinted = std::ranges::any_of(guesses, [&](const FieldGuess& guess) { return guess.field == field; });
  const int hint = hinted ? likely_share : 0;
  if (field == "capacity.max" || field == "people.max") return are_counts(answers) ? std::max(hint, 1) : 0;
  if (field == "contact.name") return look_like_names(answers) ? likely_share : 0;
  if (field == "id")
    return may_be_ids(side.survey, question) ? std::max(hint, question.kind == QuestionKind::number ? 1 : likely_share)
                                             : 0;
  if (field == "place.postcode") {
    const int share = place_share(answers);
    return share < perhaps_share ? 0 : std::max(share, hint);
  }
  if (field == "slots") {
    const int share = moment_share(answers, question.split);
    return share < perhaps_share ? 0 : std::max(share, hint);
  }
  if (field == "languages") {
    const int share = language_share(answers, question.split, side.vocabularies);
    return share < perhaps_share ? 0 : std::max(share, hint);
  }
  const bool words = question.kind == QuestionKind::single || question.kind == QuestionKind::multiple ||
                     question.kind == QuestionKind::free_text;
  if (!words || are_ticks(answers) || look_like_names(answers)) return 0;
  if (number_share(answers, Unit::count) >= perhaps_share || number_share(answers, Unit::kilometres) >= perhaps_share)
    return 0;
  const bool elsewhere = place_share(answers) >= likely_share || moment_share(answers, question.split) >= likely_share;
  return elsewhere ? 0 : std::max(hint, answers.different.size() < answers.filled ? 2 : 1);
}

bool is_claimed(const FieldProposal& proposal, std::string_view field) {
  if (proposal.of_the_tool || (proposal.personal && field != "contact.name")) return true;
  const bool loosely = proposal.field == "label" && !proposal.sure && (field == "skills" || field == "needs");
  return !proposal.field.empty() && !loosely;
}

struct Weighed {
  std::size_t at;
  int likelihood;
};

std::vector<Weighed> weighed_candidates(const AskedSide& side, std::string_view field) {
  std::vector<Weighed> found;
  constexpr int proposed = 1000;
  for (std::size_t at = 0; at < side.proposals.size(); ++at) {
    const Question& question = side.survey.questions[at];
    if (!question.options.empty() || question.answers == 0) continue;
    if (side.proposals[at].field == field) {
      found.push_back({at, proposed});
    } else if (!is_claimed(side.proposals[at], field)) {
      if (const int likely = likelihood(side, at, field); likely > 0) found.push_back({at, likely});
    }
  }
  std::ranges::stable_sort(found, std::ranges::greater{}, &Weighed::likelihood);
  if (found.size() > most_candidates) found.resize(most_candidates);
  return found;
}

bool has_sure(const AskedSide& side, std::string_view field) {
  return std::ranges::any_of(side.proposals, [&](const FieldProposal& one) { return one.field == field && one.sure; });
}

bool has_any(const AskedSide& side, std::string_view field) {
  return std::ranges::any_of(side.proposals, [&](const FieldProposal& one) { return one.field == field; });
}

// A column per option: its headings say what it is, and no candidate column stands for it.
bool is_of_options(const AskedSide& side, std::string_view field) {
  for (std::size_t at = 0; at < side.proposals.size(); ++at) {
    if (side.proposals[at].field == field && !side.survey.questions[at].options.empty()) return true;
  }
  return false;
}

}  // namespace

std::size_t importance_of(std::string_view field) {
  const auto place = [field](const auto& fields) {
    return static_cast<std::size_t>(std::ranges::find(fields, field) - fields.begin());
  };
  return std::min(place(offers_fields), place(requests_fields));
}

std::vector<std::string> shown_examples(const ExaminedSurvey& survey, const FieldProposal& proposal,
                                        const Question& question) {
  const std::size_t column = question.columns.front();
  const ColumnAnswers& answers = survey.answers.of(column);
  const bool about_somebody = proposal.personal || proposal.field == "id" || proposal.field.starts_with("contact.") ||
                              personal_in(survey.table, survey.answers, column).any() || look_like_names(answers);
  if (about_somebody) return {};
  std::vector<CountedAnswer> counted = counted_answers(answers, question.split);
  std::erase_if(counted, [](const CountedAnswer& answer) {
    return answer.times < 2 || personal_kind(answer.text) || character_count(answer.text) > longest_example;
  });
  std::ranges::stable_sort(counted, std::ranges::greater{}, &CountedAnswer::times);
  std::vector<std::string> examples;
  for (std::size_t i = 0; i < std::min(counted.size(), most_examples); ++i) examples.push_back(counted[i].text);
  return examples;
}

std::optional<OpenQuestion> question_for(const AskedSide& side, std::string_view field) {
  const std::vector<Weighed> found = weighed_candidates(side, field);
  if (found.empty()) return std::nullopt;
  OpenQuestion question{.what = Asked::column_for, .side = side.side, .file = side.file, .field = std::string(field)};
  for (const Weighed& one : found) {
    const Question& column = side.survey.questions[one.at];
    question.candidates.push_back(
        {column.name, column.columns.front(), shown_examples(side.survey, side.proposals[one.at], column)});
  }
  const bool essential = field == "skills" || field == "needs";
  const bool likely = essential || found.front().likelihood >= likely_share;
  const auto none = likely ? question.candidates.end() : question.candidates.begin();
  question.candidates.insert(none, PossibleAnswer{.value = "", .column = std::nullopt});
  return question;
}

std::vector<OpenQuestion> questions_about(const AskedSide& side, bool confirm) {
  std::vector<OpenQuestion> questions;
  for (const std::string_view field : side.side == Side::offers ? offers_fields : requests_fields) {
    const bool essential = field == "skills" || field == "needs";
    const bool settled = confirm ? has_sure(side, field) : essential || has_any(side, field);
    if (settled || is_of_options(side, field)) continue;
    if (field == "contact.name" && has_any(side, field)) continue;  // a name in two columns is no doubt
    if (field == "id" && (has_any(side, field) || has_any(side, "contact.email"))) continue;
    if (auto question = question_for(side, field)) questions.push_back(std::move(*question));
  }
  return questions;
}

void settle_replies(const Replies& replies, const ExaminedSurvey& survey, Side side,
                    std::vector<FieldProposal>& proposals) {
  for (const GivenReply& reply : replies) {
    const OpenQuestion& question = reply.question;
    if (question.side != side) continue;
    if (question.what == Asked::column_for) {
      for (std::size_t at = 0; at < proposals.size(); ++at) {
        const bool chosen = reply.choice().column == survey.questions[at].columns.front();
        if (chosen && proposals[at].field == question.field) {
          proposals[at].sure = proposals[at].told = true;
        } else if (chosen) {
          proposals[at] = {.field = question.field, .sure = true, .told = true};
        } else if (proposals[at].field == question.field && survey.questions[at].options.empty()) {
          proposals[at] = {};
        }
      }
    }
    if (question.what == Asked::meaning_of) {
      for (std::size_t at = 0; at < proposals.size(); ++at) {
        if (survey.questions[at].name != question.subject) continue;
        const std::string& field = reply.choice().value;
        proposals[at] = field.empty() ? FieldProposal{} : FieldProposal{.field = field, .sure = true, .told = true};
      }
    }
  }
}

}  // namespace koppel::io
