// Small value types that offers and requests are made of: skills, languages, places, time slots, group memberships.
//
// Terms (skills, themes, …) are the ids of a vocabulary, as text; Market interns nothing, pairing does.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace koppel {

// A skill at a level from 1 (a beginning) to 5 (could teach it).
struct SkillLevel {
  std::string term;
  int level = 1;
  friend auto operator<=>(const SkillLevel&, const SkillLevel&) = default;
};

struct Need {
  std::string term;
  int level = 1;
  bool must = false;  // a hard rule; otherwise only a wish
  friend auto operator<=>(const Need&, const Need&) = default;
};

// Levels of the Common European Framework of Reference; `any` where a request does not name one (the profile decides).
enum class Cefr : std::uint8_t { any, a1, a2, b1, b2, c1, c2 };
[[nodiscard]] std::optional<Cefr> parse_cefr(std::string_view text);  // "B1", case does not matter
[[nodiscard]] std::string_view to_string(Cefr level);                 // "B1"; "" for any

struct LanguageLevel {
  std::string code;  // ISO 639-1, lower case
  Cefr level = Cefr::any;
  friend auto operator<=>(const LanguageLevel&, const LanguageLevel&) = default;
};

// Decimal degrees × 10^6 (WGS 84), so that a place is exact.
struct GeoPoint {
  std::int32_t latitude_e6 = 0;
  std::int32_t longitude_e6 = 0;
  friend auto operator<=>(const GeoPoint&, const GeoPoint&) = default;
};

struct Place {
  std::string postcode;           // may be empty
  std::optional<GeoPoint> point;  // given, or looked up from the postcode by check()
  [[nodiscard]] bool known() const { return point.has_value(); }
  friend auto operator<=>(const Place&, const Place&) = default;
};

// Membership of a named partition: {"district", "2060"}.
struct GroupMembership {
  std::string group;
  std::string value;
  friend auto operator<=>(const GroupMembership&, const GroupMembership&) = default;
};

// A calendar day that exists (proleptic Gregorian).
struct Date {
  int year = 0, month = 0, day = 0;
  friend auto operator<=>(const Date&, const Date&) = default;
};
[[nodiscard]] std::optional<Date> make_date(int year, int month, int day);
[[nodiscard]] std::optional<Date> parse_iso_date(std::string_view text);  // "2026-10-02"
[[nodiscard]] std::string to_string(const Date& date);

}  // namespace koppel
