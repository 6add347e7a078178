#include "io/survey_question.hpp"

#include <algorithm>
#include <array>
#include <set>

#include "io/cells.hpp"
#include "io/fold.hpp"

namespace koppel::io {

namespace {

using enum QuestionKind;

constexpr std::array<std::string_view, 11> kind_names{
    "empty", "id", "time_stamp", "metadata", "single", "multiple", "scale", "number", "date", "geo", "free_text"};
constexpr std::size_t most_distinct = 200;  // beyond that nobody made a list of them
constexpr std::size_t most_scale_points = 11;
constexpr std::size_t long_answer = 60;

bool is_digit(char c) { return c >= '0' && c <= '9'; }

bool is_number(std::string_view text) {
  if (!text.empty() && (text.front() == '-' || text.front() == '+')) text.remove_prefix(1);
  const auto marks = std::count_if(text.begin(), text.end(), [](char c) { return c == '.' || c == ','; });
  return !text.empty() && is_digit(text.front()) && is_digit(text.back()) && marks <= 1 &&
         text.find_first_not_of("0123456789.,") == std::string_view::npos;
}

// "51.2194 4.4025 0 5" or "51.2194, 4.4025"
bool is_geo(std::string_view text) {
  std::size_t numbers = 0, fractions = 0;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find_first_of(" ,;"), text.size());
    std::string_view number = text.substr(0, end);
    if (!number.empty()) {
      if (number.front() == '-') number.remove_prefix(1);
      if (number.empty() || number.find_first_not_of("0123456789.") != std::string_view::npos) return false;
      ++numbers;
      fractions += number.find('.') != std::string_view::npos ? 1U : 0U;
    }
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return numbers >= 2 && numbers <= 4 && fractions >= 2;
}

// "A3", "SQ002", "-oth-": codes of answers
bool is_answer_code(std::string_view text) {
  if (text == "-oth-") return true;
  std::size_t letters = 0;
  while (letters < text.size() && text[letters] >= 'A' && text[letters] <= 'Z') ++letters;
  const std::size_t digits = text.size() - letters;
  return letters >= 1 && letters <= 2 && digits >= 1 && digits <= 3 &&
         text.find_first_not_of("0123456789", letters) == std::string_view::npos;
}

bool is_tick(std::string_view folded) {
  constexpr std::array<std::string_view, 16> words{"y", "n", "yes", "no", "ja", "nee",  "oui",   "non",
                                                   "1", "0", "x",   "j",  "o",  "true", "false", "neen"};
  return std::find(words.begin(), words.end(), folded) != words.end();
}

// What can be seen of the answers in one column or several.
struct Facts {
  std::size_t answers = 0, characters = 0;
  std::size_t numbers = 0, dates = 0, places = 0, codes = 0, ticks = 0, own_texts = 0;
  std::set<std::string> distinct;  // folded, at most most_distinct

