#include "io/table.hpp"

#include <algorithm>
#include <iterator>

#include "io/csv.hpp"
#include "io/fold.hpp"
#include "io/xlsx_package.hpp"
#include "io/xlsx_reader.hpp"

namespace koppel::io {

namespace {

constexpr std::size_t title_rows_at_most = 5;

std::size_t filled_cells(const std::vector<Cell>& record) {
  return static_cast<std::size_t>(
      std::count_if(record.begin(), record.end(), [](const Cell& cell) { return !trimmed(cell.text).empty(); }));
}

// The first record with headings: below blank rows, and in a workbook below titles (one cell above a table of several columns).
std::size_t first_heading(const Grid& grid) {
  const auto blank = [&](std::size_t at) { return at < grid.records.size() && is_blank(grid.records[at]); };
  std::size_t first = 0;
  while (blank(first)) ++first;
  if (grid.form == TableForm::csv) return first;
  for (std::size_t below = first; below < grid.records.size() && below <= first + title_rows_at_most; ++below) {
    const std::size_t filled = filled_cells(grid.records[below]);
    if (filled >= 3) return below;
    if (filled > 1) break;
  }
  return first;
}

bool has_surplus(const std::vector<Cell>& row, std::size_t width) {
  return row.size() > width && std::any_of(row.begin() + static_cast<std::ptrdiff_t>(width), row.end(),
                                           [](const Cell& cell) { return !trimmed(cell.text).empty(); });
}

// Rows that are cut off, and rows with something beyond the last heading. (A workbook stores no empty cells at the end of a row.)
void report_ragged(const Table& table, const std::string& file, Findings& findings) {
  const std::size_t width = table.headings.size();
  for (std::size_t i = 0; i < table.rows.size(); ++i) {
    const auto& row = table.rows[i];
    const bool cut_off = table.form == TableForm::csv && row.size() < width && !is_blank(row);
    if (!cut_off && !has_surplus(row, width)) continue;
    findings.add("ragged_row"_code,
                 {.file = file,
                  .row = table.row_numbers[i],
                  .column = static_cast<std::int64_t>(std::min(row.size(), width) + 1)},
                 {{"read", std::to_string(row.size())}, {"expected", std::to_string(width)}});
  }
}

// Answers that tried the survey out are no answers.
void drop_previews(Table& table, const std::string& file, Findings& findings) {
  std::optional<std::size_t> status;
  for (std::size_t column = 0; column < table.headings.size() && !status; ++column) {
    const std::string question = column < table.questions.size() ? table.questions[column] : "";
    if (column_role(table.tool, table.headings[column], question) == ColumnRole::status) status = column;
  }
  if (!status) return;
  std::int64_t first_row = 0;
  std::size_t kept = 0;
  for (std::size_t i = 0; i < table.rows.size(); ++i) {
    if (is_preview(cell_at(table.rows[i], *status).text)) {
      if (table.previews++ == 0) first_row = table.row_numbers[i];
      continue;
    }
    if (kept != i) {
      table.rows[kept] = std::move(table.rows[i]);
      table.row_numbers[kept] = table.row_numbers[i];
    }
    ++kept;
  }
  table.rows.resize(kept);
  table.row_numbers.resize(kept);
  if (table.previews == 0) return;
  findings.add("previews_left_out"_code,
               {.file = file, .row = first_row, .column = static_cast<std::int64_t>(*status + 1)},
               {{"read", std::to_string(table.previews)}});
}

Grid read_grid(std::string_view bytes, const std::string& file, const TableOptions& options, Findings& findings) {
  if (looks_like_workbook(bytes)) return read_workbook(bytes, file, options.sheet, findings);
  return read_csv_grid(bytes, file, {.encoding = options.encoding, .separator = options.separator}, findings);
}

}  // namespace

Table read_table(std::string_view bytes, const std::string& file, const TableOptions& options, Findings& findings) {
  Grid grid = read_grid(bytes, file, options, findings);
  const std::size_t first = first_heading(grid);
  ToolGuess guess = recognise_tool(grid, first, options.tool);
  if (options.header_rows) guess.header_rows = static_cast<std::size_t>(std::max(*options.header_rows, 1));

  Table table;
  table.tool = guess.tool;
  table.style = guess.style;
  table.header_rows = guess.header_rows;
  table.heading_row = first < grid.row_numbers.size() ? grid.row_numbers[first] : 1;
  Headings headings = name_columns(grid, first, guess);
  table.headings = std::move(headings.names);
  table.questions = std::move(headings.questions);
  if (!options.header_rows && guess.header_rows > 1) {
    findings.add("header_rows_guessed"_code, {.file = file, .row = table.heading_row},
                 {{"read", std::to_string(guess.header_rows)}, {"expected", std::string(display_name(guess.tool))}});
  }
  take_rows(grid, first + guess.header_rows, file, table, findings);
  for (auto& row : table.rows) {
    for (Cell& cell : row) unmask(table.tool, cell);
  }
  drop_previews(table, file, findings);
  return table;
}

void take_rows(Grid& grid, std::size_t first, const std::string& file, Table& table, Findings& findings) {
  table.form = grid.form;
  table.encoding = grid.encoding;
  table.byte_order_mark = grid.byte_order_mark;
  table.separator = grid.separator;
  table.sheet = grid.sheet;
  for (std::size_t record = first; record < grid.records.size(); ++record) {
    table.row_numbers.push_back(grid.row_numbers[record]);
    table.rows.push_back(std::move(grid.records[record]));
  }
  report_ragged(table, file, findings);
}

const Cell& cell_at(const std::vector<Cell>& row, std::size_t column) {
  static const Cell absent{.text = "", .absent = true};
  return column < row.size() ? row[column] : absent;
}

bool is_blank(const std::vector<Cell>& row) {
  return std::all_of(row.begin(), row.end(), [](const Cell& cell) { return trimmed(cell.text).empty(); });
}

}  // namespace koppel::io
