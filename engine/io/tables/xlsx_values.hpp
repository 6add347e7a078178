// What a workbook stores in place of what it shows: numbers as binary fractions, dates as days since an epoch.
//
// Promise:    pure functions; the same text on every machine. Numbers come as people would type them, at most 15 digits as spreadsheets show
//             them, never with an exponent; dates as ISO 8601 with a blank before the time.
// Complexity: O(length).
//
//   plain_number("4.1800000009999998E7")                       ->  "41800000.01"
//   moment_text(46349.5, CellStyle::date_time, false).value()  ->  "2026-11-23 12:00:00"
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace koppel::io {

enum class CellStyle : std::uint8_t { plain, date, time, date_time, duration };

// What a number format makes of a number.
struct CellFormat {
  CellStyle style = CellStyle::plain;
  std::string
      digits{};  // of a format such as 00000 or "m"000: a 0 for each digit, an apostrophe before each other sign; else empty
};

// Of one of the formats that every workbook knows without writing them down.
[[nodiscard]] CellStyle style_of_built_in(int format);
// Of a format such as `dd/mm/yyyy;@` or `[$-409]h:mm AM/PM`.
[[nodiscard]] CellStyle style_of_code(std::string_view format);
[[nodiscard]] CellFormat format_of_code(std::string_view format);

// The whole number as a format with fixed digits shows it: "123" by "00000" is "00123". Anything else stays as it is.
[[nodiscard]] std::string with_digits(const std::string& number, std::string_view digits);

// nullopt when it is no number.
[[nodiscard]] std::optional<std::string> plain_number(std::string_view raw);
// nullopt when the day is not one of the calendar (negative, beyond 9999, or the 29th of February 1900 that never was).
[[nodiscard]] std::optional<std::string> moment_text(double serial, CellStyle style, bool since_1904);

// `_x000D_` and the like, as workbooks write characters that XML cannot hold; control characters that no cell shows are dropped.
[[nodiscard]] std::string without_escapes(std::string text);

// "BC12" -> {54, 11}, counted from 0; nullopt when it is no reference.
struct CellPlace {
  std::size_t column = 0, row = 0;
};
[[nodiscard]] std::optional<CellPlace> cell_place(std::string_view reference);

}  // namespace koppel::io
