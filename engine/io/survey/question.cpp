#include "io/survey/question.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <set>

#include "base/characters.hpp"
#include "io/survey/heading_words.hpp"
#include "io/text/cells.hpp"
#include "io/text/dates.hpp"
#include "io/text/fold.hpp"

namespace koppel::io {

namespace {

using enum QuestionKind;

constexpr std::array<std::string_view, 11> kind_names{
    "empty", "id", "time_stamp", "metadata", "single", "multiple", "scale", "number", "date", "geo", "free_text"};
constexpr std::size_t most_distinct = 200;  // beyond that nobody made a list of them
constexpr std::size_t most_scale_points = 11;
constexpr std::size_t long_answer = 60;

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

  void add(const GivenAnswer& given, const std::string& option) {
    const std::string_view text = given.text;
    const auto count = [&given](bool is) { return is ? given.times : 0; };
    std::string folded = fold(text);
    answers += given.times;
    characters += given.times * text.size();
    numbers += count(is_number(text));
    dates += count(parse_date(text, DateOrder::day_month_year) || parse_date(text, DateOrder::month_day_year));
    places += count(is_geo(text));
    codes += count(is_answer_code(text));
    ticks += count(is_tick(folded));
    own_texts += count(!option.empty() && folded == option);
    if (distinct.size() < most_distinct) distinct.insert(std::move(folded));
  }
  [[nodiscard]] bool all(std::size_t count) const { return answers > 0 && count == answers; }
  [[nodiscard]] bool is_short() const { return characters <= answers * long_answer; }
};

Facts facts_of(const TableAnswers& answers, const ColumnGroup& group) {
  Facts facts;
  for (std::size_t i = 0; i < group.columns.size(); ++i) {
    const std::string option = i < group.options.size() ? fold(group.options[i]) : std::string();
    for (const GivenAnswer& given : answers.of(group.columns[i]).different) facts.add(given, option);
  }
  return facts;
}

std::size_t rows_with_answer(const Table& table, const TableAnswers& answers, const ColumnGroup& group) {
  if (group.columns.size() == 1 && !group.other) return answers.of(group.columns.front()).filled;
  std::size_t answered = 0;
  for (const TableRow row : table.rows) {
    const auto filled = [&row](std::size_t column) { return !trimmed(cell_at(row, column).text).empty(); };
    const bool any =
        (group.other && filled(*group.other)) || std::any_of(group.columns.begin(), group.columns.end(), filled);
    answered += any ? 1U : 0U;
  }
  return answered;
}

// What a mark splits the answers of a column into.
struct Pieces {
  std::size_t cells = 0, several = 0, closed = 0;  // cells; with more than one piece; with the mark behind the last
  std::size_t count = 0, characters = 0;           // of all pieces
  std::map<std::string, std::size_t, std::less<>>
      in;  // folded piece: in how many different answers; at most most_distinct

  Pieces(const ColumnAnswers& answers, std::string_view mark) {
    for (const GivenAnswer& given : answers.different) {
      const auto pieces = split_answers(given.text, mark, [](std::string_view) { return false; });
      cells += given.times;
      several += pieces.size() > 1 ? given.times : 0;
      closed += given.text.ends_with(mark) ? given.times : 0;
      count += pieces.size() * given.times;
      for (const std::string& piece : pieces) {
        characters += piece.size() * given.times;
        std::string folded = fold(piece);
        if (in.size() < most_distinct || in.contains(folded)) ++in[std::move(folded)];
      }
    }
  }

  // Choices come back in other company; a comma inside a sentence or an amount does not make it two answers.
  [[nodiscard]] bool come_back() const {
    if (cells <= 3)
      return std::all_of(in.begin(), in.end(), [](const auto& piece) { return is_one_word(piece.first); });
    const auto shared = static_cast<std::size_t>(
        std::count_if(in.begin(), in.end(), [](const auto& piece) { return piece.second > 1; }));
    return shared * 3 >= in.size() && in.size() * 3 <= count * 2;
  }
  static bool is_one_word(std::string_view text) { return text.find(' ') == std::string_view::npos; }

  // No dates, addresses or numbers, which hold such marks themselves.
  [[nodiscard]] bool are_words() const {
    constexpr std::size_t few = 3;
    return cells > few && std::all_of(in.begin(), in.end(), [](const auto& piece) {
             return std::none_of(piece.first.begin(), piece.first.end(), is_digit);
           });
  }

