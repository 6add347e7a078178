#include "io/tables/xlsx_values.hpp"

#include <array>
#include <charconv>
#include <chrono>
#include <cmath>

#include "base/characters.hpp"
#include "io/text/fold.hpp"

namespace koppel::io {

namespace {

constexpr int shown_digits = 15;
constexpr double last_day = 2'958'465;  // 9999-12-31
constexpr std::int64_t day_that_never_was = 60;
constexpr std::int64_t day_seconds = 86'400;

std::optional<double> parsed(std::string_view raw) {
  raw = trimmed(raw);
  double value = 0;
  const auto [end, fault] = std::from_chars(raw.data(), raw.data() + raw.size(), value);
  if (fault != std::errc() || end != raw.data() + raw.size() || !std::isfinite(value)) return std::nullopt;
  return value;
}

std::size_t significant_digits(std::string_view decimal) {
  std::size_t digits = 0, trailing = 0;
  for (const char c : decimal) {
    if (c < '0' || c > '9' || (c == '0' && digits == 0)) continue;
    ++digits;
    trailing = c == '0' ? trailing + 1 : 0;
  }
  return digits - trailing;
}

std::string fixed_text(double value) {
  std::array<char, 400> buffer{};
  const auto [end, fault] =
      std::to_chars(buffer.data(), buffer.data() + buffer.size(), value, std::chars_format::fixed);
  return fault == std::errc() ? std::string(buffer.data(), end) : std::string();
}

std::string clock(std::int64_t seconds) {
  return two_digits(seconds / 3600) + ":" + two_digits(seconds / 60 % 60) + ":" + two_digits(seconds % 60);
}

std::string iso_date(std::int64_t day, bool since_1904) {
  using namespace std::chrono;
  // The epoch of 1900 counts a 29 February that did not exist: days before it lie one further.
  const sys_days epoch = since_1904                 ? sys_days{year{1904} / January / 1}
                         : day < day_that_never_was ? sys_days{year{1899} / December / 31}
                                                    : sys_days{year{1899} / December / 30};
  const year_month_day date{epoch + days{day}};
  const int of_year = static_cast<int>(date.year());
  std::string year = std::to_string(of_year);
  year.insert(0, year.size() < 4 ? 4 - year.size() : 0, '0');
  return year + "-" + two_digits(static_cast<unsigned>(date.month())) + "-" +
         two_digits(static_cast<unsigned>(date.day()));
}

// The letters of the first section of a format that say what it shows: without quoted text, escapes and brackets.
struct FormatLetters {
  std::string letters;
  bool elapsed = false;  // [h], [mm], [ss]
};

FormatLetters letters_of(std::string_view format) {
  FormatLetters found;
  for (std::size_t i = 0; i < format.size() && format[i] != ';'; ++i) {
    const char c = format[i];
    if (c == '"') {
      i = std::min(format.find('"', i + 1), format.size() - 1);
    } else if (c == '\\' || c == '_' || c == '*') {
      ++i;
    } else if (c == '[') {
      const std::size_t end = std::min(format.find(']', i), format.size() - 1);
      const char first = i + 1 < format.size() ? lower_case(format[i + 1]) : '\0';
      const std::string_view inside = format.substr(i + 1, end - i - 1);
      const bool repeated = inside.find_first_not_of(inside.substr(0, 1)) == std::string_view::npos;
      found.elapsed = found.elapsed || (repeated && (first == 'h' || first == 'm' || first == 's'));
      i = end;
    } else {
      found.letters.push_back(lower_case(c));
    }
  }
  for (const std::string_view half_day : {"am/pm", "a/p"}) {
    const std::size_t at = found.letters.find(half_day);
    if (at != std::string::npos) found.letters.replace(at, half_day.size(), "h");
  }
  return found;
}

// The first section of a format that holds two zeros or more and, beside them, nothing but signs that stand for themselves: ids are written
// so. (One zero with a unit behind it is an amount.)
std::string digits_of(std::string_view format) {
  constexpr std::string_view for_themselves = " -/()";
  std::string digits;
  const auto literal = [&digits](char sign) { digits += {'\'', sign}; };
  for (std::size_t i = 0; i < format.size() && format[i] != ';'; ++i) {
    const char c = format[i];
    if (c == '0') {
      digits += c;
    } else if (c == '"') {
      while (++i < format.size() && format[i] != '"') literal(format[i]);
      if (digits.find("''") != std::string::npos) return {};  // that sign is taken
    } else if (c == '\\' && i + 1 < format.size()) {
      literal(format[++i]);
    } else if (for_themselves.find(c) != std::string_view::npos) {
      literal(c);
    } else {
      return {};
    }
  }
  std::size_t zeros = 0;
  for (std::size_t i = 0; i < digits.size(); ++i) {
    if (digits[i] == '\'') {
      ++i;
    } else {
      ++zeros;
    }
  }
  return zeros >= 2 ? digits : std::string();
}

}  // namespace

CellFormat format_of_code(std::string_view format) { return {style_of_code(format), digits_of(format)}; }

std::string with_digits(const std::string& number, std::string_view digits) {
  if (digits.empty() || number.find_first_not_of("0123456789") != std::string::npos) return number;
  std::string reversed;
  std::size_t left = number.size();
  std::size_t zeros = 0;
  for (std::size_t i = 0; i < digits.size(); ++i) zeros += digits[i] == '\'' ? (++i, 0U) : 1U;
  for (std::size_t end = digits.size(); end > 0;) {
    if (end > 1 && digits[end - 2] == '\'') {
      reversed += digits[end - 1];
      end -= 2;
      continue;
    }
    --end;
    reversed += left > 0 ? number[--left] : '0';
    if (--zeros == 0) {
      while (left > 0) reversed += number[--left];  // more digits than the format has stand at its first one
    }
  }
  return {reversed.rbegin(), reversed.rend()};
}

CellStyle style_of_built_in(int format) {
  const auto among = [format](int first, int last) { return format >= first && format <= last; };
  if (among(14, 17) || among(27, 31) || format == 36 || among(50, 54) || format == 57 || format == 58) {
    return CellStyle::date;
  }
  if (among(18, 21) || among(32, 35) || format == 45 || format == 47 || format == 55 || format == 56) {
    return CellStyle::time;
  }
  return format == 22 ? CellStyle::date_time : format == 46 ? CellStyle::duration : CellStyle::plain;
}

CellStyle style_of_code(std::string_view format) {
  if (fold(format) == "general") return CellStyle::plain;
  const FormatLetters found = letters_of(format);
  if (found.elapsed) return CellStyle::duration;
  const auto has = [&found](char letter) { return found.letters.find(letter) != std::string::npos; };
  const bool time = has('h') || has('s');
  const bool date = has('y') || has('d') || (has('m') && !time);
  if (date) return time ? CellStyle::date_time : CellStyle::date;
  return time ? CellStyle::time : CellStyle::plain;
}

std::optional<std::string> plain_number(std::string_view raw) {
  const auto value = parsed(raw);
  if (!value) return std::nullopt;
  std::string text = fixed_text(*value);
  const bool whole = text.find('.') == std::string::npos;
  if (!whole && significant_digits(text) > shown_digits) {
    std::array<char, 64> buffer{};
    const auto [end, fault] = std::to_chars(buffer.data(), buffer.data() + buffer.size(), *value,
                                            std::chars_format::scientific, shown_digits - 1);
    const auto rounded = fault == std::errc() ? parsed({buffer.data(), end}) : std::nullopt;
    if (rounded) text = fixed_text(*rounded);
  }
  return text == "-0" ? "0" : text;
}

std::optional<std::string> moment_text(double serial, CellStyle style, bool since_1904) {
  if (!(serial >= 0) || serial >= last_day + 1) return std::nullopt;
  auto day = static_cast<std::int64_t>(std::floor(serial));
  // A serial of few decimals was cut off: it tells no thousandths of a second.
  const bool cut_off = std::abs(serial * 1e6 - std::round(serial * 1e6)) < 1e-3;
  const std::int64_t parts = cut_off || style == CellStyle::duration ? 1 : 1000;
  const auto of_day =
      static_cast<std::int64_t>(std::llround((serial - std::floor(serial)) * day_seconds * static_cast<double>(parts)));
  auto seconds = of_day / parts;
  const std::int64_t thousandths = of_day % parts;
  if (style == CellStyle::duration) return clock(day * day_seconds + seconds);
  if (seconds == day_seconds) {
    ++day;
    seconds = 0;
  }
  const std::string time =
      clock(seconds) + (thousandths == 0 ? "" : "." + std::to_string(1000 + thousandths).substr(1));
  if (style == CellStyle::time && day == 0) return time;
  if (!since_1904 && day == day_that_never_was) return std::nullopt;
  const std::string date = iso_date(day, since_1904);
  return style == CellStyle::date ? date : date + " " + time;
}

std::string without_escapes(std::string text) {
  constexpr std::size_t length = 7;  // _xHHHH_
  for (std::size_t at = text.find("_x"); at != std::string::npos && at + length <= text.size();
       at = text.find("_x", at + 1)) {
    unsigned code = 0;
    const char* digits = text.data() + at + 2;
    const auto [end, fault] = std::from_chars(digits, digits + 4, code, 16);
    if (fault != std::errc() || end != digits + 4 || text[at + length - 1] != '_') continue;
    if (code >= 0x80) continue;  // never needed: XML can hold it
    const bool shown = code >= 0x20 || code == '\t' || code == '\n' || code == '\r';
    text.replace(at, length, shown ? 1 : 0, static_cast<char>(code));
  }
  return text;
}

std::optional<CellPlace> cell_place(std::string_view reference) {
  CellPlace place;
  std::size_t letters = 0, row = 0;
  while (letters < reference.size() && letters < 4 && reference[letters] >= 'A' && reference[letters] <= 'Z') {
    place.column = place.column * 26 + static_cast<std::size_t>(reference[letters++] - 'A' + 1);
  }
  const char* end = reference.data() + reference.size();
  const auto [stop, fault] = std::from_chars(reference.data() + letters, end, row);
  if (letters == 0 || fault != std::errc() || stop != end || row == 0) return std::nullopt;
  --place.column;
  place.row = row - 1;
  return place;
}

}  // namespace koppel::io
