// Findings as JSON, for programs: codes and places, with the words that people read beside them.
//
// Promise:    the same findings and language give the same bytes.
// Complexity: O(findings).
// Errors:     none.
//
//   std::string json = findings_json(findings, Language::nl);
#pragma once

#include <string>

#include "base/finding.hpp"
#include "io/text/json_writer.hpp"

namespace koppel::io {

// All that were kept: severity, code, place, message, hint.
[[nodiscard]] std::string findings_json(const Findings& findings, Language language);

// One of a row that is known: no file and no row number, on one line.
void write_reason(JsonWriter& json, const Finding& reason, Language language);

}  // namespace koppel::io
