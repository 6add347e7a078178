// Numbers, lists and moments as people write them in three languages; no locale of the machine is asked.
#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>
#include <optional>

#include "base/characters.hpp"
#include "base/personal.hpp"
#include "base/unseen.hpp"
#include "base/weight.hpp"
#include "report/words.hpp"

namespace koppel::report {

namespace {

// As slots name them, in the order of the calendar. Their words are "day_mon", "part_eve" and their like.
constexpr std::array<std::string_view, 7> days_of_week{"mon", "tue", "wed", "thu", "fri", "sat", "sun"};
constexpr std::array<std::string_view, 5> parts_of_day{"day", "mor", "noon", "aft", "eve"};

// YYYY-Www-ddd-part
bool is_shaped(std::string_view slot) {
  return slot.size() >= 13 && slot[4] == '-' && slot[5] == 'W' && slot[8] == '-' && slot[12] == '-';
}

// ddd-part: every week
bool is_weekly(std::string_view slot) {
  return slot.size() >= 7 && slot[3] == '-' &&
         std::ranges::find(days_of_week, slot.substr(0, 3)) != days_of_week.end() &&
         std::ranges::find(parts_of_day, slot.substr(4)) != parts_of_day.end();
}

std::optional<int> number(std::string_view text) {
  int value = 0;
  const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), value);
  return fault == std::errc() && end == text.data() + text.size() ? std::optional(value) : std::nullopt;
}

// The day of an ISO 8601 week date: the week that holds 4 January is the first. Not every year has a week 53; the Thursday
// decides which year a week belongs to.
std::optional<std::chrono::year_month_day> week_date(int year, int week, int day_of_week) {
  using namespace std::chrono;
  const sys_days fourth{std::chrono::year(year) / January / 4};
  const sys_days monday = fourth - (weekday(fourth) - Monday) + weeks(week - 1);
  if (week < 1 || year_month_day(monday + days(3)).year() != std::chrono::year(year)) return std::nullopt;
  return year_month_day(monday + days(day_of_week));
}

std::string day_of_month(Language language, unsigned day) {
  return language == Language::fr && day == 1 ? "1er" : std::to_string(day);
}

}  // namespace

std::string decimal_text(Language language, std::int64_t value, std::int64_t scale, int decimals) {
  std::int64_t unit = 1;
  for (int i = 0; i < decimals; ++i) unit *= 10;
  const WideWeight doubled = WideWeight{2} * value * unit + scale;
  const WideWeight divisor = WideWeight{2} * scale;
  const WideWeight rounded = doubled >= 0 ? doubled / divisor : -((-doubled + divisor - 1) / divisor);
  std::string text = to_decimal(rounded, unit);
  if (language != Language::en) std::ranges::replace(text, '.', ',');
  return text;
}

std::string enumerate(Language language, const std::vector<std::string>& items) {
  std::string text;
  for (std::size_t i = 0; i < items.size(); ++i) {
    if (i > 0) text += i + 1 == items.size() ? " " + std::string(word(language, "and")) + " " : std::string(", ");
    text += items[i];
  }
  return text;
}

std::optional<std::chrono::year_month_day> slot_day(std::string_view slot) {
  if (!is_shaped(slot)) return std::nullopt;
  const auto year = number(slot.substr(0, 4));
  const auto week = number(slot.substr(6, 2));
  const auto day = std::ranges::find(days_of_week, slot.substr(9, 3));
  const auto part = std::ranges::find(parts_of_day, slot.substr(13));
  if (!year || !week || day == days_of_week.end() || part == parts_of_day.end()) return std::nullopt;
  return week_date(*year, *week, static_cast<int>(day - days_of_week.begin()));
}

std::string slot_part(Language language, std::string_view slot) {
  if (!slot_day(slot) || slot.substr(13) == "day") return {};
  const std::string_view part = word(language, "part_" + std::string(slot.substr(13)));
  return std::string(part.substr(part.find_first_not_of(' ')));
}

SlotOrder slot_order(std::string_view slot) {
  if (!is_shaped(slot) && !is_weekly(slot)) return {true, {}, 0, 0, slot};
  const auto place = [](const auto& codes, std::string_view code) {
    return static_cast<std::size_t>(std::ranges::find(codes, code) - codes.begin());
  };
  const std::string_view week = is_weekly(slot) ? std::string_view() : slot.substr(0, 8);
  const std::string_view day = slot.substr(is_weekly(slot) ? 0 : 9, 3), part = slot.substr(is_weekly(slot) ? 4 : 13);
  return {false, week, place(days_of_week, day), place(parts_of_day, part), slot};
}

std::string slot_text(Language language, std::string_view slot) {
  const auto text = [&](std::string_view kind, std::string_view which) {
    return std::string(word(language, std::string(kind) + std::string(which)));
  };
  const auto day_text = [&](std::string_view day, std::string_view part) {
    return text("day_", day) + (part == "day" ? "" : text("part_", part));
  };
  if (is_weekly(slot)) return day_text(slot.substr(0, 3), slot.substr(4));
  const auto as_written = [&] { return without_unseen(hidden_in_words(slot, language)); };
  if (!is_shaped(slot)) return as_written();
  const auto date = slot_day(slot);
  if (!date) return as_written();
  return day_text(slot.substr(9, 3), slot.substr(13)) + " " +
         day_of_month(language, static_cast<unsigned>(date->day())) + " " +
         text("month_", two_digits(static_cast<unsigned>(date->month()))) + " " +
         std::to_string(static_cast<int>(date->year()));
}

}  // namespace koppel::report
