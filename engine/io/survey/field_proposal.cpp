#include "io/survey/field_proposal.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <set>

#include "base/characters.hpp"
#include "io/survey/answer_facts.hpp"
#include "io/survey/closed_rows.hpp"
#include "io/survey/fields.hpp"
#include "io/survey/heading_words.hpp"
#include "io/survey/personal.hpp"
#include "io/survey/question_words.hpp"
#include "io/survey/term_index.hpp"
#include "io/text/cells.hpp"
#include "io/text/fold.hpp"

namespace koppel::io {

namespace {

using enum QuestionKind;

constexpr std::size_t answers_looked_at = 500;
constexpr std::size_t words_that_convince = 3;
constexpr std::size_t mobile_digits = 9;  // of a Belgian mobile number without its 0
constexpr int half_of_them = 50, most_of_them = 70, nearly_all_of_them = 90;  // per cent

// The fields whose answers are words of a vocabulary, for options and answers that speak for themselves.
struct SpeakingVocabulary {
  std::string_view vocabulary, offers, requests;
};
constexpr std::array<SpeakingVocabulary, 5> speaking{{{"skills", "skills", "needs"},
                                                      {"themes", "themes", "themes"},
                                                      {"languages", "languages", "languages"},
                                                      {"requester_kinds", "", "from"},
                                                      {"districts", "groups.district", "groups.district"}}};

bool takes_numbers(std::string_view field) {
  constexpr std::array<std::string_view, 10> fields{"reach_km",   "capacity.min",   "capacity.max", "people.min",
                                                    "people.max", "capacity.hours", "hours",        "priority",
                                                    "asked",      "place.lat"};
  return std::find(fields.begin(), fields.end(), field) != fields.end() || field == "place.lon";
}

bool may_feed(std::string_view field, QuestionKind kind) {
  if (kind == empty) return true;
  if (takes_numbers(field)) return kind == number || kind == geo || kind == scale || kind == single;
  if (field == "submitted") return kind == date || kind == time_stamp || kind == free_text || kind == single;
  if (belongs_to_both(field)) return kind != date && kind != geo;
  if (holds_several(field) && kind == number) return false;
  return kind != date && kind != time_stamp && kind != geo;
}

class Proposer {
 public:
  Proposer(const ExaminedSurvey& survey, Side side, const Vocabularies& vocabularies)
      : table_(survey.table), answers_(survey.answers), questions_(survey.questions), side_(side) {
    for (const SpeakingVocabulary& entry : speaking) {
      const Vocabulary* vocabulary = vocabularies.find(entry.vocabulary);
      if (vocabulary != nullptr) indexes_.emplace(entry.vocabulary, TermIndex(*vocabulary));
    }
  }

  std::vector<FieldProposal> propose() {
    std::vector<FieldProposal> proposals(questions_.size());
    for (std::size_t i = 0; i < questions_.size(); ++i) proposals[i] = propose(questions_[i]);
    prefer_respondent(proposals);
    give_once(proposals);
    find_submitted(proposals);
    return proposals;
  }

 private:
  [[nodiscard]] ColumnRole role_of(const Question& question) const {
    const std::size_t column = question.columns.front();
    const std::string asked = column < table_.questions.size() ? table_.questions[column] : "";
    return column_role(table_.tool, table_.headings[column], asked);
  }

  FieldProposal propose(const Question& question) {
    if (question.options.empty()) {
      if (auto proposal = by_tool(question)) return *proposal;
      for (const std::string& heading : {question.name, last_step(question)}) {
        std::string field = field_of_heading(heading, side_);
        if (field == "from" && look_like_names(answers_.of(question.columns.front()))) return {.field = "contact.name"};
        if (field == "id" && holds_phones(question)) return {.field = "contact.phone", .sure = true};
        if (field == "id" && numbers_houses(question)) return {.personal = true};
        if (!field.empty())
          return with_codes(question, {.field = std::move(field), .sure = question.other == std::nullopt});
      }
      if (const auto degrees = degrees_field(question)) return {.field = std::string(*degrees)};
      if (auto proposal = by_contact(question)) return *proposal;
    }
    FieldProposal proposal;
    proposal.field = field_of_heading(question.text, side_);
    if (!proposal.field.empty() && !may_feed(proposal.field, question.kind)) proposal.field.clear();
    if (proposal.field.empty()) by_question(question, proposal);
    if (proposal.field.empty() && question.options.empty()) proposal.field = by_answers(question);
    find_words(question, proposal);
    if (proposal.field.empty() && question.options.empty()) {
      proposal.leave_out = is_status_column(last_step(question), answers_.of(question.columns.front()));
    }
    return with_codes(question, std::move(proposal));
  }

