// The time of day in a cell: "14:05:09.25", "14.05 uur", "20h12", "8:12 p.m.".
//
// Promise:    nothing of the time is passed over; its zone is not part of it (zones.hpp).
// Complexity: O(length).
// Errors:     nullopt where no time of day follows; the reader may then stand anywhere in it.
//
//   DateReader reader("8:12 pm");  take_clock(reader)->hour  ->  20
#pragma once

#include <optional>
#include <string>

#include "io/text/date_reader.hpp"

namespace koppel::io {

// A time of day as written, the 12-hour clock undone.
struct ClockTime {
  int hour = 0, minute = 0, second = 0;
  std::string fraction;  // of a second: its digits, without zeros at the end
};

[[nodiscard]] std::optional<ClockTime> take_clock(DateReader& reader);

}  // namespace koppel::io
