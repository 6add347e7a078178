#include "io/inputs/answers_csv.hpp"

#include <algorithm>
#include <array>
#include <tuple>
#include <utility>

#include "io/inputs/answer_words.hpp"
#include "io/inputs/codes.hpp"
#include "io/survey/codes.hpp"
#include "io/tables/headings.hpp"
#include "io/text/cells.hpp"
#include "io/text/csv_writer.hpp"
#include "io/text/dates.hpp"
#include "io/text/fold.hpp"

namespace koppel::io {

namespace {

constexpr std::array<std::string_view, 6> answers_headings{"datum",    "aanbod", "verzoek",
                                                           "antwoord", "door",   "opmerking"};

struct AnswerColumns {
  std::optional<std::size_t> date, offer, request, words, by, remark;
};

AnswerColumns columns_of(const Table& table) {
  return {find_heading(table, {"datum", "date"}),
          find_heading(table, {"aanbod", "offer", "offre"}),
          find_heading(table, {"verzoek", "request", "vraag", "demande"}),
          find_heading(table, {"antwoord", "answer", "reponse"}),
          find_heading(table, {"door", "by", "par"}),
          find_heading(table, {"opmerking", "remark", "remarque"})};
}

class AnswersReader {
 public:
  AnswersReader(const Table& table, const std::string& file, const std::optional<Date>& today, Findings& findings,
                bool call_list)
      : table_(table), file_(file), today_(today), findings_(findings), columns_(columns_of(table)) {
    if (call_list) columns_.date.reset();  // the day of the meeting
  }

  std::vector<Answer> read() {
    const bool complete = require_heading(table_, file_, findings_, {"aanbod", "offer", "offre"}) &&
                          require_heading(table_, file_, findings_, {"verzoek", "request", "vraag", "demande"});
    if (!complete) return {};
    for (std::size_t i = 0; i < table_.rows.size(); ++i) {
      row_ = i;
      if (!is_blank(table_.rows[i]) && !cell(columns_.words).empty()) take();
    }
    return std::move(answers_);
  }

 private:
  [[nodiscard]] std::string cell(const std::optional<std::size_t>& column) const {
    return column ? id_cell(cell_at(table_.rows[row_], *column).text) : std::string();
  }
  [[nodiscard]] Source at(std::size_t column) const {
    return {file_, table_.row_numbers[row_], static_cast<std::int64_t>(column + 1), table_.headings[column]};
  }

  void take() {
    Answer answer{.date = today_,
                  .offer = cell(columns_.offer),
                  .request = cell(columns_.request),
                  .words = cell(columns_.words),
                  .by = cell(columns_.by),
                  .remark = cell(columns_.remark),
                  .source = at(*columns_.words)};
    const bool dated = !columns_.date || take_date(answer);
    const MeantAnswer meant = understand(answer.words, answer.date);
    answer.until = meant.until;
    if (dated) answer.kind = meant.kind;
    if (meant.kind == AnswerKind::unclear) tell_unclear(answer);
    if (answer.kind != AnswerKind::unclear && !names_enough(answer)) {
      findings_.add(inputs_codes.incomplete_decision, answer.source);
      answer.kind = AnswerKind::unclear;
    }
    answers_.push_back(std::move(answer));
  }

  // A row that names no day is older than all others.
  bool take_date(Answer& answer) {
    const std::string text = cell(columns_.date);
    answer.date.reset();
    if (text.empty()) return true;
    if (const auto when = parse_date(text, DateOrder::day_month_year)) {
      answer.date = when->date;
      return true;
    }
    findings_.add(inputs_codes.answer_date, at(*columns_.date), {{"read", hidden(text)}});
    return false;
  }

  void tell_unclear(const Answer& answer) {
    // Whoever types freely may type a name, and findings stand on the page.
    findings_.add(survey_codes.unknown_answer, answer.source,
                  {{"read", hidden(answer.words)}, {"expected", "ja, nee, later, voicemail, afwezig tot 31/12"}});
  }

  static bool names_enough(const Answer& answer) {
    if (answer.kind == AnswerKind::away) return !answer.offer.empty() || !answer.request.empty();
    if (answer.kind == AnswerKind::withdrawn) return !answer.request.empty();
    return !answer.offer.empty() && !answer.request.empty();
  }

