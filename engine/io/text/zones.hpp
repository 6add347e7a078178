// Zones of time: the offset that a name or a number stands for, and the clock in Brussels.
//
// Problem:    exports write one moment as 14:05, 12:05 Z, 2:05 PM GMT+2 or 14:05 CEST; to see which came last they must be put on one clock.
// Promise:    names are known that people here write (CST, AST and the like as North America means them); BST and IST are not: they mean several. Brussels follows the rule
//             of the European Union: summer time from the last Sunday of March to that of October (of September before 1996; none before 1981),
//             at 1:00 UTC. Nothing depends on the machine's own zone or its tables.
// Complexity: O(length).
// Errors:     nullopt where a zone is not known.
//
//   take_zone(text = "cest)")              ->  {120}, text is ")" now
//   brussels_minutes(utc)                  ->  120 in summer, 60 in winter
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace koppel::io {

// Seconds since 1970-01-01 00:00 of some clock.
using ClockSeconds = std::int64_t;

// A zone that was written behind a time.
struct WrittenZone {
  std::optional<int> minutes;  // ahead of UTC; nullopt: the clock of Brussels, whatever the season
};

// Takes the zone at the start of folded text, with what repeats it: "gmt+0200 (cest)". `text` is left behind it. nullopt: there is none
// that is known, or two that contradict each other; `text` may then stand anywhere.
[[nodiscard]] std::optional<WrittenZone> take_zone(std::string_view& text);

// How far ahead of UTC Brussels is, in minutes.
[[nodiscard]] int brussels_minutes(ClockSeconds utc);

// What a time on the clock of Brussels may be. The hour at the end of summer time comes twice, the one at its start never.
enum class ClockHour : std::uint8_t { plain, twice, never };
[[nodiscard]] ClockHour brussels_hour(ClockSeconds local);
// Of an hour that comes twice the first, which is summer time; of one that never comes the time an hour later.
[[nodiscard]] ClockSeconds utc_of_brussels(ClockSeconds local);

}  // namespace koppel::io
