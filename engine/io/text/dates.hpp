// Dates and times as people and survey tools write them, in Dutch, French, German and English.
//
// Problem:    of two answers of one person the newest counts, and "8:12 PM GMT+2", "20h12" and "18:12:00.000Z" are one moment.
// Promise:    the whole cell is understood or none of it: nothing that stands behind a date or a time is passed over. A time of day may be
//             on a clock of 12 or 24 hours, with fractions of seconds and a zone (zones.hpp). The day and the time that come out are those
//             of the clock in Brussels, which is also the zone of a time that names none. A weekday must be that of the date. A year of
//             two digits lies in 1969 to 2068. `moment_of` sorts as time passes.
// Complexity: O(length).
// Errors:     nullopt for what is no date, or no time of day behind it.
//
//   parse_date("maandag 5 oktober 2026 14:05", DateOrder::day_month_year)      ->  2026-10-05, "14:05:00"
//   parse_date("2026/10/05 8:12:00 PM GMT+2", DateOrder::year_month_day)       ->  2026-10-05, "20:12:00"
//   parse_date("2026-10-25T01:30:00Z", DateOrder::year_month_day)              ->  2026-10-25, "02B:30:00"
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/terms.hpp"

namespace koppel::io {

enum class DateOrder : std::uint8_t { year_month_day, day_month_year, month_day_year };
[[nodiscard]] std::string_view to_string(DateOrder order);

struct DateTime {
  Date date;
  // "14:30:00" or "14:30:00.25", empty where none was written. In the hour that comes twice at the end of summer time its second coming is
  // "02B:30:00", so that it sorts behind the first.
  std::string time;
  // The time names no zone, and the clock in Brussels shows it twice (the first counts) or never (an hour later counts).
  bool at_clock_change = false;
};

// Dates with the year first, and those with a month in letters, are understood whatever the order.
[[nodiscard]] std::optional<DateTime> parse_date(std::string_view cell, DateOrder order);

// "2026-10-02T14:30:00", or without the time.
[[nodiscard]] std::string moment_of(const DateTime& when);

// The order that all these cells allow, and whether they leave a choice: a date in numbers that does not begin with its year.
struct SniffedOrder {
  DateOrder order = DateOrder::day_month_year;  // day first when both remain
  bool guessed = false;
};
[[nodiscard]] SniffedOrder sniff_date_order(const std::vector<std::string_view>& cells);

}  // namespace koppel::io
