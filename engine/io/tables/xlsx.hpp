// Workbooks out: sheets of texts, numbers, dates and links (libxlsxwriter); telephone numbers stay text and nothing is a formula.
//
// Promise:    the same sheets give the same bytes on any day. The first row stays in sight, filters the others and is printed on every page,
//             which is A4 and one sheet wide. Cells hold at most what Excel can (32,767, cut between characters); what is no text becomes
//             U+FFFD.
// Complexity: O(bytes). The library writes to a file, so the bytes pass through a private temporary folder.
// Errors:     InputError(write_failed): the temporary folder cannot be written, a name is no sheet's name, or there are more rows
//             than a workbook takes (1,048,576).
//
//   std::string bytes = io::write_xlsx({{"bellijst", {"naam", "telefoon"}, {{"Zwaantje", "0400 00 77 31"}}, {20, 18}}});
#pragma once

#include <string>
#include <vector>

#include "io/text/sheet.hpp"

namespace koppel::io {

// The bytes of an .xlsx.
[[nodiscard]] std::string write_xlsx(const std::vector<Sheet>& sheets);

}  // namespace koppel::io
