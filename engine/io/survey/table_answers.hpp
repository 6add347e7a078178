// The different answers in each column of a table, and how often each was given.
//
// Problem:    whoever looks at a survey asks the same cells many questions: are they numbers, codes, names, words of a vocabulary?
// Promise:    each column is counted once, when it is first asked for; answers are trimmed, without empty ones, in the order of their bytes,
//             whatever the order of the rows. The table must outlive this.
// Complexity: O(rows) per column that is asked for, plus sorting its different answers.
// Errors:     none.
//
//   TableAnswers answers(table);
//   answers.of(3).filled             ->  140
//   answers.of(3).different[0].text  ->  "A1"
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

#include "io/tables/table.hpp"

namespace koppel::io {

struct GivenAnswer {
  std::string_view text;
  std::size_t times = 0;
};

struct ColumnAnswers {
  std::vector<GivenAnswer> different;
  std::size_t filled = 0;  // cells with an answer
};

class TableAnswers {
 public:
  explicit TableAnswers(const Table& table) : table_(table), columns_(table.headings.size()) {}
  [[nodiscard]] const ColumnAnswers& of(std::size_t column) const;

 private:
  const Table& table_;
  mutable std::vector<std::optional<ColumnAnswers>> columns_;
};

}  // namespace koppel::io
