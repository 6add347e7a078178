#include "io/text/dates.hpp"

#include <algorithm>
#include <array>
#include <chrono>

#include "base/characters.hpp"
#include "io/text/date_words.hpp"
#include "io/text/fold.hpp"
#include "io/text/zones.hpp"

namespace koppel::io {

namespace {

constexpr ClockSeconds day_seconds = 86'400;

struct Number {
  int value = 0;
  std::size_t digits = 0;
};

// A time of day as written, the 12-hour clock undone.
struct ClockTime {
  int hour = 0, minute = 0, second = 0;
  std::string fraction;  // of a second: its digits, without zeros at the end
};

// The folded text of a cell, from a place on. Every `take_…` moves on when it finds its thing, and stays where it was when not.
class Reader {
 public:
  explicit Reader(std::string_view text) : text_(text) {}

  [[nodiscard]] bool at_end() const { return text_.empty(); }
  [[nodiscard]] bool at_digit() const { return !text_.empty() && is_digit(text_.front()); }
  [[nodiscard]] std::string_view& text() { return text_; }

  bool take(char sign) {
    if (!text_.starts_with(sign)) return false;
    text_.remove_prefix(1);
    return true;
  }

  bool take_blank() { return take(' '); }

  // One of these words, whole.
  template <std::size_t count>
  bool take_word_of(const std::array<std::string_view, count>& words) {
    Reader next = *this;
    const std::string_view word = next.take_word();
    if (std::ranges::find(words, word) == words.end()) return false;
    *this = next;
    return true;
  }

  // Letters, as many as there are; empty where there is none.
  std::string_view take_word() {
    std::size_t end = 0;
    while (end < text_.size() && is_letter(text_[end])) ++end;
    const std::string_view word = text_.substr(0, end);
    text_.remove_prefix(end);
    return word;
  }

  // Up to `most` digits that no further one follows.
  std::optional<Number> take_number(std::size_t most) {
    Number number;
    while (number.digits < text_.size() && number.digits <= most && is_digit(text_[number.digits])) {
      number.value = number.value * 10 + (text_[number.digits++] - '0');
    }
    if (number.digits == 0 || number.digits > most) return std::nullopt;
    text_.remove_prefix(number.digits);
    return number;
  }

  [[nodiscard]] std::string take_digits() {
    std::size_t end = 0;
    while (end < text_.size() && is_digit(text_[end])) ++end;
    const std::string digits(text_.substr(0, end));
    text_.remove_prefix(end);
    return digits;
  }

 private:
  static bool is_letter(char c) { return (c >= 'a' && c <= 'z') || static_cast<unsigned char>(c) >= 0x80; }

  std::string_view text_;
};

// ---- the day -----------------------------------------------------------------------------------------------------------------

std::optional<int> year_of(const std::optional<Number>& number) {
  constexpr int first_of_1900s = 69;
  if (!number || (number->digits != 2 && number->digits != 4)) return std::nullopt;
  if (number->digits == 4) return number->value;
  return number->value + (number->value < first_of_1900s ? 2000 : 1900);
}

// Three numbers with one kind of mark between them.
struct NumericDate {
  std::array<Number, 3> numbers;
  [[nodiscard]] bool year_first() const { return numbers[0].digits == 4; }

