// Rows that no longer count: "Actief: nee", "Status: afgehandeld", "archivé".
//
// Promise:    a column is one of status where its heading says so and its answers are few; a row is closed only by a word that is known to
//             close it, in Dutch, French or English ("op pauze", "déménagé", "matched"). "Status: in behandeling" closes nothing; of a word that is not known nobody can
//             tell: whoever reads the rows says so.
// Complexity: O(answers) a column, O(words known) a cell.
// Errors:     none.
//
//   state_of_row("Actief", "nee")            ->  RowState::closed
//   state_of_row("Status", "slapend")        ->  RowState::unknown
#pragma once

#include <cstdint>
#include <string_view>

#include "io/survey/table_answers.hpp"

namespace koppel::io {

enum class RowState : std::uint8_t { open, closed, unknown };
// An empty cell closes nothing.
[[nodiscard]] RowState state_of_row(std::string_view heading, std::string_view cell);

// Something in it closes a row, or may close one.
[[nodiscard]] bool is_status_column(std::string_view heading, const ColumnAnswers& answers);

}  // namespace koppel::io
