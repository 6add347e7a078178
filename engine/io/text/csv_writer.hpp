// CSV out, for Belgian Excel.
//
// Promise:    UTF-8 with BOM, `;`, CRLF, every cell that needs it quoted; no cell can be taken for a formula.
// Complexity: O(bytes).
// Errors:     none.
//
//   CsvWriter writer;
//   writer.row({"naam", "stad"});
//   std::string bytes = writer.take();
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace koppel::io {

// Cells that begin with = + - @ tab or carriage return get an apostrophe before them.
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