  // "mobility safety": names as a form's author gives them to options, never words of a sentence.
  [[nodiscard]] bool are_names() const {
    return in.size() <= 50 && std::all_of(in.begin(), in.end(), [](const auto& piece) {
             return piece.first.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789_-") == std::string::npos;
           });
  }
};

// The mark between several answers of one cell, if that is what the cells hold: the pieces come back, and are short.
std::string split_of(const ColumnAnswers& answers, SurveyTool tool) {
  constexpr std::size_t long_piece = 40;
  for (const std::string_view mark : {";", ",", "|", "/", "\n"}) {
    const Pieces pieces(answers, mark);
    const bool rare_mark = mark == "/" || mark == "\n";
    if (rare_mark && !pieces.are_words()) continue;
    if (pieces.cells > 0 && pieces.closed == pieces.cells && mark == ";") return std::string(mark);
    const bool often = pieces.several * 5 >= pieces.cells && pieces.several > 0;
    if (often && pieces.come_back() && pieces.characters <= pieces.count * long_piece) return std::string(mark);
  }
  if (tool == SurveyTool::kobotoolbox || tool == SurveyTool::odk) {
    const Pieces pieces(answers, " ");
    if (pieces.several > 0 && pieces.are_names() && pieces.come_back()) return " ";
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

// A column that is called so, and tells everybody apart.
bool is_id_column(const std::string& text, const ColumnAnswers& answers) {
  const bool apart = answers.filled > 1 && answers.different.size() == answers.filled;
  return apart && field_of_heading(text, Side::offers) == "id";
}

bool is_field(const std::string& heading) {
  return !field_of_heading(heading, Side::offers).empty() || !field_of_heading(heading, Side::requests).empty();
}

// In a table of one's own a heading over several columns ("Wie bent u?" over number, name and postcode) may be the title of a chapter, and
// not a question with its options.
bool is_chapter(const Table& table, const ColumnGroup& group) {
  return table.tool == SurveyTool::plain && !group.joined && !group.other &&
         std::ranges::any_of(group.options, is_field);
}

std::vector<ColumnGroup> groups_without_chapters(const Table& table) {
  std::vector<ColumnGroup> groups;
  for (ColumnGroup& group : group_columns(table)) {
    if (!is_chapter(table, group)) {
      groups.push_back(std::move(group));
      continue;
    }
    for (std::size_t i = 0; i < group.columns.size(); ++i) {
      const std::size_t column = group.columns[i];
      groups.push_back({.name = table.headings[column], .text = group.options[i], .columns = {column}});
    }
  }
  std::ranges::stable_sort(groups, {}, [](const ColumnGroup& group) { return group.columns.front(); });
  return groups;
}

bool is_degrees(std::string_view heading) {
  const std::string folded = fold(heading);
  const auto ends = [&folded](std::string_view tail) { return folded.ends_with(tail); };
  return ends("latitude") || ends("longitude") || folded == "lat" || folded == "lon" || folded == "lng";
}

}  // namespace

std::string_view to_string(QuestionKind kind) { return kind_names[static_cast<std::size_t>(kind)]; }

std::vector<Question> questions_of(const Table& table, const TableAnswers& answers) {
  std::vector<Question> questions;
  for (ColumnGroup& group : groups_without_chapters(table)) {
    Question question;
    static_cast<ColumnGroup&>(question) = std::move(group);
    question.answers = rows_with_answer(table, answers, question);
    const std::size_t column = question.columns.front();
    const std::string asked = column < table.questions.size() ? table.questions[column] : "";
    const bool alone = question.options.empty();
    const Facts facts = facts_of(answers, question);
    const auto by_role = alone ? kind_of_role(column_role(table.tool, table.headings[column], asked)) : std::nullopt;
    if (by_role) {
      question.kind = *by_role;
    } else if (!alone) {
      question.kind = kind_of_group(facts);
    } else {
      question.kind = kind_of_column(facts);
      if (question.kind == number && is_degrees(table.headings[column])) question.kind = geo;
      const bool words = question.kind == single || question.kind == free_text;
      const auto is_id = [&](const std::string& text) { return words && is_id_column(text, answers.of(column)); };
      if (is_id(table.headings[column]) || is_id(question.text)) question.kind = id;
      if (question.kind != id && words) question.split = split_of(answers.of(column), table.tool);
      if (!question.split.empty()) question.kind = multiple;
    }
    questions.push_back(std::move(question));
  }
  return questions;
}

}  // namespace koppel::io