  void add(std::string_view text, const std::string& option) {
    ++answers;
    characters += text.size();
    std::string folded = fold(text);
    numbers += is_number(text) ? 1U : 0U;
    dates += parse_date(text, DateOrder::day_month_year) || parse_date(text, DateOrder::month_day_year) ? 1U : 0U;
    places += is_geo(text) ? 1U : 0U;
    codes += is_answer_code(text) ? 1U : 0U;
    ticks += is_tick(folded) ? 1U : 0U;
    own_texts += !option.empty() && folded == option ? 1U : 0U;
    if (distinct.size() < most_distinct) distinct.insert(std::move(folded));
  }
  [[nodiscard]] bool all(std::size_t count) const { return answers > 0 && count == answers; }
  [[nodiscard]] bool is_short() const { return characters <= answers * long_answer; }
};

Facts facts_of(const Table& table, const ColumnGroup& group) {
  Facts facts;
  for (std::size_t i = 0; i < group.columns.size(); ++i) {
    const std::string option = i < group.options.size() ? fold(group.options[i]) : std::string();
    for (const auto& row : table.rows) {
      const std::string_view text = trimmed(cell_at(row, group.columns[i]).text);
      if (!text.empty()) facts.add(text, option);
    }
  }
  return facts;
}

std::size_t rows_with_answer(const Table& table, const ColumnGroup& group) {
  return static_cast<std::size_t>(std::count_if(table.rows.begin(), table.rows.end(), [&](const auto& row) {
    const auto filled = [&row](std::size_t column) { return !trimmed(cell_at(row, column).text).empty(); };
    return (group.other && filled(*group.other)) || std::any_of(group.columns.begin(), group.columns.end(), filled);
  }));
}

// The mark between several answers of one cell, if that is what the cells hold: the pieces come back, and are short.
std::string split_of(const Table& table, std::size_t column) {
  constexpr std::array<std::string_view, 3> marks{";", ",", "|"};
  const auto none = [](std::string_view) { return false; };
  for (const std::string_view mark : marks) {
    std::size_t cells = 0, several = 0, pieces = 0, characters = 0, closed = 0;
    std::set<std::string> distinct;
    for (const auto& row : table.rows) {
      const std::string_view text = trimmed(cell_at(row, column).text);
      if (text.empty()) continue;
      ++cells;
      closed += text.ends_with(mark) ? 1U : 0U;
      const auto answers = split_answers(text, mark, none);
      several += answers.size() > 1 ? 1U : 0U;
      pieces += answers.size();
      for (const std::string& answer : answers) {
        characters += answer.size();
        if (distinct.size() < most_distinct) distinct.insert(fold(answer));
      }
    }
    if (cells > 0 && closed == cells && mark == ";") return std::string(mark);
    const bool comes_back = distinct.size() * 3 <= pieces * 2 || (pieces <= 24 && distinct.size() <= 12);
    if (several * 5 >= cells && several > 0 && comes_back && characters <= pieces * 40) return std::string(mark);
  }
  return {};
}

// Every point of 1 … most occurs, and nothing beside them.
bool is_scale_of_numbers(const Facts& facts) {
  constexpr std::size_t enough = 10;
  if (!facts.all(facts.numbers) || facts.answers < enough) return false;
  const auto has = [&facts](int point) { return facts.distinct.contains(std::to_string(point)); };
  for (const int most : {4, 5, 6, 7, 10}) {
    int points = has(0) ? 1 : 0;
    for (int point = 1; point <= most; ++point) points += has(point) ? 1 : 0;
    const bool full = points - (has(0) ? 1 : 0) == most;
    if (full && static_cast<std::size_t>(points) == facts.distinct.size()) return true;
  }
  return false;
}

QuestionKind kind_of_group(const Facts& facts) {
  if (facts.answers == 0) return empty;
  if (facts.all(facts.ticks) || facts.all(facts.own_texts)) return multiple;
  if (facts.all(facts.places)) return geo;
  const bool few = facts.distinct.size() <= most_scale_points && facts.distinct.size() * 2 <= facts.answers;
  if (facts.all(facts.codes) || (facts.is_short() && few)) return scale;
  return facts.all(facts.numbers) ? number : facts.all(facts.dates) ? date : free_text;
}

QuestionKind kind_of_column(const Facts& facts) {
  if (facts.answers == 0) return empty;
  if (facts.all(facts.dates)) return date;
  if (facts.all(facts.places)) return geo;
  if (is_scale_of_numbers(facts)) return scale;
  if (facts.all(facts.numbers)) return number;
  if (facts.all(facts.codes) || facts.all(facts.ticks)) return single;
  const bool comes_back = facts.distinct.size() < most_distinct && facts.distinct.size() * 2 <= facts.answers;
  return facts.is_short() && comes_back ? single : free_text;
}

std::optional<QuestionKind> kind_of_role(ColumnRole role) {
  switch (role) {
    case ColumnRole::respondent:
    case ColumnRole::response:
      return id;
    case ColumnRole::submitted:
    case ColumnRole::time:
      return time_stamp;
    case ColumnRole::status:
    case ColumnRole::address:
    case ColumnRole::metadata:
      return metadata;
    default:
      return std::nullopt;
  }
}

bool is_degrees(std::string_view heading) {
  const std::string folded = fold(heading);
  const auto ends = [&folded](std::string_view tail) { return folded.ends_with(tail); };
  return ends("latitude") || ends("longitude") || folded == "lat" || folded == "lon" || folded == "lng";
}

}  // namespace

std::string_view to_string(QuestionKind kind) { return kind_names[static_cast<std::size_t>(kind)]; }

std::size_t filled_cells(const Table& table, std::size_t column) {
  return static_cast<std::size_t>(std::count_if(table.rows.begin(), table.rows.end(), [column](const auto& row) {
    return !trimmed(cell_at(row, column).text).empty();
  }));
}

std::vector<Question> questions_of(const Table& table) {
  std::vector<Question> questions;
  for (ColumnGroup& group : group_columns(table)) {
    Question question;
    static_cast<ColumnGroup&>(question) = std::move(group);
    question.answers = rows_with_answer(table, question);
    const std::size_t column = question.columns.front();
    const std::string asked = column < table.questions.size() ? table.questions[column] : "";
    const bool alone = question.options.empty();
    const Facts facts = facts_of(table, question);
    const auto by_role = alone ? kind_of_role(column_role(table.tool, table.headings[column], asked)) : std::nullopt;
    if (by_role) {
      question.kind = *by_role;
    } else if (!alone) {
      question.kind = kind_of_group(facts);
    } else {
      question.kind = kind_of_column(facts);
      if (question.kind == number && is_degrees(table.headings[column])) question.kind = geo;
      const bool words = question.kind == single || question.kind == free_text;
      if (words) question.split = split_of(table, column);
      if (!question.split.empty()) question.kind = multiple;
    }
    questions.push_back(std::move(question));
  }
  return questions;
}

}  // namespace koppel::io
