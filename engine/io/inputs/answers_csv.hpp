// The file in which a proposal's folder keeps every answer, and any other table with a column of answers: a call list that was filled in.
//
// Problem:    answers come back in a list that is made anew every time; they must outlive it.
// Promise:    `datum;aanbod;verzoek;antwoord;door;opmerking`, only added to: what stands there stays byte for byte, unless a spreadsheet saved it
//             in a form that nothing can be added to (another encoding or separator); then the same cells stand in the form of this file.
//             Rows without an answer are nothing. Headings are understood in Dutch, English and French; a table without a date is of `today`.
//             So is a call list, known by its column `rol`: its date is the day on which two people would meet.
// Complexity: O(bytes).
// Errors:     findings of read_table; missing_column (error); unknown_answer, answer_date, incomplete_decision (rejected: the row stays, but
//             decides nothing).
//
//   const std::vector<Answer> answers = read_answers(table, "bellijst.csv", today, findings);
//   bytes = with_answers_added(bytes, answers, findings);
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "io/tables/table.hpp"
#include "model/answer.hpp"

namespace koppel::io {

// An id as it was before a list gave it an apostrophe against formulas (= + - @).
[[nodiscard]] std::string id_cell(std::string_view cell);

// Whether it has a column of answers.
[[nodiscard]] bool holds_answers(const Table& table);

// In the order of the rows.
[[nodiscard]] std::vector<Answer> read_answers(const Table& table, const std::string& file,
                                               const std::optional<Date>& today, Findings& findings);

// Of a call list that stands in a proposal's folder, whatever became of its columns.
[[nodiscard]] std::vector<Answer> read_call_list(const Table& table, const std::string& file,
                                                 const std::optional<Date>& today, Findings& findings);

// The file with these behind it; `bytes` may be empty. Only where read_answers found no error in it.
[[nodiscard]] std::string with_answers_added(const std::string& bytes, const std::vector<Answer>& fresh);

// One line per answer, by date and pair; of one pair and day in the order of the file: what provenance hashes.
[[nodiscard]] std::string canonical_answers(std::vector<Answer> answers);

}  // namespace koppel::io
