// The day in a cell, in numbers or with a month in letters.
//
// Promise:    each function reads its part of a folded text, and says nothing of what follows. A year of two digits lies in 1969 to 2068.
// Complexity: O(length).
// Errors:     nullopt where the text does not go on with such a part; the reader may then stand anywhere in it.
//
//   DateReader reader("5 oktober 2026");  take_date(reader, DateOrder::day_month_year)  ->  2026-10-05
#pragma once

#include <array>
#include <optional>

#include "io/text/date_reader.hpp"
#include "io/text/dates.hpp"

namespace koppel::io {

// Three numbers with one kind of mark between them.
struct NumericDate {
  std::array<DateReader::Number, 3> numbers;
  [[nodiscard]] bool year_first() const { return numbers[0].digits == 4; }
  [[nodiscard]] std::optional<Date> in(DateOrder order) const;
};

[[nodiscard]] std::optional<NumericDate> take_numeric(DateReader& reader);
// Two or four digits.
[[nodiscard]] std::optional<int> year_of(const std::optional<DateReader::Number>& number);
// 5, 5., 1er, 5th, 5e, 5de, 1ste.
[[nodiscard]] std::optional<int> take_day(DateReader& reader);
// 1 for January.
[[nodiscard]] std::optional<int> take_month(DateReader& reader);
[[nodiscard]] std::optional<Date> take_date(DateReader& reader, DateOrder order);

}  // namespace koppel::io
