// What the answers in a column are, whatever stands above them.
//
// Promise:    shares of the filled cells, in per cent; cells that hold several answers count by their pieces. Nothing of the answers is kept.
// Complexity: O(different answers) each.
// Errors:     none; 0 for an empty column.
//
//   place_share(answers.of(3))        ->  100: "2800 Mechelen", "Walem", …
//   moment_share(answers.of(4), "")   ->   97: "weekend", "ma avond", …
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "io/survey/table_answers.hpp"
#include "io/text/said_number.hpp"

namespace koppel::io {

// Postcodes and names of places.
[[nodiscard]] int place_share(const ColumnAnswers& answers);
// Moments of the week (plain_moments.hpp).
[[nodiscard]] int moment_share(const ColumnAnswers& answers, std::string_view split);
// Two to five words with capitals and without digits, seldom the same: as names of persons are.
[[nodiscard]] bool look_like_names(const ColumnAnswers& answers);
// Yes, no, x, 1: nothing but ticks.
[[nodiscard]] bool are_ticks(const ColumnAnswers& answers);
// The priority (1 … 3) behind each answer, where all of them are words for how urgent something is ("laag", "zeer dringend").
[[nodiscard]] std::vector<std::pair<std::string, std::string>> urgency_codes(const ColumnAnswers& answers);
// Numbers, and numbers as people write them ("5 km", "1-2", "twee", "onbeperkt").
[[nodiscard]] int number_share(const ColumnAnswers& answers, Unit unit);

// The different answers of a column, split, as they were written.
struct CountedAnswer {
  std::string text;
  std::size_t times = 0;
};
[[nodiscard]] std::vector<CountedAnswer> counted_answers(const ColumnAnswers& answers, std::string_view split);

}  // namespace koppel::io
