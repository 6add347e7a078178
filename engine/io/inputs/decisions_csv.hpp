// Decisions by hand: a file of decisions, or a call list that came back with answers in it.
//
// Promise:    `decision;offer;request;reason` with a decision of pin, promised, forbid, declined, unavailable; or any table with columns
//             for request, offer and answer (answers_csv.hpp), which are kept as answers: settle_answers makes decisions of them.
//             Headings and words are understood in Dutch, English and French. Whether the ids exist is check_decisions'.
// Complexity: O(bytes).
// Errors:     findings of read_csv and of read_answers; missing_column (error), unknown_decision, incomplete_decision (rejected).
//
//   DraftDecisions decisions = read_decisions("decision;offer;request;reason\npin;m1;r1;\n", "decisions.csv");
#pragma once

#include <string>
#include <string_view>

#include "model/decisions.hpp"

namespace koppel::io {

// `today`: the day of answers that stand in a table without dates.
[[nodiscard]] DraftDecisions read_decisions(std::string_view bytes, const std::string& file,
                                            const std::optional<Date>& today = std::nullopt);

// One line per decision, answer and earlier pair, sorted: what provenance hashes. Of answers, before they are settled.
[[nodiscard]] std::string canonical_decisions(const DraftDecisions& decisions);
[[nodiscard]] std::string canonical_earlier(const DraftDecisions& decisions);

}  // namespace koppel::io