  // The strongest word of the question that the answers do not belie. A weak one needs answers that say the same.
  void by_question(const Question& question, FieldProposal& proposal) const {
    for (const FieldGuess& guess : fields_in_question(question.text, side_)) {
      const bool fits = may_feed(guess.field, question.kind) || !codes_for(guess.field, question).empty() ||
                        holds_numbers(guess.field, question);
      if (!fits || belied(guess.field, question)) continue;
      if (guess.weight < telling_weight && !confirmed(guess.field, question)) continue;
      proposal.field = guess.field;
      proposal.weight = guess.weight;
      return;
    }
  }

  // Answers that cannot be meant for a field, whatever the question says.
  [[nodiscard]] bool belied(std::string_view field, const Question& question) const {
    if (!question.options.empty() || question.kind == empty) return false;
    const ColumnAnswers& answers = answers_.of(question.columns.front());
    if (holds_several(field) && are_ticks(answers)) return true;
    if (field == "id") return question.kind == date || !is_different_in_every_row(question.columns.front());
    if (field == "contact.name")
      return question.kind == number || are_ticks(answers) || place_share(answers) >= most_of_them;
    if (field == "label")
      return question.kind == number || are_ticks(answers) || moment_share(answers, question.split) >= half_of_them;
    if (field == "submitted") return question.kind != date && question.kind != time_stamp;
    if (field == "priority")
      return question.kind != number && question.kind != scale && codes_for(field, question).empty();
    if (unit_of_field(field)) return question.kind == single && !holds_numbers(field, question);
    if (field == "place.postcode" && question.kind == free_text) return place_share(answers) < half_of_them;
    return false;
  }

  [[nodiscard]] bool confirmed(std::string_view field, const Question& question) const {
    if (!question.options.empty()) return false;
    const ColumnAnswers& answers = answers_.of(question.columns.front());
    if (field == "contact.name") return look_like_names(answers);
    if (field == "place.postcode") return place_share(answers) >= most_of_them;
    if (field == "slots") return moment_share(answers, question.split) >= most_of_them;
    const bool counts = field == "capacity.max" || field == "people.max";
    return counts && (question.kind == number || holds_numbers(field, question));
  }

  // Most answers are numbers, in whatever words.
  [[nodiscard]] bool holds_numbers(std::string_view field, const Question& question) const {
    const auto unit = unit_of_field(field);
    if (!unit || !question.options.empty()) return false;
    return number_share(answers_.of(question.columns.front()), *unit) >= half_of_them;
  }

  // Columns of places and of moments of the week, whatever stands above them.
  [[nodiscard]] std::string by_answers(const Question& question) const {
    const bool words = question.kind == single || question.kind == multiple || question.kind == free_text;
    const ColumnAnswers& answers = answers_.of(question.columns.front());
    if (words && answers.filled >= words_that_convince) {
      if (moment_share(answers, question.split) >= nearly_all_of_them) return "slots";
      if (place_share(answers) >= nearly_all_of_them) return "place.postcode";
    }
    if (question.kind == number && answers.filled >= words_that_convince && are_postcodes(answers))
      return "place.postcode";
    return {};
  }

