// How an export writes its numbers and dates.
//
// Problem:    "1.000" is one or a thousand, 10/12/26 is in October or in December; only the whole column tells.
// Promise:    what the mapping says counts. What it does not say is sniffed, and said where it made a difference. A mark parts thousands where
//             three digits follow it each time, or where only whole numbers can be meant.
// Complexity: O(cells of the columns with numbers and dates).
// Errors:     findings: separator_guessed, decimal_guessed, date_guessed, thousands_read (notes).
//
//   const Notation notation = notation_of(mapping, bound, table, "aanbod.csv", findings);
#pragma once

#include <string>

#include "io/survey/binding.hpp"
#include "io/survey/mapping.hpp"
#include "io/survey/row.hpp"
#include "io/tables/table.hpp"

namespace koppel::io {

[[nodiscard]] Notation notation_of(const Mapping& mapping, const BoundMapping& bound, const Table& table,
                                   const std::string& file, Findings& findings);

}  // namespace koppel::io
