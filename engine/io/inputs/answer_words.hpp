// What people write into the column of answers: understood through a small vocabulary in Dutch, English and French, or not at all.
//
// Promise:    the first words decide ("nee, te ver"); words of courtesy do not count ("ja hoor, graag"). Behind a no may stand its reason ("nee
//             te ver"), behind a yes nothing but another yes or the hour that is agreed on ("ja, dinsdag om 10u"). An answer
//             with an "if" or a "but", with two answers in it, or that begins with no word of the vocabulary is unclear: it is never guessed
//             at. "afwezig tot 15/12" and "busy until 3 January" hold that day too; a day without a year is the next one
//             after `given`; "te druk deze maand" holds until the end of the month of `given`, and is unclear without it.
// Complexity: O(length × words).
// Errors:     none: what is not understood is AnswerKind::unclear.
//
//   understand("Ja hoor!", Date{2026, 11, 30}).kind                    ->  AnswerKind::yes
//   understand("afwezig tot 15 december", Date{2026, 11, 30}).until    ->  2026-12-15
#pragma once

#include <optional>
#include <string_view>

#include "model/answer.hpp"

namespace koppel::io {

struct MeantAnswer {
  AnswerKind kind = AnswerKind::unclear;
  std::optional<Date> until;
};

[[nodiscard]] MeantAnswer understand(std::string_view words, const std::optional<Date>& given);

}  // namespace koppel::io
