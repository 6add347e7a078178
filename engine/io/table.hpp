// A table as an export brings it, whatever it came in: CSV, TSV, LimeSurvey's VV or a workbook.
//
// Problem:    every survey tool has its own heading rows, its own way to say "nothing", and its own columns beside the answers.
// Promise:    one name per column, and rows numbered as a spreadsheet shows them. The tool is recognised (survey_tool.hpp) unless the
//             options name it, and with it how many rows stand above the data. Blank rows above the headings do not count; in a workbook
//             neither do titles, and merged headings hold for every column beneath them. Answers that the tool marks as a trial (previews)
//             are left out and counted.
// Complexity: O(bytes).
// Errors:     findings: those of csv.hpp and xlsx_reader.hpp, ragged_row, header_rows_guessed, previews_left_out.
//
//   Table table = read_table(bytes, "aanbod.xlsx", {}, findings);
//   table.headings[3]     ->  "Welke talen spreek je? [Frans]"
//   table.row_numbers[0]  ->  3
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/finding.hpp"
#include "io/encoding.hpp"
#include "io/survey_tool.hpp"

namespace koppel::io {

struct Cell {
  std::string text;     // UTF-8
  bool absent = false;  // unquoted and empty, or marked as not shown
  bool number = false;  // a number cell of a workbook: written with a point, whatever the others do
};

enum class TableForm : std::uint8_t { csv, workbook };

// A rectangle of cells that a workbook shows as one.
struct MergedCells {
  std::size_t first_row, last_row, first_column, last_column;  // rows as in row_numbers, columns from 0
};

// Every row of a file, before anybody knows which of them are headings.
struct Grid {
  TableForm form = TableForm::csv;
  Encoding encoding = Encoding::utf8;
  bool byte_order_mark = false;
  char separator = ',';
  std::string sheet;  // of a workbook
  std::vector<std::vector<Cell>> records;
  std::vector<std::int64_t> row_numbers;
  std::vector<MergedCells> merged;
};

struct TableOptions {
  std::optional<Encoding> encoding;
  std::optional<char> separator;
  std::optional<int> header_rows;
  std::optional<SurveyTool> tool;
  std::string sheet;  // of a workbook, by name or number; empty: the first with data
};

struct Table {
  TableForm form = TableForm::csv;
  Encoding encoding = Encoding::utf8;
  bool byte_order_mark = false;
  char separator = ',';
  std::string sheet;
  SurveyTool tool = SurveyTool::plain;
  HeadingStyle style = HeadingStyle::text;
  std::size_t header_rows = 1;
  std::int64_t heading_row = 1;  // where the headings stand
  std::vector<std::string> headings;
  std::vector<std::string> questions;     // what people were asked, by column; empty where the heading says it all
  std::vector<std::vector<Cell>> rows;    // data rows, ragged as they came
  std::vector<std::int64_t> row_numbers;  // the row in the file as a spreadsheet counts, per data row
  std::size_t previews = 0;
};

[[nodiscard]] Table read_table(std::string_view bytes, const std::string& file, const TableOptions& options,
                               Findings& findings);

// The rows below the headings, and a finding for each that is cut off or holds something beyond the last heading.
void take_rows(Grid& grid, std::size_t first, const std::string& file, Table& table, Findings& findings);

// The cell, or an absent one where the row is too short.
[[nodiscard]] const Cell& cell_at(const std::vector<Cell>& row, std::size_t column);
// No cell with anything but blanks in it.
[[nodiscard]] bool is_blank(const std::vector<Cell>& row);

}  // namespace koppel::io