  // "Nummer" may be that of a telephone; spreadsheets drop its first 0.
  [[nodiscard]] bool holds_phones(const Question& question) const {
    const ColumnAnswers& answers = answers_.of(question.columns.front());
    std::size_t phones = 0;
    for (const GivenAnswer& given : answers.different) {
      const std::string text(given.text);
      const bool lost_nought =
          text.size() == mobile_digits && text.front() == '4' && std::ranges::all_of(text, is_digit);
      phones += is_phone(text) || lost_nought ? given.times : 0;
    }
    return phones > 0 && phones * 10 >= answers.filled * 8;
  }

  // Beside a street, a "Nummer" that comes back is that of a house.
  [[nodiscard]] bool numbers_houses(const Question& question) const {
    const ColumnAnswers& answers = answers_.of(question.columns.front());
    const auto is_street = [](const std::string& heading) {
      const std::string folded = fold(heading);
      return folded == "straat" || folded == "straatnaam" || folded == "adres" || folded == "rue" ||
             folded == "street" || folded == "adresse" || folded == "address";
    };
    return answers.different.size() * 10 < answers.filled * 9 && std::ranges::any_of(table_.headings, is_street);
  }

  [[nodiscard]] bool is_different_in_every_row(std::size_t column) const {
    const ColumnAnswers& answers = answers_.of(column);
    return answers.filled > 1 && answers.filled == table_.rows.size() && answers.different.size() == answers.filled;
  }

  // Postcodes, and not years, of which many are postcodes too.
  static bool are_postcodes(const ColumnAnswers& answers) {
    const auto is_year = [](const GivenAnswer& given) { return given.text >= "1900" && given.text <= "2035"; };
    const auto has_length = [](const GivenAnswer& given) { return given.text.size() == 4; };
    return std::ranges::all_of(answers.different, has_length) && !std::ranges::all_of(answers.different, is_year) &&
           place_share(answers) >= nearly_all_of_them;
  }

  // What words mean in a field that takes numbers.
  using Codes = std::vector<std::pair<std::string, std::string>>;
  [[nodiscard]] Codes codes_for(std::string_view field, const Question& question) const {
    if (!question.options.empty() || question.kind == number) return {};
    const ColumnAnswers& answers = answers_.of(question.columns.front());
    return field == "priority" ? urgency_codes(answers) : Codes();
  }

  FieldProposal with_codes(const Question& question, FieldProposal proposal) const {
    proposal.codes = codes_for(proposal.field, question);
    return proposal;
  }

  // The question itself, where groups stand before it: "wie/postcode", "Wie bent u? [Postcode]".
  [[nodiscard]] std::string last_step(const Question& question) const {
    const bool slashes = table_.tool == SurveyTool::kobotoolbox, dashes = table_.tool == SurveyTool::odk;
    if (table_.tool == SurveyTool::plain) return question.text;  // without the title of its chapter
    if (!slashes && !dashes) return question.name;
    return question.name.substr(question.name.rfind(slashes ? '/' : '-') + 1);
  }

  // "_waar/plek_latitude": half of a place that was pointed out on a map.
  static std::optional<std::string_view> degrees_field(const Question& question) {
    if (question.kind != geo) return std::nullopt;
    const std::string folded = fold(question.name);
    if (folded.ends_with("latitude")) return "place.lat";
    if (folded.ends_with("longitude")) return "place.lon";
    return std::nullopt;
  }

  // What the tool says the column is.
  std::optional<FieldProposal> by_tool(const Question& question) const {
    switch (role_of(question)) {
      case ColumnRole::answer:
        return std::nullopt;
      case ColumnRole::respondent:
      case ColumnRole::response:
        return FieldProposal{.field = "id", .sure = true};
      case ColumnRole::submitted:
        return FieldProposal{.field = "submitted", .sure = true};
      case ColumnRole::name:
        return FieldProposal{.field = "contact.name", .sure = true};
      case ColumnRole::email:
        return FieldProposal{.field = "contact.email", .sure = true};
      case ColumnRole::phone:
        return FieldProposal{.field = "contact.phone", .sure = true};
      default:
        return FieldProposal{.of_the_tool = true};
    }
  }

