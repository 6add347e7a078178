// Findings as lines of a terminal.
//
// Problem:    hundreds of lines push what matters off the screen; one line per kind is read.
// Promise:    errors come first, one by one with their hints, up to fifty: they refuse the input. All else takes at most ten lines: one by
//             one where that is enough, else one per code with how often it was found, the first place and a few examples ("34 × …, also b, c"), and with its hint where there is
//             room. What was left out is counted on the last line.
// Complexity: O(findings · log findings).
// Errors:     none.
//
//   for (const std::string& line : finding_lines(findings, Language::nl, false)) say(line);
#pragma once

#include <string>
#include <vector>

#include "base/finding.hpp"

namespace koppel::cli {

inline constexpr std::size_t most_error_lines = 50, most_other_lines = 10;

// "file:row:column: severity: message [code]"
[[nodiscard]] std::string finding_line(const Finding& finding, Language language);
[[nodiscard]] std::vector<std::string> finding_lines(const Findings& findings, Language language, bool colour);

}  // namespace koppel::cli
