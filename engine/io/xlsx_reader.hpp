// Workbooks in: one sheet of an .xlsx as a grid of texts.
//
// Problem:    a cell may be shared text, text of its own, a number that is shown as a date, or a formula; and the file may be hostile.
// Promise:    every cell as a person sees it: dates of both epochs as ISO 8601, numbers without an exponent (at most 15 digits), the
//             value that was stored with a formula. Hidden sheets are taken only when they are named. Nothing is unpacked to disk;
//             rows, columns, cells and text have bounds; a DOCTYPE is refused.
// Complexity: O(bytes unpacked).
// Errors:     findings: those of xlsx_package.hpp, workbook_unknown_sheet, table_too_large, too_many_columns, cell_too_long (errors,
//             rejected); workbook_error_cells, workbook_no_value (warnings); workbook_sheet_chosen (note).
//
//   Grid grid = read_workbook(bytes, "aanbod.xlsx", "", findings);
//   grid.records[0][1].text  ->  "Naam"
#pragma once

#include <string>
#include <string_view>

#include "io/table.hpp"

namespace koppel::io {

[[nodiscard]] Grid read_workbook(std::string_view bytes, const std::string& file, const std::string& sheet,
                                 Findings& findings);

}  // namespace koppel::io
