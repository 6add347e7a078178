#include "io/text/written_clock.hpp"

#include <algorithm>
#include <array>
#include <cstdint>

namespace koppel::io {

namespace {

// am, a.m., a. m., vm. and the like. nullopt: there is none.
enum class HalfDay : std::uint8_t { morning, afternoon };
std::optional<HalfDay> take_half_day(DateReader& reader) {
  struct Spelling {
    std::string_view text;
    HalfDay half;
  };
  constexpr Spelling spellings[] = {
      {"a.m.", HalfDay::morning},   {"a.m", HalfDay::morning},   {"a. m.", HalfDay::morning},
      {"am.", HalfDay::morning},    {"am", HalfDay::morning},    {"v.m.", HalfDay::morning},
      {"vm.", HalfDay::morning},    {"vm", HalfDay::morning},    {"vorm.", HalfDay::morning},
      {"p.m.", HalfDay::afternoon}, {"p.m", HalfDay::afternoon}, {"p. m.", HalfDay::afternoon},
      {"pm.", HalfDay::afternoon},  {"pm", HalfDay::afternoon},  {"n.m.", HalfDay::afternoon},
      {"nm.", HalfDay::afternoon},  {"nm", HalfDay::afternoon},  {"nachm.", HalfDay::afternoon},
  };
  for (const Spelling& one : spellings) {
    DateReader next = reader;
    next.take_blank();
    if (!next.text().starts_with(one.text)) continue;
    next.text().remove_prefix(one.text.size());
    if (!next.at_end() && !next.text().starts_with(' ') && !next.text().starts_with(',')) continue;
    reader = next;
    return one.half;
  }
  return std::nullopt;
}

bool take_hour_word(DateReader& reader) {
  constexpr std::array<std::string_view, 4> words{"uur", "uhr", "u", "h"};
  DateReader next = reader;
  next.take_blank();
  if (!next.take_word_of(words)) return false;
  next.take('.');
  reader = next;
  return true;
}

// Two digits below 60.
bool take_sixtieths(DateReader& reader, int& part) {
  const auto number = reader.take_number(2);
  if (!number || number->digits != 2 || number->value > 59) return false;
  part = number->value;
  return true;
}

// What follows 14 in 14:05:09.25 and 14.05.
bool take_marked(DateReader& reader, char mark, ClockTime& time) {
  if (!reader.take(mark) || !take_sixtieths(reader, time.minute)) return false;
  if (!reader.take(mark)) return true;
  if (!take_sixtieths(reader, time.second)) return false;
  const bool has_fraction = reader.take('.') || reader.take(',');
  if (!has_fraction) return true;
  time.fraction = reader.take_digits();
  if (time.fraction.empty()) return false;
  constexpr std::size_t most_digits = 9;
  time.fraction.resize(std::min(time.fraction.size(), most_digits));
  time.fraction.erase(time.fraction.find_last_not_of('0') + 1);
  return true;
}

// What follows 14 in 14h, 14h05, 14 u 05, 14 h 05 min 09 s.
bool take_lettered(DateReader& reader, ClockTime& time) {
  constexpr std::array<std::string_view, 3> minutes{"min", "m", "mn"};
  constexpr std::array<std::string_view, 2> seconds{"s", "sec"};
  DateReader next = reader;
  next.take_blank();
  if (!next.take('h') && !next.take('u')) return false;
  DateReader behind = next;
  behind.take_blank();
  if (!behind.at_digit()) return false;
  if (!take_sixtieths(behind, time.minute)) return false;
  reader = behind;
  behind.take_blank();
  if (!behind.take_word_of(minutes)) return true;
  behind.take('.');
  reader = behind;
  behind.take_blank();
  if (!behind.at_digit() || !take_sixtieths(behind, time.second)) return true;
  behind.take_blank();
  if (!behind.take_word_of(seconds)) return false;
  reader = behind;
  return true;
}

bool to_24_hours(ClockTime& time, HalfDay half) {
  if (time.hour < 1 || time.hour > 12) return false;
  time.hour = time.hour % 12 + (half == HalfDay::afternoon ? 12 : 0);
  return true;
}

}  // namespace

std::optional<ClockTime> take_clock(DateReader& reader) {
  const auto hour = reader.take_number(2);
  if (!hour || hour->value > 23) return std::nullopt;
  ClockTime time{.hour = hour->value, .fraction = {}};
  const char mark = reader.text().empty() ? '\0' : reader.text().front();
  const bool marked = mark == ':' || mark == '.';
  if (marked && !take_marked(reader, mark, time)) return std::nullopt;
  bool whole = marked;
  whole = (!marked && take_lettered(reader, time)) || whole;
  whole = take_hour_word(reader) || whole;
  if (const auto half = take_half_day(reader)) {
    if (!to_24_hours(time, *half)) return std::nullopt;
    whole = true;
  }
  return whole ? std::optional(time) : std::nullopt;
}

}  // namespace koppel::io
