// CSV tables as survey tools and spreadsheets write them: encoding and separator sniffed, parsed by libcsv.
//
// Promise:    cells keep their row and column; an unquoted empty cell (LimeSurvey: not shown) is told from "" (shown but blank).
//             Rows are numbered as a spreadsheet shows them: the header is row 1, blank rows count, a record with line breaks
//             inside quotes is one row, a first line `sep=;` is none. Blanks around unquoted cells do not count. Blank lines at
//             the end are no rows.
// Complexity: O(bytes).
// Errors:     findings: encoding_guessed, bad_utf8, ragged_row (cells missing, or something beyond the last heading: whether
//             such a row can be used is its reader's to say), null_byte, unclosed_quote, cell_too_long, too_many_columns, table_too_large,
//             workbook_unsupported.
//
//   Findings findings;
//   CsvTable table = read_csv("naam;stad\r\nNoor;Gent\r\n", "vragen.csv", {}, findings);
//   table.rows[0][1].text   ->  "Gent", on row table.row_numbers[0] == 2
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/finding.hpp"
#include "io/tables/table.hpp"
#include "io/text/encoding.hpp"

namespace koppel::io {

// As a worksheet bounds them. Rows and cells have no bound of their own: what is kept of a table has (table.hpp).
inline constexpr std::size_t max_csv_columns = 16'384;
inline constexpr std::size_t max_csv_cell_bytes = 32'767;

struct CsvOptions {
  std::optional<Encoding> encoding;
  std::optional<char> separator;
  int header_rows = 1;
};

using CsvTable = Table;

// One row of headings (or as many as the options say, of which the first holds the names) and the rows beneath.
[[nodiscard]] CsvTable read_csv(std::string_view bytes, const std::string& file, const CsvOptions& options,
                                Findings& findings, std::size_t most_memory = max_table_memory);

}  // namespace koppel::io
