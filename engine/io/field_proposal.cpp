#include "io/field_proposal.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <set>

#include "io/cells.hpp"
#include "io/fold.hpp"
#include "io/heading_words.hpp"
#include "io/personal.hpp"
#include "io/survey_fields.hpp"
#include "io/term_index.hpp"

namespace koppel::io {

namespace {

using enum QuestionKind;

constexpr std::size_t answers_looked_at = 500;
constexpr std::size_t words_that_convince = 3;

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
  return kind != date && kind != time_stamp && kind != geo;
}

class Proposer {
 public:
  Proposer(const Table& table, const std::vector<Question>& questions, Side side, const Vocabularies& vocabularies)
      : table_(table), questions_(questions), side_(side) {
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
      if (std::string field = field_of_heading(question.name, side_); !field.empty()) {
        return {.field = std::move(field), .sure = question.other == std::nullopt};
      }
      if (auto proposal = by_contact(question)) return *proposal;
    }
    FieldProposal proposal;
    proposal.field = field_of_heading(question.text, side_);
    if (proposal.field.empty()) proposal.field = field_in_question(question.text, side_);
    if (!proposal.field.empty() && !may_feed(proposal.field, question.kind)) proposal.field.clear();
    find_words(question, proposal);
    return proposal;
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
    const PersonalCounts found = personal_in(table_, column);
    const std::size_t filled = filled_cells(table_, column);
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
    for (const auto& row : table_.rows) {
      const std::string_view text = trimmed(cell_at(row, question.columns.front()).text);
      if (text.empty() || different.size() >= answers_looked_at) continue;
      if (question.split.empty()) {
        different.emplace(text);
        continue;
      }
      for (std::string& answer : split_answers(text, question.split, [](std::string_view) { return false; })) {
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
    for (std::size_t i = 0; i < proposals.size(); ++i) {
      if (proposals[i].field != "id" || i == chosen) continue;
      const ColumnRole role = role_of(questions_[i]);
      const bool yields = chosen ? role != ColumnRole::answer : role == ColumnRole::respondent;
      if (yields) proposals[i] = {.of_the_tool = true};
    }
  }

  [[nodiscard]] bool tells_people_apart(std::size_t column) const {
    std::set<std::string_view> seen;
    std::size_t filled = 0;
    for (const auto& row : table_.rows) {
      const std::string_view text = trimmed(cell_at(row, column).text);
      if (text.empty()) return false;
      ++filled;
      seen.insert(text);
    }
    return filled > 0 && seen.size() * 10 >= filled * 9;  // a few answer twice
  }

  // Of several questions for one value the sure one keeps it, else the first.
  static void give_once(std::vector<FieldProposal>& proposals) {
    std::map<std::string, std::size_t> taken;
    for (const bool sure : {true, false}) {
      for (std::size_t i = 0; i < proposals.size(); ++i) {
        FieldProposal& proposal = proposals[i];
        const bool many = proposal.field == "contact.name" || (!proposal.sure && holds_several(proposal.field));
        if (proposal.field.empty() || proposal.sure != sure || many) continue;
        const auto [found, fresh] = taken.try_emplace(proposal.field, i);
        if (!fresh) proposal = {.personal = proposal.field.starts_with("contact.")};
      }
    }
  }

  const Table& table_;
  const std::vector<Question>& questions_;
  Side side_;
  std::map<std::string, TermIndex, std::less<>> indexes_;
};

}  // namespace

std::vector<FieldProposal> propose_fields(const Table& table, const std::vector<Question>& questions, Side side,
                                          const Vocabularies& vocabularies) {
  return Proposer(table, questions, side, vocabularies).propose();
}

std::optional<Side> likely_side(const Table& table, const std::vector<Question>& questions,
                                const Vocabularies& vocabularies) {
  std::array<std::size_t, 2> known{};
  for (const Side side : {Side::offers, Side::requests}) {
    for (const FieldProposal& proposal : propose_fields(table, questions, side, vocabularies)) {
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
