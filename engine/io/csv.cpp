#include "io/csv.hpp"

#include <algorithm>
#include <iterator>

#include "io/csv_records.hpp"
#include "io/fold.hpp"
#include "io/xlsx_package.hpp"

namespace koppel::io {

namespace {

// `sep=;` on the first line, as Excel writes and reads it. Takes the line off.
std::optional<char> take_separator_line(std::string_view& text) {
  std::string_view line = text.substr(0, text.find_first_of("\r\n"));
  const std::size_t length = line.size();
  if (line.size() >= 2 && line.front() == '"' && line.back() == '"') line = line.substr(1, line.size() - 2);
  if (line.size() != 5 || fold(line.substr(0, 4)) != "sep=") return std::nullopt;
  const char separator = line[4];
  if (separator != ';' && separator != ',' && separator != '\t' && separator != '|') return std::nullopt;
  text.remove_prefix(length);
  if (text.starts_with('\r')) text.remove_prefix(1);
  if (text.starts_with('\n')) text.remove_prefix(1);
  return separator;
}

Source place_of(const std::string& file, std::size_t record, std::size_t column) {
  return {.file = file, .row = static_cast<std::int64_t>(record + 1), .column = static_cast<std::int64_t>(column + 1)};
}

// One finding tells where the first of them stands.
void refuse_null_bytes(const CsvRecords& read, const std::string& file, Findings& findings) {
  for (std::size_t record = 0; record < read.records.size(); ++record) {
    const auto& cells = read.records[record];
    for (std::size_t column = 0; column < cells.size(); ++column) {
      if (cells[column].text.find('\0') == std::string::npos) continue;
      findings.add("null_byte"_code, place_of(file, record, column));
      return;
    }
  }
}

void report_parsing(const CsvRecords& read, const std::string& file, Findings& findings) {
  const std::size_t records = read.records.size();
  if (read.unclosed_quote) findings.add("unclosed_quote"_code, place_of(file, records - 1, 0));
  if (read.too_many_columns) {
    findings.add("too_many_columns"_code, place_of(file, records, max_csv_columns),
                 {{"read", "> " + std::to_string(max_csv_columns)}, {"expected", std::to_string(max_csv_columns)}});
  }
  if (read.too_large) {
    findings.add("table_too_large"_code, place_of(file, records, 0), {{"expected", std::to_string(max_csv_rows)}});
  }
  for (const auto& cell : read.long_cells) {
    findings.add("cell_too_long"_code, place_of(file, cell.record, cell.column),
                 {{"read", std::to_string(cell.length)}, {"expected", std::to_string(max_csv_cell_bytes)}});
  }
}

bool needs_quotes(std::string_view cell) {
  return cell.find_first_of(";\"\r\n\t") != std::string_view::npos ||
         (!cell.empty() && (cell.front() == ' ' || cell.back() == ' '));
}

}  // namespace

Grid read_csv_grid(std::string_view bytes, const std::string& file, const CsvOptions& options, Findings& findings) {
  Grid grid;
  if (looks_like_workbook(bytes)) {
    findings.add("workbook_unsupported"_code, {.file = file}, {{"read", bytes.starts_with("PK") ? ".xlsx" : ".xls"}});
    return grid;
  }
  const DecodedText decoded = decode(bytes, file, options.encoding, findings);
  grid.encoding = decoded.encoding;
  grid.byte_order_mark = decoded.byte_order_mark;

  std::string_view text = decoded.text;
  const auto announced = take_separator_line(text);
  grid.separator = options.separator ? *options.separator : announced ? *announced : sniff_separator(text);
  CsvRecords read = parse_records(text, grid.separator);
  report_parsing(read, file, findings);
  refuse_null_bytes(read, file, findings);
  grid.records = std::move(read.records);
  for (std::size_t i = 0; i < grid.records.size(); ++i) grid.row_numbers.push_back(static_cast<std::int64_t>(i + 1));
  return grid;
}

CsvTable read_csv(std::string_view bytes, const std::string& file, const CsvOptions& options, Findings& findings) {
  Grid grid = read_csv_grid(bytes, file, options, findings);
  CsvTable table;
  if (!grid.records.empty()) {
    for (const CsvCell& cell : grid.records.front()) table.headings.push_back(cell.text);
  }
  while (!table.headings.empty() && table.headings.back().empty()) table.headings.pop_back();
  table.header_rows = static_cast<std::size_t>(std::max(options.header_rows, 1));
  take_rows(grid, table.header_rows, file, table, findings);
  return table;
}

std::string neutralised(std::string_view cell) {
  const bool dangerous = !cell.empty() && std::string_view("=+-@\t\r").find(cell.front()) != std::string_view::npos;
  return dangerous ? "'" + std::string(cell) : std::string(cell);
}

void CsvWriter::row(const std::vector<std::string>& cells) {
  for (std::size_t i = 0; i < cells.size(); ++i) {
    if (i > 0) bytes_.push_back(';');
    const std::string cell = neutralised(cells[i]);
    if (!needs_quotes(cell)) {
      bytes_ += cell;
      continue;
    }
    bytes_.push_back('"');
    for (const char byte : cell) bytes_.append(byte == '"' ? 2U : 1U, byte);
    bytes_.push_back('"');
  }
  bytes_ += "\r\n";
}

std::string CsvWriter::take() { return std::move(bytes_); }

}  // namespace koppel::io
