// The parts of a workbook: a zip archive, opened in memory and read in a stream within limits.
//
// Problem:    an archive of a few kilobytes may unpack to terabytes, name parts outside itself, or stop halfway.
// Promise:    nothing is ever written to disk, and a part's name is a key, never a path. What a part unpacks to is counted while it is
//             read (announced sizes are not believed): at most `max_part_bytes`, and beyond `free_part_bytes` at most `max_part_ratio`
//             times what it takes up in the archive. Extensions of the format (extLst) are passed over.
// Complexity: O(bytes unpacked).
// Errors:     findings: workbook_unsupported, workbook_damaged, workbook_too_large, workbook_refused.
//
//   XlsxPackage package(bytes, "aanbod.xlsx", findings);
//   if (package.usable()) package.read("xl/workbook.xml", handler);
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>

#include "base/finding.hpp"
#include "io/tables/xml_stream.hpp"

namespace koppel::io {

inline constexpr std::size_t max_part_bytes = std::size_t{1} << 30;
inline constexpr std::size_t free_part_bytes = std::size_t{8} << 20;
inline constexpr std::size_t max_part_ratio = 200;
inline constexpr std::size_t max_parts = 10'000;

// The first bytes of a zip archive, of Excel's older files and encrypted workbooks, and of OpenDocument (in a zip archive).
[[nodiscard]] bool looks_like_workbook(std::string_view bytes);

class XlsxPackage {
 public:
  XlsxPackage(std::string_view bytes, const std::string& file, Findings& findings);
  ~XlsxPackage();
  XlsxPackage(const XlsxPackage&) = delete;
  XlsxPackage& operator=(const XlsxPackage&) = delete;

  [[nodiscard]] bool usable() const;
  [[nodiscard]] bool has(const std::string& part) const;
  // False, with a finding, when the part is missing or cannot be read to its end.
  bool read(const std::string& part, XmlHandler& handler);

 private:
  struct Archive;
  const std::string& file_;
  Findings& findings_;
  std::unique_ptr<Archive> archive_;
};

// The part that `target` names, seen from `part` ("xl/workbook.xml", "worksheets/sheet1.xml" -> "xl/worksheets/sheet1.xml"); empty when
// it leaves the package.
[[nodiscard]] std::string resolved_part(const std::string& part, std::string_view target);

}  // namespace koppel::io
