// Workbooks out: one sheet of text cells (libxlsxwriter), so that telephone numbers stay text.
#pragma once

#include <string>
#include <vector>

namespace koppel::io {

struct Sheet {
  std::string name;
  std::vector<std::string> headings;
  std::vector<std::vector<std::string>> rows;
  std::vector<double> widths;  // in characters; may be shorter than the headings
};

// The bytes of an .xlsx; the same input gives the same bytes (fixed creation date).
[[nodiscard]] std::string write_xlsx(const std::vector<Sheet>& sheets);

}  // namespace koppel::io
