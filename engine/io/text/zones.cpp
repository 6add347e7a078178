#include "io/text/zones.hpp"

#include <chrono>
#include <utility>

#include "base/characters.hpp"

namespace koppel::io {

namespace {

constexpr int winter = 60, summer = 120;
constexpr ClockSeconds minute = 60, hour = 3600, change_at = hour;  // at 1:00 UTC

struct NamedZone {
  std::string_view name;  // folded
  int minutes;
};

// In the order in which they are tried: what begins with another name stands before it.
constexpr NamedZone zone_names[] = {
    {"cest", 120},  {"cet", 60},    {"mesz", 120}, {"mez", 60},   {"mest", 120}, {"met", 60},   {"wet", 0},
    {"west", 60},   {"eest", 180},  {"eet", 120},  {"msk", 180},  {"est", -300}, {"edt", -240}, {"cst", -360},
    {"cdt", -300},  {"mst", -420},  {"mdt", -360}, {"pst", -480}, {"pdt", -420}, {"ast", -240}, {"adt", -180},
    {"akst", -540}, {"akdt", -480}, {"hst", -600}, {"nst", -210}, {"ndt", -150}, {"jst", 540},  {"kst", 540},
    {"aest", 600},  {"aedt", 660},  {"nzst", 720}, {"nzdt", 780}, {"utc", 0},    {"gmt", 0},    {"z", 0},
};
// As scripts write them behind an offset, in brackets.
constexpr NamedZone long_names[] = {
    {"central european summer time", 120},   {"central european standard time", 60},
    {"central european time", 60},           {"midden-europese zomertijd", 120},
    {"midden-europese standaardtijd", 60},   {"heure d'ete d'europe centrale", 120},
    {"heure normale d'europe centrale", 60}, {"mitteleuropaische sommerzeit", 120},
    {"mitteleuropaische normalzeit", 60},    {"mitteleuropaische zeit", 60},
    {"coordinated universal time", 0},
};
// Places with the clock of Brussels.
constexpr std::string_view same_clock[] = {"europe/brussels", "europe/paris",      "europe/amsterdam",
                                           "europe/berlin",   "europe/luxembourg", "europe/brussel"};

bool is_word_character(char c) {
  return is_digit(c) || (c >= 'a' && c <= 'z') || static_cast<unsigned char>(c) >= 0x80;
}

bool take(std::string_view& text, std::string_view word) {
  if (!text.starts_with(word)) return false;
  if (text.size() > word.size() && is_word_character(text[word.size()])) return false;
  text.remove_prefix(word.size());
  return true;
}

void skip_blank(std::string_view& text) {
  if (text.starts_with(' ')) text.remove_prefix(1);
}

std::optional<int> take_digits(std::string_view& text, std::size_t least, std::size_t most) {
  std::size_t count = 0;
  int number = 0;
  while (count < text.size() && count <= most && is_digit(text[count])) number = number * 10 + (text[count++] - '0');
  if (count < least || count > most) return std::nullopt;
  text.remove_prefix(count);
  return number;
}

// +02:00, +0200, +02, +2, +5:30; the sign may be a minus of its own (U+2212).
std::optional<int> take_offset(std::string_view& text) {
  constexpr std::string_view minus = "\xE2\x88\x92";
  constexpr int farthest_east = 14 * 60, farthest_west = -12 * 60;
  const bool negative = text.starts_with('-') || text.starts_with(minus);
  if (!negative && !text.starts_with('+')) return std::nullopt;
  text.remove_prefix(text.starts_with(minus) ? minus.size() : 1);
  std::size_t digits = 0;
  while (digits < text.size() && is_digit(text[digits])) ++digits;
  auto hours = take_digits(text, 1, digits == 4 ? 4 : 2);
  if (!hours) return std::nullopt;
  int minutes = digits == 4 ? *hours % 100 : 0;
  if (digits == 4) *hours /= 100;
  if (digits <= 2 && text.starts_with(':')) {
    text.remove_prefix(1);
    const auto behind = take_digits(text, 2, 2);
    if (!behind) return std::nullopt;
    minutes = *behind;
  }
  const int offset = (*hours * 60 + minutes) * (negative ? -1 : 1);
  if (minutes > 59 || offset > farthest_east || offset < farthest_west) return std::nullopt;
  return offset;
}

std::optional<WrittenZone> take_name(std::string_view& text) {
  for (const std::string_view place : same_clock) {
    if (take(text, place)) return WrittenZone{};
  }
  if (take(text, "etc/utc")) return WrittenZone{0};
  for (const NamedZone& zone : zone_names) {
    if (!take(text, zone.name)) continue;
    if (zone.name != "utc" && zone.name != "gmt") return WrittenZone{zone.minutes};
    std::string_view behind = text;
    skip_blank(behind);
    const auto offset = take_offset(behind);
    if (!offset) return text.starts_with('+') || text.starts_with('-') ? std::nullopt : std::optional(WrittenZone{0});
    text = behind;
    return WrittenZone{*offset};
  }
  return std::nullopt;
}

std::optional<WrittenZone> take_one(std::string_view& text) {
  if (const auto offset = take_offset(text)) return WrittenZone{*offset};
  return take_name(text);
}

std::optional<WrittenZone> take_bracketed(std::string_view& text) {
  const char close = text.starts_with('(') ? ')' : ']';
  text.remove_prefix(1);
  std::optional<WrittenZone> zone;
  for (const NamedZone& one : long_names) {
    if (!zone && take(text, one.name)) zone = WrittenZone{one.minutes};
  }
  if (!zone) zone = take_one(text);
  if (!zone || !text.starts_with(close)) return std::nullopt;
  text.remove_prefix(1);
  return zone;
}

std::optional<WrittenZone> take_any(std::string_view& text) {
  return text.starts_with('(') || text.starts_with('[') ? take_bracketed(text) : take_one(text);
}

// The day of the change, at 1:00 UTC.
ClockSeconds last_sunday(std::chrono::year year, std::chrono::month month) {
  using namespace std::chrono;
  return ClockSeconds{sys_days{year / month / Sunday[last]}.time_since_epoch().count()} * 24 * hour + change_at;
}

struct SummerTime {
  ClockSeconds begin = 0, end = 0;  // UTC
};

SummerTime summer_of(std::chrono::year year) {
  using namespace std::chrono;
  constexpr std::chrono::year first{1981}, until_october{1996};
  if (year < first) return {};
  return {last_sunday(year, March), last_sunday(year, year < until_october ? September : October)};
}

SummerTime summer_around(ClockSeconds seconds) {
  using namespace std::chrono;
  const sys_days day = floor<days>(sys_seconds{std::chrono::seconds{seconds}});
  return summer_of(year_month_day{day}.year());
}

}  // namespace

std::optional<WrittenZone> take_zone(std::string_view& text) {
  auto zone = take_any(text);
  if (!zone) return std::nullopt;
  std::string_view behind = text;
  skip_blank(behind);
  if (behind.empty() || is_digit(behind.front())) return zone;  // a year may follow
  const auto again = take_any(behind);
  if (!again) return zone;  // whoever reads on sees what it is
  const bool same = !zone->minutes || !again->minutes || *zone->minutes == *again->minutes;
  if (!same) return std::nullopt;
  if (!zone->minutes) zone = again;
  text = behind;
  return zone;
}

int brussels_minutes(ClockSeconds utc) {
  const SummerTime times = summer_around(utc);
  return utc >= times.begin && utc < times.end ? summer : winter;
}

ClockHour brussels_hour(ClockSeconds local) {
  const SummerTime times = summer_around(local);
  if (times.begin == times.end) return ClockHour::plain;
  const auto in_hour_after = [local](ClockSeconds begin) { return local >= begin && local < begin + hour; };
  if (in_hour_after(times.begin + winter * minute)) return ClockHour::never;
  if (in_hour_after(times.end + winter * minute)) return ClockHour::twice;
  return ClockHour::plain;
}

ClockSeconds utc_of_brussels(ClockSeconds local) {
  const ClockSeconds as_summer = local - summer * minute;
  const bool is_summer = brussels_minutes(as_summer) == summer;
  return is_summer ? as_summer : local - winter * minute;
}

}  // namespace koppel::io
