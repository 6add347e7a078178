// The words people read, in Dutch, English and French: tables of keys (words/), so that no text hides in the code.
//
// Promise: every key has all three texts with the same {names}, and counts with their grammar as in base/wording.hpp (tests check).
//          Plain words; no jargon towards residents.
//
//   say(Language::nl, "served_of", {{"served", "9"}, {"requests", "12"}})
#pragma once

#include <array>
#include <chrono>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

#include "base/finding.hpp"
#include "base/words.hpp"

namespace koppel::report {

// Each sorted by key; no key stands in two of them.
[[nodiscard]] std::array<std::span<const Word>, 4> word_tables();
// The text itself; the key where there is none.
[[nodiscard]] std::string_view word(Language language, std::string_view key);
// The text with its {names} filled in.
[[nodiscard]] std::string say(Language language, std::string_view key, const FindingValues& values = {});

// "1,2" in Dutch and French, "1.2" in English; `decimals` of value / scale, rounded half up.
[[nodiscard]] std::string decimal_text(Language language, std::int64_t value, std::int64_t scale, int decimals);
// "a, b en c".
[[nodiscard]] std::string enumerate(Language language, const std::vector<std::string>& items);
// "2026-W48-tue-eve" → "dinsdagavond 24 november 2026"; any other text as it stands.
[[nodiscard]] std::string slot_text(Language language, std::string_view slot);
// The day that a slot names, if it names one; and the part of that day ("avond"), empty where it is the whole day.
[[nodiscard]] std::optional<std::chrono::year_month_day> slot_day(std::string_view slot);
[[nodiscard]] std::string slot_part(Language language, std::string_view slot);
// By the calendar: year, week, day and part of the day; any other text after those, by itself.
using SlotOrder = std::tuple<bool, std::string_view, std::size_t, std::size_t, std::string_view>;
[[nodiscard]] SlotOrder slot_order(std::string_view slot);

}  // namespace koppel::report
