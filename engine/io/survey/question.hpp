// The questions behind the columns of an export: which columns belong together, and what kind of answer they hold.
//
// Problem:    one question may be one column, a column per option, both at once, or a column and another for "other".
// Promise:    every column belongs to exactly one question, in the order of the columns. Names tell what belongs together, by the habits of
//             the tool; the answers tell the kind. Nothing of the answers is kept.
// Complexity: O(cells).
// Errors:     none.
//
//   const TableAnswers answers(table);
//   for (const Question& question : questions_of(table, answers)) std::cout << question.name << ": " << to_string(question.kind);
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "io/survey/table_answers.hpp"
#include "io/tables/table.hpp"

namespace koppel::io {

enum class QuestionKind : std::uint8_t {
  empty,
  id,
  time_stamp,
  metadata,
  single,
  multiple,
  scale,
  number,
  date,
  geo,
  free_text
};
[[nodiscard]] std::string_view to_string(QuestionKind kind);

// Columns that belong together by their names.
struct ColumnGroup {
  std::string name;                   // the heading, or what the headings have in common
  std::string text;                   // what people were asked, where that is known; else the name
  std::vector<std::size_t> columns;   // one column, or one per option or item
  std::vector<std::string> options;   // what each of them stands for; empty for a column alone
  std::optional<std::size_t> joined;  // all options of `columns` once more in one cell (KoboToolbox, ODK)
  std::optional<std::size_t> other;   // the option in free text
};
[[nodiscard]] std::vector<ColumnGroup> group_columns(const Table& table);

struct Question : ColumnGroup {
  QuestionKind kind = QuestionKind::empty;
  std::string split;        // between several answers of one cell; empty: one answer a cell
  std::size_t answers = 0;  // rows with an answer
};
[[nodiscard]] std::vector<Question> questions_of(const Table& table, const TableAnswers& answers);

}  // namespace koppel::io