  const Table& table_;
  const std::string& file_;
  std::optional<Date> today_;
  Findings& findings_;
  AnswerColumns columns_;
  std::size_t row_ = 0;
  std::vector<Answer> answers_;
};

// Whether rows can be put behind these bytes as they are.
bool can_be_added_to(const Table& table) {
  return table.form == TableForm::csv && table.encoding == Encoding::utf8 && table.separator == ';' &&
         std::ranges::equal(table.headings, answers_headings);
}

// The same cells in the form of this file; columns of somebody's own stand behind.
std::string rewritten(const Table& table, std::vector<std::string>& headings) {
  CsvWriter writer;
  headings = table.headings;
  const AnswerColumns columns = columns_of(table);
  const std::array<std::optional<std::size_t>, 6> known{columns.date,  columns.offer, columns.request,
                                                        columns.words, columns.by,    columns.remark};
  for (std::size_t i = 0; i < known.size(); ++i) {
    if (!known[i]) headings.emplace_back(answers_headings[i]);
  }
  writer.row(headings);
  for (std::size_t i = 0; i < table.rows.size(); ++i) {
    std::vector<std::string> cells;
    for (std::size_t column = 0; column < headings.size(); ++column)
      cells.push_back(id_cell(cell_at(table.rows[i], column).text));
    writer.row(cells);
  }
  return writer.take();
}

std::string cell_under(const std::string& heading, const Answer& answer) {
  const std::string folded = fold(heading);
  const auto is = [&](std::initializer_list<std::string_view> words) {
    return std::find(words.begin(), words.end(), folded) != words.end();
  };
  if (is({"datum", "date"})) return answer.date ? to_string(*answer.date) : std::string();
  if (is({"aanbod", "offer", "offre"})) return answer.offer;
  if (is({"verzoek", "request", "vraag", "demande"})) return answer.request;
  if (is({"antwoord", "answer", "reponse"})) return answer.words;
  if (is({"door", "by", "par"})) return answer.by;
  if (is({"opmerking", "remark", "remarque"})) return answer.remark;
  return {};
}

}  // namespace

std::string id_cell(std::string_view cell) {
  cell = trimmed(cell);
  const bool neutral =
      cell.size() > 1 && cell.front() == '\'' && std::string_view("=+-@").find(cell[1]) != std::string_view::npos;
  return std::string(neutral ? cell.substr(1) : cell);
}

bool holds_answers(const Table& table) { return find_heading(table, {"antwoord", "answer", "reponse"}).has_value(); }

std::vector<Answer> read_answers(const Table& table, const std::string& file, const std::optional<Date>& today,
                                 Findings& findings) {
  const bool call_list = find_heading(table, {"rol", "role"}).has_value();
  return AnswersReader(table, file, today, findings, call_list).read();
}

std::vector<Answer> read_call_list(const Table& table, const std::string& file, const std::optional<Date>& today,
                                   Findings& findings) {
  return AnswersReader(table, file, today, findings, true).read();
}

std::string with_answers_added(const std::string& bytes, const std::vector<Answer>& fresh) {
  if (fresh.empty()) return bytes;
  std::vector<std::string> headings(answers_headings.begin(), answers_headings.end());
  std::string text;
  if (!bytes.empty()) {
    Findings told_already;
    const Table table = read_table(bytes, std::string(answers_file), {.tool = SurveyTool::plain}, told_already);
    text = can_be_added_to(table) ? bytes : rewritten(table, headings);
    if (text.back() != '\n') text += "\r\n";
  }
  CsvWriter writer;
  if (text.empty()) writer.row(headings);
  for (const Answer& answer : fresh) {
    std::vector<std::string> cells;
    for (const std::string& heading : headings) cells.push_back(cell_under(heading, answer));
    writer.row(cells);
  }
  const std::string rows = writer.take();
  constexpr std::size_t mark = 3;  // of the byte order, which stands at the beginning of a file only
  return text.empty() ? rows : text + rows.substr(mark);
}

std::string canonical_answers(std::vector<Answer> answers) {
  std::ranges::stable_sort(answers, [](const Answer& a, const Answer& b) {
    return std::tie(a.date, a.request, a.offer) < std::tie(b.date, b.request, b.offer);
  });
  std::string text;
  for (const Answer& answer : answers) {
    text += "answer\t" + (answer.date ? to_string(*answer.date) : std::string()) + "\t" + answer.offer + "\t" +
            answer.request + "\t" + answer.words + "\n";
  }
  return text;
}

}  // namespace koppel::io
