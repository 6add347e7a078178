#include "io/survey/export_side.hpp"

#include <algorithm>
#include <set>

#include "io/survey/own_words.hpp"
#include "io/survey/row_gate.hpp"
#include "io/survey/said_languages.hpp"
#include "io/survey/term_index.hpp"
#include "io/text/cells.hpp"
#include "io/text/fold.hpp"
#include "model/person.hpp"

namespace koppel::io {

namespace {

using Keys = std::set<std::string>;

constexpr std::size_t most_keys = 200;
constexpr int half_of_it = 50;  // per cent
constexpr std::size_t enough_shared =
    2;                                  // words in common, so that two columns speak of the same: half of the smaller,
constexpr std::size_t many_shared = 4;  // or a quarter of it

Keys keys_of(const ColumnAnswers& answers, std::string_view split) {
  Keys keys;
  for (const CountedAnswer& answer : counted_answers(answers, split)) {
    keys.insert(own_word_key(answer.text));
    if (keys.size() > most_keys) return {};
  }
  return keys;
}

std::vector<std::string_view> marks_for(const ExportSide& side, std::size_t at) {
  const std::string& found = side.survey.questions[at].split;
  return found.empty() ? std::vector<std::string_view>(answer_marks.begin(), answer_marks.end())
                       : std::vector<std::string_view>{found};
}

}  // namespace

std::vector<std::size_t> ExportSide::of_field(std::string_view field) const {
  std::vector<std::size_t> found;
  for (std::size_t i = 0; i < proposals.size(); ++i) {
    if (proposals[i].field == field) found.push_back(i);
  }
  return found;
}

bool ExportSide::holds_words(std::size_t question) const {
  const QuestionKind kind = survey.questions[question].kind;
  const bool kinds = kind == QuestionKind::single || kind == QuestionKind::multiple || kind == QuestionKind::free_text;
  return kinds && survey.questions[question].options.empty() && !proposals[question].of_the_tool &&
         !proposals[question].personal && !are_ticks(answers(question)) && !look_like_names(answers(question)) &&
         place_share(answers(question)) < half_of_it && moment_share(answers(question), "") < half_of_it;
}

bool ExportSide::address_tells_apart() const {
  const std::vector<std::size_t> found = of_field("contact.email");
  if (found.empty()) return false;
  const ColumnAnswers& addresses = answers(found.front());
  std::set<std::string> different;
  for (const GivenAnswer& given : addresses.different) different.insert(email_key(given.text));
  const bool everybody = addresses.filled == survey.table.rows.size() && !different.contains("");
  return everybody && (side == Side::offers || different.size() == addresses.filled);
}

std::vector<CountedAnswer> ExportSide::words_of(std::size_t question) const {
  const Question& asked = survey.questions[question];
  std::vector<CountedAnswer> counted = counted_answers(answers(question), asked.split);
  const std::set<std::string> personal = personal_answers(asked.columns.front(), asked.split);
  std::erase_if(counted, [&](const CountedAnswer& answer) { return personal.contains(answer.text); });
  return counted;
}

// Each answer is looked at beside the contact data of its own row: a word that others give too is a word all the same.
std::set<std::string> ExportSide::personal_answers(std::size_t column, std::string_view split) const {
  RowGate gate;
  for (const TableRow row : survey.table.rows) gate.learn_name(contact_in(row).name);
  std::set<std::string> personal, of_others;
  for (const TableRow row : survey.table.rows) {
    gate.begin_row(contact_in(row));
    const std::string_view cell = trimmed(cell_at(row, column).text);
    const GivenAnswer given{.text = cell, .times = 1};
    for (const CountedAnswer& answer : counted_answers({.different = {given}, .filled = 1}, split)) {
      (gate.kind_of(answer.text) ? personal : of_others).insert(answer.text);
    }
  }
  std::erase_if(personal, [&](const std::string& answer) { return of_others.contains(answer); });
  return personal;
}

Contact ExportSide::contact_in(const TableRow& row) const {
  Contact contact;
  for (std::size_t i = 0; i < proposals.size(); ++i) {
    const std::string& field = proposals[i].field;
    if (!field.starts_with("contact.")) continue;
    const std::string text(trimmed(cell_at(row, survey.questions[i].columns.front()).text));
    if (field == "contact.name") contact.name += " " + text;
    if (field == "contact.email") contact.email = text;
    if (field == "contact.phone") contact.phone = text;
  }
  return contact;
}

bool Meeting::is_clear() const {
  const bool half = shared >= enough_shared && shared * 2 >= smaller;
  return half || (shared >= many_shared && shared * 4 >= smaller);
}

MeetingPlaces::MeetingPlaces(const ExportSide& requests, const std::vector<std::size_t>& columns) {
  for (std::size_t i = 0; i < columns.size(); ++i) {
    for (const std::string_view mark : marks_for(requests, columns[i])) {
      const Keys keys = keys_of(requests.answers(columns[i]), mark);
      for (const std::string& key : keys) holding_[key].push_back(entries_.size());
      entries_.push_back({i, std::string(mark), keys.size()});
    }
  }
}

std::map<std::size_t, Meeting> MeetingPlaces::meetings_of(const ExportSide& offers, std::size_t offered) const {
  std::map<std::size_t, Meeting> best;
  for (const std::string_view mark : marks_for(offers, offered)) {
    const Keys keys = keys_of(offers.answers(offered), mark);
    std::map<std::size_t, std::size_t> shared;  // by entry
    for (const std::string& key : keys) {
      const auto found = holding_.find(key);
      if (found == holding_.end()) continue;
      for (const std::size_t entry : found->second) ++shared[entry];
    }
    for (const auto& [entry, count] : shared) {
      Meeting& meeting = best[entries_[entry].column];
      if (count <= meeting.shared) continue;
      meeting = {count, std::min(keys.size(), entries_[entry].keys), std::string(mark), entries_[entry].mark};
    }
  }
  return best;
}

std::pair<std::size_t, std::size_t> known_answers(const ColumnAnswers& answers, std::string_view split,
                                                  const Vocabulary* vocabulary) {
  std::size_t known = 0, all = 0;
  if (vocabulary == nullptr) return {0, 0};
  const TermIndex index(*vocabulary);
  for (const CountedAnswer& answer : counted_answers(answers, split)) {
    all += answer.times;
    const bool is_word = !index.find(take_level(answer.text).text).empty() ||
                         (vocabulary->name() == "languages" && said_languages(answer.text, index));
    known += is_word ? answer.times : 0;
  }
  return {known, all};
}

}  // namespace koppel::io
