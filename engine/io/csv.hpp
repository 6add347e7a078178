// CSV tables as survey tools and spreadsheets write them: encoding, separator and header sniffed, parsed by libcsv.
//
// Promise: cells keep their row and column; an unquoted empty cell (LimeSurvey: not shown) is told from "" (shown but blank).
// Errors:  findings: encoding_guessed, bad_utf8, ragged_row, null_byte, row_too_long, …
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/finding.hpp"

namespace koppel::io {

enum class Encoding : std::uint8_t { utf8, windows1252, utf16 };
[[nodiscard]] std::string_view to_string(Encoding encoding);

struct CsvOptions {
  std::optional<Encoding> encoding;
  std::optional<char> separator;
  int header_rows = 1;
};

struct CsvCell {
  std::string text;      // UTF-8
  bool absent = false;   // unquoted and empty
};

struct CsvTable {
  Encoding encoding = Encoding::utf8;
  bool byte_order_mark = false;
  char separator = ',';
  std::vector<std::string> headings;
  std::vector<std::vector<CsvCell>> rows;   // data rows, ragged as they came
  std::vector<std::int64_t> row_numbers;    // the row in the file as a spreadsheet counts, per data row
};

[[nodiscard]] CsvTable read_csv(std::string_view bytes, const std::string& file, const CsvOptions& options, Findings& findings);

// Writing for Belgian Excel: UTF-8 with BOM, `;`, CRLF, every cell that needs it quoted; cells that begin with = + - @ tab or
// carriage return are neutralised with a leading apostrophe.
class CsvWriter {
 public:
  void row(const std::vector<std::string>& cells);
  [[nodiscard]] std::string take();

 private:
  std::string bytes_ = "\xEF\xBB\xBF";
};
// The neutralised cell text, for other spreadsheets too.
[[nodiscard]] std::string neutralised(std::string_view cell);

}  // namespace koppel::io