  // Columns full of addresses or numbers, whatever stands above them.
  std::optional<FieldProposal> by_contact(const Question& question) const {
    const std::size_t column = question.columns.front();
    const PersonalCounts found = personal_in(table_, answers_, column);
    const std::size_t filled = answers_.of(column).filled;
    const auto most = [filled](std::size_t count) { return count > 0 && count * 10 >= filled * 8; };
    if (found.name > 0) return FieldProposal{.field = "contact.name"};
    if (most(found.email)) return FieldProposal{.field = "contact.email"};
    if (most(found.phone)) return FieldProposal{.field = "contact.phone"};
    if (most(found.national_number) || most(found.ip_address)) return FieldProposal{.personal = true};
    return std::nullopt;
  }

  // The vocabulary that the options or the answers are words of; that of the proposed field where there is one.
  void find_words(const Question& question, FieldProposal& proposal) const {
    const bool words = question.kind != number && question.kind != date && question.kind != geo &&
                       question.kind != id && question.kind != time_stamp && question.kind != metadata;
    if (!words) return;
    const std::vector<std::string> spoken = question.options.empty() ? answers_of(question) : question.options;
    const std::string wanted = vocabulary_of(proposal.field);
    std::size_t best = 0;
    std::string_view field;
    for (const SpeakingVocabulary& entry : speaking) {
      const auto index = indexes_.find(entry.vocabulary);
      const std::string_view feeds = side_ == Side::offers ? entry.offers : entry.requests;
      if (index == indexes_.end() || feeds.empty()) continue;
      if (!proposal.field.empty() && entry.vocabulary != wanted) continue;
      const std::size_t known = count_known(index->second, spoken);
      if (known <= best || known * 2 < spoken.size()) continue;
      if (proposal.field.empty() && (known < words_that_convince || known * 10 < spoken.size() * 6)) continue;
      best = known;
      proposal.vocabulary = entry.vocabulary;
      field = feeds;
    }
    if (proposal.field.empty()) proposal.field = field;
    if (proposal.vocabulary.empty() || question.options.empty()) return;
    for (const std::string& option : question.options) {
      proposal.terms.push_back(indexes_.find(proposal.vocabulary)->second.find(option));
    }
  }

  [[nodiscard]] std::string vocabulary_of(const std::string& field) const {
    const SurveyField* known = find_survey_field(side_, field);
    return known == nullptr ? std::string() : std::string(known->vocabulary);
  }

  static std::size_t count_known(const TermIndex& index, const std::vector<std::string>& spoken) {
    return static_cast<std::size_t>(std::count_if(spoken.begin(), spoken.end(), [&index](const std::string& word) {
      return !index.find(word).empty() || !index.find(take_level(word).text).empty();
    }));
  }

  // The different answers in a column, split where it holds several a cell.
  [[nodiscard]] std::vector<std::string> answers_of(const Question& question) const {
    std::set<std::string> different;
    for (const GivenAnswer& given : answers_.of(question.columns.front()).different) {
      if (different.size() >= answers_looked_at) break;
      if (question.split.empty()) {
        different.emplace(given.text);
        continue;
      }
      for (std::string& answer : split_answers(given.text, question.split, [](std::string_view) { return false; })) {
        different.insert(std::move(answer));
      }
    }
    return {different.begin(), different.end()};
  }

  // A code that was given to a person stays the same when she answers again; the number of an answer does not.
  void prefer_respondent(std::vector<FieldProposal>& proposals) const {
    std::optional<std::size_t> chosen;
    for (std::size_t i = 0; i < proposals.size(); ++i) {
      const bool respondent = proposals[i].field == "id" && role_of(questions_[i]) == ColumnRole::respondent;
      if (respondent && !chosen && tells_people_apart(questions_[i].columns.front())) chosen = i;
    }
    const bool asked = std::any_of(questions_.begin(), questions_.end(), [&](const Question& question) {
      return proposals[static_cast<std::size_t>(&question - questions_.data())].field == "id" &&
             role_of(question) == ColumnRole::answer;
    });
    for (std::size_t i = 0; i < proposals.size(); ++i) {
      if (proposals[i].field != "id" || i == chosen) continue;
      const ColumnRole role = role_of(questions_[i]);
      const bool yields = chosen || asked ? role != ColumnRole::answer : role == ColumnRole::respondent;
      if (yields) proposals[i] = {.of_the_tool = true};
    }
  }

