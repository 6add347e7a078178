#include "io/text/written_day.hpp"

#include "io/text/date_words.hpp"

namespace koppel::io {

std::optional<int> year_of(const std::optional<DateReader::Number>& number) {
  constexpr int first_of_1900s = 69;
  if (!number || (number->digits != 2 && number->digits != 4)) return std::nullopt;
  if (number->digits == 4) return number->value;
  return number->value + (number->value < first_of_1900s ? 2000 : 1900);
}

std::optional<Date> NumericDate::in(DateOrder order) const {
  constexpr std::array<std::array<std::size_t, 3>, 3> places{{{0, 1, 2}, {2, 1, 0}, {2, 0, 1}}};  // of year, month, day
  const auto& [y, m, d] = places[static_cast<std::size_t>(year_first() ? DateOrder::year_month_day : order)];
  const bool unclear = order == DateOrder::year_month_day && !year_first();
  const auto year = year_of(numbers[y]);
  if (unclear || !year || numbers[m].digits > 2 || numbers[d].digits > 2) return std::nullopt;
  return make_date(*year, numbers[m].value, numbers[d].value);
}

std::optional<NumericDate> take_numeric(DateReader& reader) {
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

std::optional<int> take_day(DateReader& reader) {
  constexpr std::array<std::string_view, 9> endings{"er", "st", "nd", "rd", "th", "e", "de", "ste", "ten"};
  const auto number = reader.take_number(2);
  if (!number) return std::nullopt;
  if (!reader.take('.')) reader.take_word_of(endings);
  return number->value;
}

std::optional<int> take_month(DateReader& reader) {
  const auto month = month_named(reader.take_word());
  reader.take('.');
  return month;
}

namespace {

// Between the parts of a date with a month in letters.
void skip_between(DateReader& reader) {
  constexpr std::array<std::string_view, 2> of{"of", "de"};
  reader.take(',');
  reader.take_blank();
  for (const char mark : {'-', '/'}) {
    if (reader.take(mark)) break;
  }
  reader.take_blank();
  if (reader.take_word_of(of)) reader.take_blank();
}

std::optional<Date> take_day_month_year(DateReader& reader) {
  constexpr std::array<std::string_view, 7> articles{"le", "op", "den", "der", "de", "am", "the"};
  if (reader.take_word_of(articles)) reader.take_blank();
  const auto day = take_day(reader);
  skip_between(reader);
  const auto month = take_month(reader);
  skip_between(reader);
  const auto year = year_of(reader.take_number(4));
  return day && month && year ? make_date(*year, *month, *day) : std::nullopt;
}

std::optional<Date> take_month_day_year(DateReader& reader) {
  const auto month = take_month(reader);
  skip_between(reader);
  const auto day = take_day(reader);
  skip_between(reader);
  const auto year = year_of(reader.take_number(4));
  return day && month && year ? make_date(*year, *month, *day) : std::nullopt;
}

std::optional<Date> take_year_month_day(DateReader& reader) {
  const auto number = reader.take_number(4);
  const auto year = number && number->digits == 4 ? year_of(number) : std::nullopt;
  skip_between(reader);
  const auto month = take_month(reader);
  skip_between(reader);
  const auto day = take_day(reader);
  return day && month && year ? make_date(*year, *month, *day) : std::nullopt;
}

}  // namespace

std::optional<Date> take_date(DateReader& reader, DateOrder order) {
  DateReader start = reader;
  if (const auto numeric = take_numeric(reader)) return numeric->in(order);
  for (const auto take : {take_day_month_year, take_month_day_year, take_year_month_day}) {
    reader = start;
    if (const auto date = take(reader)) return date;
  }
  return std::nullopt;
}

}  // namespace koppel::io
