// Rows that no longer count: "Actief: nee", "Status: afgehandeld", "archivé".
//
// Promise:    a column is one of status where its heading says so and its answers are few and short; a row is closed only by a word that is known to
//             close it, in Dutch, French or English. "Status: in behandeling" closes nothing.
// Complexity: O(answers) a column, O(words known) a cell.
// Errors:     none.
//
//   says_closed("Actief", "nee")            ->  true
//   says_closed("Status", "afgehandeld")    ->  true
#pragma once

#include <string_view>

#include "io/survey/table_answers.hpp"

namespace koppel::io {

// Something in it closes a row.
[[nodiscard]] bool is_status_column(std::string_view heading, const ColumnAnswers& answers);
[[nodiscard]] bool says_closed(std::string_view heading, std::string_view cell);

}  // namespace koppel::io
