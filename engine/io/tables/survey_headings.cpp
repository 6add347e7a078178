// One name per column out of one, two or three heading rows.
#include <algorithm>

#include "io/tables/survey_tool.hpp"
#include "io/tables/survey_words.hpp"
#include "io/tables/table.hpp"
#include "io/text/fold.hpp"

namespace koppel::io {

namespace {

using Texts = std::vector<std::string>;

// The texts of a heading row; in a workbook those of merged cells stand in every column beneath them.
Texts heading_texts(const Grid& grid, std::size_t at) {
  Texts texts;
  if (at >= grid.records.size()) return texts;
  const bool workbook = grid.form == TableForm::workbook;
  for (const GridCell& cell : grid.records[at]) {
    texts.push_back(workbook ? std::string(trimmed(cell.text)) : cell.text);
  }
  return texts;
}

void spread_merged(const Grid& grid, std::size_t first, std::vector<Texts>& rows) {
  std::size_t width = 0;  // of what is filled: a merge over everything names no columns
  for (const auto& record : grid.records) width = std::max(width, record.size());
  for (const MergedCells& merged : grid.merged) {
    const auto holds = [&](std::size_t row) { return row >= merged.first_row && row <= merged.last_row; };
    for (std::size_t i = 0; i < rows.size(); ++i) {
      const std::size_t at = first + i;
      if (at >= grid.row_numbers.size() || static_cast<std::size_t>(grid.row_numbers[at]) != merged.first_row) continue;
      if (merged.first_column >= rows[i].size()) continue;
      const std::string text = rows[i][merged.first_column];
      for (std::size_t below = i; below < rows.size(); ++below) {
        if (first + below >= grid.row_numbers.size()) break;
        if (!holds(static_cast<std::size_t>(grid.row_numbers[first + below]))) continue;
        const std::size_t end = std::min(merged.last_column + 1, width);
        if (rows[below].size() < end) rows[below].resize(end);
        for (std::size_t column = merged.first_column; column < end; ++column) rows[below][column] = text;
      }
    }
  }
}

const std::string& text_at(const Texts& texts, std::size_t column) {
  static const std::string none;
  return column < texts.size() ? texts[column] : none;
}

std::string with_option(const std::string& question, const std::string& option) {
  if (option.empty() || option == question) return question;
  return question.empty() ? option : question + " [" + option + "]";
}

// The question stands above its first option only; a question without options has a generic word beneath.
Texts surveymonkey_names(const Texts& questions, const Texts& options) {
  const std::size_t width = std::max(questions.size(), options.size());
  Texts names(width);
  std::string current;
  for (std::size_t column = 0; column < width; ++column) {
    const bool begins = !trimmed(text_at(questions, column)).empty();
    if (begins) current = trimmed(text_at(questions, column));
    const bool continued = column + 1 < width && trimmed(text_at(questions, column + 1)).empty();
    const std::string option(trimmed(text_at(options, column)));
    const bool alone = begins && !continued && is_generic_answer(fold(option));
    names[column] = alone ? current : with_option(current, option);
  }
  return names;
}

Texts joined_names(const std::vector<Texts>& rows) {
  std::size_t width = 0;
  for (const Texts& row : rows) width = std::max(width, row.size());
  Texts names(width);
  for (std::size_t column = 0; column < width; ++column) {
    for (const Texts& row : rows) names[column] = with_option(names[column], text_at(row, column));
  }
  return names;
}

// "T1[SQ001]. Welke thema's? [Mobiliteit]" -> "Welke thema's? [Mobiliteit]"
Texts texts_behind_codes(const Texts& names) {
  const std::string separator = code_separator(names);
  Texts texts;
  for (const std::string& name : names) {
    const std::size_t at = separator.empty() ? std::string::npos : name.find(separator);
    texts.push_back(at == std::string::npos ? std::string() : name.substr(at + separator.size()));
  }
  return texts;
}

}  // namespace

Headings name_columns(const Grid& grid, std::size_t first, const ToolGuess& guess) {
  std::vector<Texts> rows;
  for (std::size_t i = 0; i < guess.header_rows; ++i) rows.push_back(heading_texts(grid, first + i));
  if (rows.empty()) return {};
  const bool merged = !grid.merged.empty();
  if (merged) spread_merged(grid, first, rows);

  Headings headings;
  const bool several = rows.size() > 1;
  if (several && guess.tool == SurveyTool::surveymonkey) {
    headings.names = surveymonkey_names(rows[0], rows[1]);
  } else if (several && guess.tool == SurveyTool::limesurvey_vv) {
    headings = {rows[1], rows[0]};
  } else if (several && guess.tool == SurveyTool::qualtrics) {
    headings = {rows[0], rows[1]};
  } else if (several && merged) {
    headings.names = joined_names(rows);
  } else {
    headings.names = rows[0];
    if (guess.style == HeadingStyle::code_and_text) headings.questions = texts_behind_codes(rows[0]);
  }
  while (!headings.names.empty() && headings.names.back().empty()) headings.names.pop_back();
  headings.questions.resize(headings.questions.empty() ? 0 : headings.names.size());
  return headings;
}

}  // namespace koppel::io
