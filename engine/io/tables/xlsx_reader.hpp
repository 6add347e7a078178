// Workbooks in: one sheet of an .xlsx as a grid of texts.
//
// Problem:    a cell may be shared text, text of its own, a number that is shown as a date, or a formula; and the file may be hostile.
// Promise:    every cell as a person sees it: dates of both epochs as ISO 8601, numbers without an exponent (at most 15 digits), the
//             value that was stored with a formula. Hidden sheets are taken only when they are named. Nothing is unpacked to disk;
//             columns and text have bounds, as memory has (table.hpp); a DOCTYPE is refused.
// Complexity: O(bytes unpacked).
// Errors:     findings: those of xlsx_package.hpp, workbook_unknown_sheet, too_many_columns, cell_too_long (errors,
//             rejected); workbook_error_cells, workbook_no_value (warnings); workbook_sheet_chosen (note).
//
//   const auto source = workbook_source(bytes, "aanbod.xlsx", "", findings);
//   source->head().records[0][1].text  ->  "Naam"
#pragma once

#include "io/tables/table_source.hpp"
