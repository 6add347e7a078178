#include "io/tables/survey_tool.hpp"

#include <algorithm>
#include <array>
#include <charconv>

#include "io/tables/survey_words.hpp"
#include "io/tables/table.hpp"
#include "io/text/fold.hpp"

namespace koppel::io {

namespace {

using enum SurveyTool;

struct ToolName {
  std::string_view name, display;
};
constexpr std::array<ToolName, survey_tool_count> tool_names{{{"plain", "—"},
                                                              {"limesurvey", "LimeSurvey"},
                                                              {"limesurvey_vv", "LimeSurvey (VV)"},
                                                              {"google_forms", "Google Forms"},
                                                              {"microsoft_forms", "Microsoft Forms"},
                                                              {"qualtrics", "Qualtrics"},
                                                              {"kobotoolbox", "KoboToolbox"},
                                                              {"odk", "ODK"},
                                                              {"surveymonkey", "SurveyMonkey"}}};

constexpr std::string_view code_ends = " .:-–([";  // what may stand behind a code of LimeSurvey's own columns

using Record = std::vector<GridCell>;

const Record& record_at(const Grid& grid, std::size_t at) {
  static const Record none;
  return at < grid.records.size() ? grid.records[at] : none;
}

std::vector<std::string> folded_cells(const Record& record) {
  std::vector<std::string> words;
  words.reserve(record.size());
  for (const GridCell& cell : record) words.push_back(fold(cell.text));
  return words;
}

bool contains(const std::vector<std::string>& words, std::string_view word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

// How many of the tool's own columns stand among these headings.
std::size_t own_columns(SurveyTool tool, const std::vector<std::string>& folded) {
  return static_cast<std::size_t>(std::count_if(folded.begin(), folded.end(), [&](const std::string& word) {
    return known_role(tool, word) != ColumnRole::answer;
  }));
}

// ---- LimeSurvey --------------------------------------------------------------------------------------------------------------

// "A1[SQ001]", "A1_SQ001"
bool is_subquestion_code(std::string_view heading) {
  const std::size_t mark = heading.find_first_of("[_");
  if (mark == 0 || mark == std::string_view::npos) return false;
  const std::string_view below = heading.substr(mark + 1);
  return below.size() > 4 && below.starts_with("SQ") &&
         below.substr(2, 3).find_first_not_of("0123456789") == std::string_view::npos;
}

std::optional<HeadingStyle> limesurvey_style(const Record& headings, const std::vector<std::string>& folded) {
  const auto telling = [&](auto&& words) {
    return std::any_of(words.begin(), words.end(), [&](std::string_view word) { return contains(folded, word); });
  };
  constexpr std::array<std::string_view, 3> telling_codes{"submitdate", "lastpage", "startlanguage"};
  if (telling(telling_codes) && own_columns(limesurvey, folded) >= 2) return HeadingStyle::code;
  std::vector<std::string> texts;
  for (const GridCell& cell : headings) texts.push_back(cell.text);
  if (!code_separator(texts).empty()) return HeadingStyle::code_and_text;
  if (std::any_of(folded.begin(), folded.end(), is_limesurvey_label) && own_columns(limesurvey, folded) >= 3) {
    return HeadingStyle::text;
  }
  const auto codes = std::count_if(texts.begin(), texts.end(), is_subquestion_code);
  return codes >= 3 ? std::optional(HeadingStyle::code) : std::nullopt;
}

bool is_vv(const Grid& grid, std::size_t first) {
  const auto codes = folded_cells(record_at(grid, first + 1));
  return contains(codes, "id") && (contains(codes, "startlanguage") || contains(codes, "lastpage")) &&
         own_columns(limesurvey, codes) >= 4;
}

// ---- the others --------------------------------------------------------------------------------------------------------------

// The rows of Qualtrics: names, questions, and in newer exports {"ImportId": …} beneath.
std::optional<std::size_t> qualtrics_rows(const Grid& grid, std::size_t first, const std::vector<std::string>& folded) {
  const auto imports = [](const Record& record) {
    const auto is_import = [](const GridCell& cell) { return cell.text.find("\"ImportId\"") != std::string::npos; };
    return std::ranges::any_of(record, is_import) &&
           std::ranges::all_of(record, [&](const GridCell& cell) { return cell.text.empty() || is_import(cell); });
  };
  if (imports(record_at(grid, first + 2))) return 3;
  const auto below = folded_cells(record_at(grid, first + 1));
  if (contains(folded, "v1") && contains(below, "responseid")) return 2;
  if (!contains(folded, "responseid") || own_columns(qualtrics, folded) < 4) return std::nullopt;
  const auto column = static_cast<std::size_t>(std::find(folded.begin(), folded.end(), "responseid") - folded.begin());
  return cell_at(record_at(grid, first + 1), column).text.starts_with("R_") ? 1 : 2;
}

std::optional<std::size_t> surveymonkey_rows(const Grid& grid, std::size_t first,
                                             const std::vector<std::string>& folded) {
  if (folded.empty() || column_role(surveymonkey, folded.front(), "") != ColumnRole::response) return std::nullopt;
  const Record& below = record_at(grid, first + 1);
  // The tool's own columns have nothing beneath; a respondent would have a number there.
  const bool second = trimmed(cell_at(below, 0).text).empty() && !is_blank(below);
  return second ? 2 : 1;
}

// Every choice is followed by a semicolon, the last one too.
bool has_closed_choices(const Grid& grid, std::size_t first) {
  for (std::size_t column = 0; column < grid.choices.size(); ++column) {
    ClosedChoices below = grid.choices[column];
    for (std::size_t i = 0; i <= first && i < grid.records.size(); ++i) {
      const std::string& text = cell_at(grid.records[i], column).text;
      below.filled -= text.empty() ? 0U : 1U;
      below.closed -= text.ends_with(';') ? 1U : 0U;
    }
    if (below.filled >= 2 && below.filled == below.closed) return true;
  }
  return false;
}

bool is_microsoft(const Grid& grid, std::size_t first, const std::vector<std::string>& folded) {
  const auto times = std::count_if(folded.begin(), folded.end(), [](const std::string& word) {
    const ColumnRole role = known_role(microsoft_forms, word);
    return role == ColumnRole::time || role == ColumnRole::submitted;
  });
  if (times >= 2 && known_role(microsoft_forms, folded.front()) == ColumnRole::response) return true;
  const auto has_role = [&folded](ColumnRole role) {
    return std::any_of(folded.begin(), folded.end(),
                       [role](const std::string& word) { return known_role(microsoft_forms, word) == role; });
  };
  return grid.form == TableForm::workbook && has_role(ColumnRole::email) && has_role(ColumnRole::name) &&
         has_closed_choices(grid, first);
}

// Headings of a workbook that stand over several columns, or beside such headings.
std::size_t merged_heading_rows(const Grid& grid, std::size_t first) {
  std::size_t rows = 1;
  if (first >= grid.row_numbers.size()) return rows;
  const auto row = static_cast<std::size_t>(grid.row_numbers[first]);
  for (const MergedCells& merged : grid.merged) {
    if (merged.first_row != row) continue;
    const std::size_t height = merged.last_row - merged.first_row + 1;
    const bool wide = merged.last_column > merged.first_column;
    rows = std::max(rows, height + (wide ? 1U : 0U));
  }
  return std::min(rows, grid.records.size() - first);
}

}  // namespace

std::string_view to_string(SurveyTool tool) { return tool_names[static_cast<std::size_t>(tool)].name; }
std::string_view display_name(SurveyTool tool) { return tool_names[static_cast<std::size_t>(tool)].display; }

ToolGuess recognise_tool(const Grid& grid, std::size_t first, std::optional<SurveyTool> asked) {
  const Record& headings = record_at(grid, first);
  const auto folded = folded_cells(headings);
  const auto may_be = [&](SurveyTool tool) { return !asked || *asked == tool; };
  if (folded.empty()) return {asked.value_or(plain), HeadingStyle::text, 1};

  if (may_be(limesurvey_vv) && is_vv(grid, first)) return {limesurvey_vv, HeadingStyle::code, 2};
  if (may_be(qualtrics)) {
    if (const auto rows = qualtrics_rows(grid, first, folded)) return {qualtrics, HeadingStyle::text, *rows};
  }
  if (may_be(surveymonkey)) {
    if (const auto rows = surveymonkey_rows(grid, first, folded)) return {surveymonkey, HeadingStyle::text, *rows};
  }
  if (may_be(limesurvey)) {
    if (const auto style = limesurvey_style(headings, folded)) return {limesurvey, *style, 1};
  }
  if (may_be(odk) && contains(folded, "key") && own_columns(odk, folded) >= 2) return {odk, HeadingStyle::text, 1};
  if (may_be(kobotoolbox) && own_columns(kobotoolbox, folded) >= 3) return {kobotoolbox, HeadingStyle::text, 1};
  if (may_be(microsoft_forms) && is_microsoft(grid, first, folded)) return {microsoft_forms, HeadingStyle::text, 1};
  if (may_be(google_forms) && folded.size() > 1 && known_role(google_forms, folded.front()) == ColumnRole::submitted) {
    return {google_forms, HeadingStyle::text, 1};
  }
  const SurveyTool tool = asked.value_or(plain);
  const bool two = tool == limesurvey_vv;
  return {tool, HeadingStyle::text, two ? 2U : merged_heading_rows(grid, first)};
}

ColumnRole column_role(SurveyTool tool, std::string_view heading, std::string_view question) {
  const ColumnRole role = known_role(tool, fold(heading));
  if (role != ColumnRole::answer) return role;
  if (tool == qualtrics) return known_role(tool, fold(question));
  // "submitdate. Date de soumission"
  if (tool == limesurvey && !question.empty() && heading.ends_with(question)) {
    return known_role(tool, fold(heading.substr(0, heading.find_first_of(code_ends))));
  }
  return role;
}

bool is_preview(std::string_view status) {
  status = trimmed(status);
  unsigned bits = 0;
  const auto [end, fault] = std::from_chars(status.data(), status.data() + status.size(), bits);
  if (fault == std::errc() && end == status.data() + status.size()) return (bits & 3U) != 0;  // 1 preview, 2 test
  const std::string folded = fold(status);
  constexpr std::array<std::string_view, 5> words{"preview", "test", "voorbeeld", "apercu", "vorschau"};
  return std::any_of(words.begin(), words.end(),
                     [&](std::string_view word) { return folded.find(word) != std::string::npos; });
}

Cell unmasked(SurveyTool tool, const Cell& cell, std::string& scratch) {
  if (tool == limesurvey && cell.text.starts_with("'=")) return {.text = cell.text.substr(1)};
  if (tool != limesurvey_vv || cell.text.find('{') == std::string_view::npos) return cell;
  if (cell.text == "{question_not_shown}") return {.text = {}, .absent = true};
  constexpr std::array<std::pair<std::string_view, char>, 5> marks{
      {{"{lbrace}", '{'}, {"{newline}", '\n'}, {"{cr}", '\r'}, {"{tab}", '\t'}, {"{quote}", '"'}}};
  scratch = cell.text;
  for (std::size_t at = scratch.find('{'); at != std::string::npos; at = scratch.find('{', at + 1)) {
    for (const auto& [mark, character] : marks) {
      if (scratch.compare(at, mark.size(), mark) != 0) continue;
      scratch.replace(at, mark.size(), 1, character);
      break;
    }
  }
  return {.text = scratch};
}

std::string code_separator(const std::vector<std::string>& headings) {
  constexpr std::array<std::string_view, 6> codes{"submitdate", "lastpage",  "startlanguage",
                                                  "startdate",  "datestamp", "seed"};
  constexpr std::string_view letters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_[";
  std::string found;
  std::size_t times = 0;
  for (const std::string& heading : headings) {
    for (const std::string_view code : codes) {
      if (!heading.starts_with(code)) continue;
      const std::string_view behind = std::string_view(heading).substr(code.size());
      const std::size_t text = behind.find_first_of(letters);
      if (text == 0 || text == std::string_view::npos) continue;
      const std::string separator(behind.substr(0, text));
      if (found.empty()) found = separator;
      times += separator == found ? 1U : 0U;
    }
  }
  return times >= 2 ? found : std::string();
}

}  // namespace koppel::io
