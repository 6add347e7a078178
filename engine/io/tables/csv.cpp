#include "io/tables/csv.hpp"

#include <algorithm>
#include <utility>

#include "io/tables/codes.hpp"
#include "io/tables/csv_records.hpp"
#include "io/tables/table_source.hpp"
#include "io/tables/xlsx_package.hpp"

namespace koppel::io {

namespace {

// A CSV file, once its encoding and separator are known.
class CsvSource : public TableSource {
 public:
  CsvSource(ByteBlocks& bytes, const std::string& file, const CsvOptions& options, Findings& findings)
      : text_(bytes, file, options.encoding, findings), file_(file), findings_(findings) {
    std::string_view beginning = text_.next();
    const std::size_t length = beginning.size();
    const auto announced = take_separator_line(beginning);
    passed_over_ = length - beginning.size();
    const std::string sniffed(beginning);  // the next block takes its place
    separator_ = options.separator ? *options.separator
                 : announced       ? *announced
                                   : sniff_separator(sniffed, text_.next().empty());
  }

  Grid head() override {
    Grid grid{.form = TableForm::csv,
              .encoding = text_.encoding(),
              .byte_order_mark = text_.byte_order_mark(),
              .separator = separator_};
    HeadSink sink(grid, false);
    records(false, sink);
    return grid;
  }

  void read(RecordSink& sink) override { report(records(text_.has_nulls(), sink)); }

 private:
  CsvFaults records(bool look_for_nulls, RecordSink& sink) {
    text_.rewind();
    const auto next = [this, over = passed_over_]() mutable {
      std::string_view text = text_.next();
      text.remove_prefix(std::exchange(over, 0));
      return text;
    };
    return read_records(next, separator_, look_for_nulls, sink);
  }

  void report(const CsvFaults& faults) {
    const auto place = [this](std::size_t record, std::size_t column) -> Source {
      return {
          .file = file_, .row = static_cast<std::int64_t>(record + 1), .column = static_cast<std::int64_t>(column + 1)};
    };
    if (faults.unclosed_quote) findings_.add(tables_codes.unclosed_quote, place(faults.records - 1, 0));
    if (faults.too_many_columns) {
      findings_.add(tables_codes.too_many_columns, place(faults.records, max_csv_columns),
                    {{"read", "> " + std::to_string(max_csv_columns)}, {"expected", std::to_string(max_csv_columns)}});
    }
    for (const auto& cell : faults.long_cells) {
      findings_.add(tables_codes.cell_too_long, place(cell.record, cell.column),
                    {{"read", std::to_string(cell.length)}, {"expected", std::to_string(max_csv_cell_bytes)}});
    }
    // One finding tells where the first of them stands.
    if (faults.null_byte)
      findings_.add(tables_codes.null_byte, place(faults.null_byte->record, faults.null_byte->column));
  }

  TextBlocks text_;
  const std::string& file_;
  Findings& findings_;
  std::size_t passed_over_ = 0;  // the line that names the separator
  char separator_ = ',';
};

}  // namespace

std::unique_ptr<TableSource> csv_source(ByteBlocks& bytes, const std::string& file, const TableOptions& options,
                                        Findings& findings) {
  return std::make_unique<CsvSource>(
      bytes, file, CsvOptions{.encoding = options.encoding, .separator = options.separator}, findings);
}

CsvTable read_csv(std::string_view bytes, const std::string& file, const CsvOptions& options, Findings& findings,
                  std::size_t most_memory) {
  if (looks_like_workbook(bytes)) {
    findings.add(tables_codes.workbook_unsupported, {.file = file},
                 {{"read", bytes.starts_with("PK") ? ".xlsx" : ".xls"}});
    return {};
  }
  MemoryBlocks blocks(bytes);
  CsvSource source(blocks, file, options, findings);
  const Grid grid = source.head();
  CsvTable table{.encoding = grid.encoding, .byte_order_mark = grid.byte_order_mark, .separator = grid.separator};
  table.header_rows = static_cast<std::size_t>(std::max(options.header_rows, 1));
  if (!grid.records.empty()) {
    for (const GridCell& cell : grid.records.front()) table.headings.push_back(cell.text);
  }
  while (!table.headings.empty() && table.headings.back().empty()) table.headings.pop_back();
  TableFiller filler(table, table.header_rows, file, {most_memory}, findings);
  source.read(filler);
  return table;
}

}  // namespace koppel::io
