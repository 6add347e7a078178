// Findings as a page lists them: by file, id and field, so that the page does not depend on the order of the rows.
//
// Promise:    rows and columns of the file stand nowhere in it, for they change when somebody sorts her export: the id points at the row, the
//             field at the cell. (The terminal and findings.json say rows and columns.)
// Complexity: O(findings log findings).
// Errors:     none.
#pragma once

#include <string>
#include <vector>

#include "report/report.hpp"

namespace koppel::report {

struct ShownFinding {
  std::string file, id, field, code, severity, message, hint;
  // "aanbod.csv · m017 · skills"
  [[nodiscard]] std::string place() const;
  friend auto operator<=>(const ShownFinding&, const ShownFinding&) = default;
};

[[nodiscard]] std::vector<ShownFinding> shown_findings(const Findings& findings, Language language);

}  // namespace koppel::report