  [[nodiscard]] bool tells_people_apart(std::size_t column) const {
    const ColumnAnswers& answers = answers_.of(column);
    const bool everybody = answers.filled > 0 && answers.filled == table_.rows.size();
    return everybody && answers.different.size() * 10 >= answers.filled * 9;  // a few answer twice
  }

  // Older exports do not say when an answer came in: it did when the person came to the end.
  void find_submitted(std::vector<FieldProposal>& proposals) const {
    const auto is_submitted = [](const FieldProposal& proposal) { return proposal.field == "submitted"; };
    if (std::any_of(proposals.begin(), proposals.end(), is_submitted)) return;
    for (std::size_t i = 0; i < proposals.size(); ++i) {
      const std::size_t column = questions_[i].columns.front();
      const std::string asked = column < table_.questions.size() ? table_.questions[column] : "";
      const std::string folded = fold(table_.tool == SurveyTool::qualtrics ? asked : questions_[i].name);
      const bool ends = folded == "end" || folded == "enddate" || folded == "end date";
      if (ends && role_of(questions_[i]) == ColumnRole::time) proposals[i] = {.field = "submitted", .sure = true};
    }
  }

  // A postcode and the name of the place, each in its column.
  [[nodiscard]] bool tell_more_together(std::size_t one, std::size_t other) const {
    return names_places(questions_[one]) != names_places(questions_[other]);
  }

  [[nodiscard]] bool names_places(const Question& question) const {
    if (!question.options.empty() || question.kind == number) return false;
    const ColumnAnswers& answers = answers_.of(question.columns.front());
    const auto has_digit = [](const GivenAnswer& given) { return std::ranges::any_of(given.text, is_digit); };
    return place_share(answers) >= most_of_them && std::ranges::none_of(answers.different, has_digit);
  }

  // Of several questions for one value the sure one keeps it, else the first.
  void give_once(std::vector<FieldProposal>& proposals) {
    std::map<std::string, std::size_t> taken;
    for (const bool sure : {true, false}) {
      for (std::size_t i = 0; i < proposals.size(); ++i) {
        FieldProposal& proposal = proposals[i];
        const bool many = proposal.field == "contact.name" || (!proposal.sure && holds_several(proposal.field));
        if (proposal.field.empty() || proposal.sure != sure || many) continue;
        const auto [found, fresh] = taken.try_emplace(proposal.field, i);
        if (!fresh && proposal.field == "place.postcode" && tell_more_together(found->second, i) &&
            taken.try_emplace("place beside", i).second)
          continue;
        if (!fresh) proposal = {.personal = proposal.field.starts_with("contact.")};
      }
    }
  }

  const Table& table_;
  const TableAnswers& answers_;
  const std::vector<Question>& questions_;
  Side side_;
  std::map<std::string, TermIndex, std::less<>> indexes_;
};

}  // namespace

std::vector<FieldProposal> propose_fields(const ExaminedSurvey& survey, Side side, const Vocabularies& vocabularies) {
  return Proposer(survey, side, vocabularies).propose();
}

std::optional<Side> likely_side(const ExaminedSurvey& survey, const Vocabularies& vocabularies) {
  std::array<std::size_t, 2> known{};
  for (const Side side : {Side::offers, Side::requests}) {
    for (const FieldProposal& proposal : propose_fields(survey, side, vocabularies)) {
      if (proposal.field.empty() || belongs_to_both(proposal.field)) continue;
      const Side other = side == Side::offers ? Side::requests : Side::offers;
      // A field that only this side has tells more.
      const std::size_t worth =
          (proposal.sure ? 2U : 1U) * (find_survey_field(other, proposal.field) == nullptr ? 2U : 1U);
      known[static_cast<std::size_t>(side)] += worth;
    }
  }
  if (known[0] == known[1]) return std::nullopt;
  return known[0] > known[1] ? Side::offers : Side::requests;
}

}  // namespace koppel::io