  [[nodiscard]] std::optional<Date> in(DateOrder order) const {
    constexpr std::array<std::array<std::size_t, 3>, 3> places{
        {{0, 1, 2}, {2, 1, 0}, {2, 0, 1}}};  // of year, month, day
    const auto& [y, m, d] = places[static_cast<std::size_t>(year_first() ? DateOrder::year_month_day : order)];
    const bool unclear = order == DateOrder::year_month_day && !year_first();
    const auto year = year_of(numbers[y]);
    if (unclear || !year || numbers[m].digits > 2 || numbers[d].digits > 2) return std::nullopt;
    return make_date(*year, numbers[m].value, numbers[d].value);
  }
};

std::optional<NumericDate> take_numeric(Reader& reader) {
  NumericDate date;
  char mark = '\0';
  for (std::size_t part = 0; part < date.numbers.size(); ++part) {
    if (part > 0) {
      for (const char sign : {'/', '-', '.'}) {
        if ((mark == '\0' || mark == sign) && reader.take(sign)) {
          mark = sign;
          break;
        }
        if (mark == sign) return std::nullopt;
      }
      if (mark == '\0') return std::nullopt;
      if (mark == '.') reader.take_blank();  // 5. 10. 2026
    }
    const auto number = reader.take_number(4);
    if (!number) return std::nullopt;
    date.numbers[part] = *number;
  }
  return date;
}

// 5, 5., 1er, 5th, 5e, 5de, 1ste.
std::optional<int> take_day(Reader& reader) {
  constexpr std::array<std::string_view, 9> endings{"er", "st", "nd", "rd", "th", "e", "de", "ste", "ten"};
  const auto number = reader.take_number(2);
  if (!number) return std::nullopt;
  if (!reader.take('.')) reader.take_word_of(endings);
  return number->value;
}

std::optional<int> take_month(Reader& reader) {
  const auto month = month_named(reader.take_word());
  reader.take('.');
  return month;
}

// Between the parts of a date with a month in letters.
void skip_between(Reader& reader) {
  constexpr std::array<std::string_view, 2> of{"of", "de"};
  reader.take(',');
  reader.take_blank();
  for (const char mark : {'-', '/'}) {
    if (reader.take(mark)) break;
  }
  reader.take_blank();
  if (reader.take_word_of(of)) reader.take_blank();
}

std::optional<Date> take_day_month_year(Reader& reader) {
  constexpr std::array<std::string_view, 7> articles{"le", "op", "den", "der", "de", "am", "the"};
  if (reader.take_word_of(articles)) reader.take_blank();
  const auto day = take_day(reader);
  skip_between(reader);
  const auto month = take_month(reader);
  skip_between(reader);
  const auto year = year_of(reader.take_number(4));
  return day && month && year ? make_date(*year, *month, *day) : std::nullopt;
}

std::optional<Date> take_month_day_year(Reader& reader) {
  const auto month = take_month(reader);
  skip_between(reader);
  const auto day = take_day(reader);
  skip_between(reader);
  const auto year = year_of(reader.take_number(4));
  return day && month && year ? make_date(*year, *month, *day) : std::nullopt;
}

std::optional<Date> take_year_month_day(Reader& reader) {
  const auto number = reader.take_number(4);
  const auto year = number && number->digits == 4 ? year_of(number) : std::nullopt;
  skip_between(reader);
  const auto month = take_month(reader);
  skip_between(reader);
  const auto day = take_day(reader);
  return day && month && year ? make_date(*year, *month, *day) : std::nullopt;
}

std::optional<Date> take_date(Reader& reader, DateOrder order) {
  Reader start = reader;
  if (const auto numeric = take_numeric(reader)) return numeric->in(order);
  for (const auto take : {take_day_month_year, take_month_day_year, take_year_month_day}) {
    reader = start;
    if (const auto date = take(reader)) return date;
  }
  return std::nullopt;
}

// ---- the time ----------------------------------------------------------------------------------------------------------------

// am, a.m., a. m., vm. and the like. nullopt: there is none.
enum class HalfDay : std::uint8_t { morning, afternoon };
std::optional<HalfDay> take_half_day(Reader& reader) {
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
    Reader next = reader;
    next.take_blank();
    if (!next.text().starts_with(one.text)) continue;
    next.text().remove_prefix(one.text.size());
    if (!next.at_end() && !next.text().starts_with(' ') && !next.text().starts_with(',')) continue;
    reader = next;
    return one.half;
  }
  return std::nullopt;
}

bool take_hour_word(Reader& reader) {
  constexpr std::array<std::string_view, 4> words{"uur", "uhr", "u", "h"};
  Reader next = reader;
  next.take_blank();
  if (!next.take_word_of(words)) return false;
  next.take('.');
  reader = next;
  return true;
}

// Two digits below 60.
bool take_sixtieths(Reader& reader, int& part) {
  const auto number = reader.take_number(2);
  if (!number || number->digits != 2 || number->value > 59) return false;
  part = number->value;
  return true;
}

// What follows 14 in 14:05:09.25 and 14.05.
bool take_marked(Reader& reader, char mark, ClockTime& time) {
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
bool take_lettered(Reader& reader, ClockTime& time) {
  constexpr std::array<std::string_view, 3> minutes{"min", "m", "mn"};
  constexpr std::array<std::string_view, 2> seconds{"s", "sec"};
  Reader next = reader;
  next.take_blank();
  if (!next.take('h') && !next.take('u')) return false;
  Reader behind = next;
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

std::optional<ClockTime> take_clock(Reader& reader) {
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

// Between the day and the time, in either order. False: they touch.
bool skip_joint(Reader& reader) {
  constexpr std::array<std::string_view, 6> words{"om", "at", "a", "um", "te", "on"};
  if (reader.text().size() > 1 && reader.text().front() == 't' && is_digit(reader.text()[1])) return reader.take('t');
  const bool comma = reader.take(',');
  const bool blank = reader.take_blank();
  if (!comma && !blank) return false;
  if (reader.take_word_of(words) || reader.take('@') || reader.take('-')) return reader.take_blank();
  return true;
}

// ---- the whole cell ----------------------------------------------------------------------------------------------------------

struct Written {
  Date date;
  std::optional<ClockTime> clock;
  std::optional<WrittenZone> zone;
};

// A zone, where one follows; false: something follows that is none.
bool take_rest_of_time(Reader& reader, std::optional<WrittenZone>& zone) {
  if (reader.at_end()) return true;
  Reader next = reader;
  next.take_blank();
  zone = take_zone(next.text());
  if (!zone) return false;
  reader = next;
  return true;
}

std::optional<Written> read_date_first(Reader reader, DateOrder order) {
  const auto date = take_date(reader, order);
  if (!date) return std::nullopt;
  Written written{*date, std::nullopt, std::nullopt};
  if (reader.at_end()) return written;
  if (!skip_joint(reader)) return std::nullopt;
  written.clock = take_clock(reader);
  if (!written.clock || !take_rest_of_time(reader, written.zone) || !reader.at_end()) return std::nullopt;
  return written;
}

std::optional<Written> read_time_first(Reader reader, DateOrder order) {
  const auto clock = take_clock(reader);
  if (!clock) return std::nullopt;
  std::optional<WrittenZone> zone;
  Reader behind_zone = reader;
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
std::optional<Written> read_year_last(Reader reader, DateOrder) {
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

std::optional<Written> read_without_weekday(const Reader& reader, DateOrder order) {
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
  Reader reader(text);
  if (auto written = read_without_weekday(reader, order)) return written;
  const auto weekday = weekday_named(reader.take_word());
  if (!weekday) return std::nullopt;
  reader.take('.');
  reader.take(',');
  reader.take_blank();
  auto written = read_without_weekday(reader, order);
  return written && weekday_of(written->date) == *weekday ? written : std::nullopt;
}

std::string two_digits(std::int64_t number) { return (number < 10 ? "0" : "") + std::to_string(number); }

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
    Reader reader(text);
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
