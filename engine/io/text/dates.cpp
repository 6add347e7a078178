#include "io/text/dates.hpp"

#include <algorithm>
#include <array>
#include <chrono>

#include "base/characters.hpp"
#include "io/text/date_words.hpp"
#include "io/text/fold.hpp"
#include "io/text/written_clock.hpp"
#include "io/text/written_day.hpp"
#include "io/text/zones.hpp"

namespace koppel::io {

namespace {

constexpr ClockSeconds day_seconds = 86'400;

// Between the day and the time, in either order. False: they touch.
bool skip_joint(DateReader& reader) {
  constexpr std::array<std::string_view, 6> words{"om", "at", "a", "um", "te", "on"};
  if (reader.text().size() > 1 && reader.text().front() == 't' && is_digit(reader.text()[1])) return reader.take('t');
  const bool comma = reader.take(',');
  const bool blank = reader.take_blank();
  if (!comma && !blank) return false;
  if (reader.take_word_of(words) || reader.take('@') || reader.take('-')) return reader.take_blank();
  return true;
}

struct Written {
  Date date;
  std::optional<ClockTime> clock;
  std::optional<WrittenZone> zone;
};

// A zone, where one follows; false: something follows that is none.
bool take_rest_of_time(DateReader& reader, std::optional<WrittenZone>& zone) {
  if (reader.at_end()) return true;
  DateReader next = reader;
  next.take_blank();
  zone = take_zone(next.text());
  if (!zone) return false;
  reader = next;
  return true;
}

std::optional<Written> read_date_first(DateReader reader, DateOrder order) {
  const auto date = take_date(reader, order);
  if (!date) return std::nullopt;
  Written written{*date, std::nullopt, std::nullopt};
  if (reader.at_end()) return written;
  if (!skip_joint(reader)) return std::nullopt;
  written.clock = take_clock(reader);
  if (!written.clock || !take_rest_of_time(reader, written.zone) || !reader.at_end()) return std::nullopt;
  return written;
}

std::optional<Written> read_time_first(DateReader reader, DateOrder order) {
  const auto clock = take_clock(reader);
  if (!clock) return std::nullopt;
  std::optional<WrittenZone> zone;
  DateReader behind_zone = reader;
  behind_zone.take_blank();
  if (const auto found = take_zone(behind_zone.text())) {
    zone = found;
    reader = behind_zone;
  }
  if (!skip_joint(reader)) return std::nullopt;
  const auto date = take_date(reader, order);
  if (!date || !reader.at_end()) return std::nullopt;
  return Written{*date, clock, zone};
}

// "oct 5 14:05:09 cest 2026", as programs print it.
std::optional<Written> read_year_last(DateReader reader, DateOrder) {
  const auto month = take_month(reader);
  reader.take_blank();
  const auto day = take_day(reader);
  reader.take_blank();
  const auto clock = take_clock(reader);
  if (!month || !day || !clock || !reader.take_blank()) return std::nullopt;
  std::optional<WrittenZone> zone;
  if (!reader.at_digit()) {
    zone = take_zone(reader.text());
    if (!zone || !reader.take_blank()) return std::nullopt;
  }
  const auto year = year_of(reader.take_number(4));
  const auto date = year ? make_date(*year, *month, *day) : std::nullopt;
  if (!date || !reader.at_end()) return std::nullopt;
  return Written{*date, clock, zone};
}

std::optional<Written> read_without_weekday(const DateReader& reader, DateOrder order) {
  for (const auto read : {read_date_first, read_time_first, read_year_last}) {
    if (auto written = read(reader, order)) return written;
  }
  return std::nullopt;
}

std::int64_t days_since_1970(const Date& date) {
  using namespace std::chrono;
  return sys_days{year{date.year} / date.month / date.day}.time_since_epoch().count();
}

int weekday_of(const Date& date) {
  using namespace std::chrono;
  return static_cast<int>(weekday{sys_days{days{days_since_1970(date)}}}.iso_encoding());
}

std::optional<Written> read_whole(std::string_view text, DateOrder order) {
  DateReader reader(text);
  if (auto written = read_without_weekday(reader, order)) return written;
  const auto weekday = weekday_named(reader.take_word());
  if (!weekday) return std::nullopt;
  reader.take('.');
  reader.take(',');
  reader.take_blank();
  auto written = read_without_weekday(reader, order);
  return written && weekday_of(written->date) == *weekday ? written : std::nullopt;
}

// The day and time in Brussels; nullopt beyond the calendar.
std::optional<DateTime> in_brussels(const Written& written) {
  if (!written.clock) return DateTime{.date = written.date, .time = {}};
  const ClockTime& clock = *written.clock;
  const ClockSeconds said =
      days_since_1970(written.date) * day_seconds + clock.hour * 3600 + clock.minute * 60 + clock.second;
  const bool elsewhere = written.zone && written.zone->minutes;
  const ClockSeconds utc = elsewhere ? said - *written.zone->minutes * 60 : utc_of_brussels(said);
  const ClockSeconds local = utc + brussels_minutes(utc) * 60;

  using namespace std::chrono;
  const sys_days day = floor<days>(sys_seconds{seconds{local}});
  const year_month_day calendar{day};
  const auto date =
      make_date(static_cast<int>(calendar.year()), static_cast<int>(static_cast<unsigned>(calendar.month())),
                static_cast<int>(static_cast<unsigned>(calendar.day())));
  if (!date) return std::nullopt;
  const ClockSeconds of_day = local - ClockSeconds{day.time_since_epoch().count()} * day_seconds;
  const bool second_coming = brussels_hour(local) == ClockHour::twice && utc_of_brussels(local) != utc;
  std::string time = two_digits(of_day / 3600) + (second_coming ? "B:" : ":") + two_digits(of_day / 60 % 60) + ":" +
                     two_digits(of_day % 60);
  if (!clock.fraction.empty()) time += "." + clock.fraction;
  return DateTime{*date, std::move(time), !elsewhere && brussels_hour(said) != ClockHour::plain};
}

// Folded, with the blanks and marks that only say how to set the text gone.
std::string prepared(std::string_view cell) {
  std::string text = fold(cell);
  for (const std::string_view mark : {"\xE2\x80\x8E", "\xE2\x80\x8F", "\xE2\x80\x8B", "\xEF\xBB\xBF"}) {
    for (std::size_t at = text.find(mark); at != std::string::npos; at = text.find(mark, at))
      text.erase(at, mark.size());
  }
  return text;
}

}  // namespace

std::string_view to_string(DateOrder order) {
  constexpr std::array<std::string_view, 3> names{"yyyy-mm-dd", "dd/mm/yyyy", "mm/dd/yyyy"};
  return names[static_cast<std::size_t>(order)];
}

std::optional<DateTime> parse_date(std::string_view cell, DateOrder order) {
  constexpr std::size_t longest = 120;
  if (cell.size() > longest) return std::nullopt;
  const auto written = read_whole(prepared(cell), order);
  return written ? in_brussels(*written) : std::nullopt;
}

std::string moment_of(const DateTime& when) {
  return to_string(when.date) + (when.time.empty() ? "" : "T" + when.time);
}

SniffedOrder sniff_date_order(const std::vector<std::string_view>& cells) {
  std::size_t year_first = 0, others = 0, day_first = 0, month_first = 0;
  for (const std::string_view cell : cells) {
    const std::string text = prepared(cell);
    DateReader reader(text);
    const auto date = take_numeric(reader);
    if (!date) continue;
    (date->year_first() ? year_first : others) += 1;
    if (date->year_first()) continue;
    day_first += date->in(DateOrder::day_month_year) ? 1U : 0U;
    month_first += date->in(DateOrder::month_day_year) ? 1U : 0U;
  }
  if (year_first > others) return {DateOrder::year_month_day, others > 0};
  return {month_first > day_first ? DateOrder::month_day_year : DateOrder::day_month_year, others > 0};
}

}  // namespace koppel::io
