#include "io/tables/table.hpp"

#include <algorithm>
#include <memory>
#include <utility>

#include "io/tables/archive.hpp"
#include "io/tables/codes.hpp"
#include "io/tables/table_source.hpp"
#include "io/tables/xlsx_package.hpp"
#include "io/text/fold.hpp"

namespace koppel::io {

namespace {

constexpr std::size_t title_rows_at_most = 5;

std::size_t filled_cells(const std::vector<GridCell>& record) {
  return static_cast<std::size_t>(
      std::count_if(record.begin(), record.end(), [](const GridCell& cell) { return !trimmed(cell.text).empty(); }));
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

// A table's records, with what it was unpacked to; no source where it cannot be read.
struct OpenTable {
  std::unique_ptr<ByteBlocks> unpacked;
  std::unique_ptr<TableSource> source;
};

OpenTable open_table(ByteBlocks& bytes, const std::string& file, const TableOptions& options, Findings& findings) {
  Unpacked unpacked = unpack(bytes, file, findings);
  if (unpacked.refused) return {};
  OpenTable table{std::move(unpacked.blocks), nullptr};
  ByteBlocks& plain = table.unpacked ? *table.unpacked : bytes;
  plain.rewind();
  const bool workbook = looks_like_workbook(plain.next());
  table.source =
      workbook ? workbook_source(plain, file, options.sheet, findings) : csv_source(plain, file, options, findings);
  return table;
}

// The table as far as its first rows tell; `first`: how many records stand above the headings.
Table with_headings(const Grid& grid, const std::string& file, const TableOptions& options, std::size_t& first,
                    Findings& findings) {
  first = first_heading(grid);
  ToolGuess guess = recognise_tool(grid, first, options.tool);
  if (options.header_rows) guess.header_rows = static_cast<std::size_t>(std::max(*options.header_rows, 1));
  Table table;
  table.form = grid.form;
  table.encoding = grid.encoding;
  table.byte_order_mark = grid.byte_order_mark;
  table.separator = grid.separator;
  table.sheet = grid.sheet;
  table.tool = guess.tool;
  table.style = guess.style;
  table.header_rows = guess.header_rows;
  table.heading_row = first < grid.row_numbers.size() ? grid.row_numbers[first] : 1;
  Headings headings = name_columns(grid, first, guess);
  table.headings = std::move(headings.names);
  table.questions = std::move(headings.questions);
  if (!options.header_rows && guess.header_rows > 1) {
    findings.add(tables_codes.header_rows_guessed, {.file = file, .row = table.heading_row},
                 {{"read", std::to_string(guess.header_rows)}, {"expected", std::string(display_name(guess.tool))}});
  }
  return table;
}

}  // namespace

Table read_table(ByteBlocks& bytes, const std::string& file, const TableOptions& options, Findings& findings,
                 const ColumnChoice& wanted, std::size_t most_memory, Beyond beyond) {
  const OpenTable open = open_table(bytes, file, options, findings);
  if (open.source == nullptr) return {};
  std::size_t first = 0;
  Table table = with_headings(open.source->head(), file, options, first, findings);
  if (wanted) table.rows.keep_only(wanted(table.headings));
  if (table.form == TableForm::workbook) most_memory = std::min(most_memory, max_workbook_memory);
  TableFiller filler(table, first + table.header_rows, file, {most_memory, beyond}, findings);
  open.source->read(filler);
  filler.finish();
  return table;
}

Table read_headings(ByteBlocks& bytes, const std::string& file, const TableOptions& options, Findings& findings) {
  const OpenTable open = open_table(bytes, file, options, findings);
  if (open.source == nullptr) return {};
  std::size_t first = 0;
  return with_headings(open.source->head(), file, options, first, findings);
}

Table read_table(std::string_view bytes, const std::string& file, const TableOptions& options, Findings& findings) {
  MemoryBlocks blocks(bytes);
  return read_table(blocks, file, options, findings);
}

const GridCell& cell_at(const std::vector<GridCell>& row, std::size_t column) {
  static const GridCell absent{.text = "", .absent = true};
  return column < row.size() ? row[column] : absent;
}

bool is_blank(const std::vector<GridCell>& row) {
  return std::all_of(row.begin(), row.end(), [](const GridCell& cell) { return trimmed(cell.text).empty(); });
}

}  // namespace koppel::io
