// A table as an export brings it, whatever it came in: CSV, TSV, LimeSurvey's VV or a workbook.
//
// Problem:    every survey tool has its own heading rows, its own way to say "nothing", and its own columns beside the answers.
// Promise:    one name per column, and rows numbered as a spreadsheet shows them. The tool is recognised (survey_tool.hpp) unless the
//             options name it, and with it how many rows stand above the data. Blank rows above the headings do not count; in a workbook
//             neither do titles, and merged headings hold for every column beneath them. Answers that the tool marks as a trial (previews)
//             are left out and counted.
//             Memory is bounded by the columns that are kept; a table beyond `most_memory` is cut off there and refused, or the rest of its
//             rows are only counted.
// Complexity: O(bytes), read two or three times.
// Errors:     findings: those of csv.hpp and xlsx_reader.hpp, ragged_row, table_too_large, rows_not_looked_at, header_rows_guessed, previews_left_out.
//
//   Table table = read_table(bytes, "aanbod.xlsx", {}, findings);
//   table.headings[3]     ->  "Welke talen spreek je? [Frans]"
//   table.row_numbers[0]  ->  3
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/finding.hpp"
#include "io/tables/survey_tool.hpp"
#include "io/tables/table_rows.hpp"
#include "io/text/byte_blocks.hpp"
#include "io/text/encoding.hpp"

namespace koppel::io {

enum class TableForm : std::uint8_t { csv, workbook };

// A rectangle of cells that a workbook shows as one.
struct MergedCells {
  std::size_t first_row, last_row, first_column, last_column;  // rows as in row_numbers, columns from 0
};

struct GridCell {
  std::string text;
  bool absent = false;
};

// How many answers of a column end with a semicolon.
struct ClosedChoices {
  std::size_t filled = 0, closed = 0;
};

// The first rows of a file, before anybody knows which of them are headings.
struct Grid {
  TableForm form = TableForm::csv;
  Encoding encoding = Encoding::utf8;
  bool byte_order_mark = false;
  char separator = ',';
  std::string sheet;  // of a workbook
  std::vector<std::vector<GridCell>> records;
  std::vector<std::int64_t> row_numbers;
  std::vector<MergedCells> merged;
  std::vector<ClosedChoices> choices;  // by column, of all rows; of a workbook
};

struct TableOptions {
  std::optional<Encoding> encoding;
  std::optional<char> separator;
  std::optional<int> header_rows;
  std::optional<SurveyTool> tool;
  std::string sheet;  // of a workbook, by name or number; empty: the first that holds a table
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
  TableRows rows;                         // data rows, ragged as they came
  std::vector<std::int64_t> row_numbers;  // the row in the file as a spreadsheet counts, per data row
  std::size_t previews = 0;
  std::size_t rows_beyond = 0;  // counted, but not kept (Beyond::counted)
  // National register numbers in columns that are not kept: how many, and the row of the first one, by column.
  std::map<std::size_t, std::pair<std::size_t, std::int64_t>> unread_national_numbers;
};

// Which columns are to be kept, by their headings; no function: all of them.
using ColumnChoice = std::function<std::vector<bool>(const std::vector<std::string>& headings)>;

// What a table may take up in memory.
inline constexpr std::size_t max_table_memory = std::size_t{1} << 30;
inline constexpr std::size_t max_looked_at_memory = std::size_t{256} << 20;  // to see what an export is
inline constexpr std::size_t max_workbook_memory = std::size_t{384} << 20;

// What becomes of the rows for which there is no memory.
enum class Beyond : std::uint8_t { refused, counted };

[[nodiscard]] Table read_table(ByteBlocks& bytes, const std::string& file, const TableOptions& options,
                               Findings& findings, const ColumnChoice& wanted = {},
                               std::size_t most_memory = max_table_memory, Beyond beyond = Beyond::refused);
[[nodiscard]] Table read_table(std::string_view bytes, const std::string& file, const TableOptions& options,
                               Findings& findings);

// The same without any row.
[[nodiscard]] Table read_headings(ByteBlocks& bytes, const std::string& file, const TableOptions& options,
                                  Findings& findings);

// The cell, or an absent one where the row is too short.
[[nodiscard]] const GridCell& cell_at(const std::vector<GridCell>& row, std::size_t column);
[[nodiscard]] bool is_blank(const std::vector<GridCell>& row);

}  // namespace koppel::io
