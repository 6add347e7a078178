// The profile: what a good match is for one programme. Plain values with the defaults of data/schema/profile.md.
//
// Promise: this struct is all that the steps after reading know of the YAML file; io/yaml/profile_yaml.hpp reads it and reports its errors.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/finding.hpp"
#include "model/market.hpp"

namespace koppel {

enum class SkillMatch : std::uint8_t { exact, narrower, related };

struct Rules {
  bool skills = true;
  bool one_skill = false;  // where no skill must be there, one of those that are asked is needed
  SkillMatch skill_match = SkillMatch::narrower;
  bool language = true;
  bool reach = true;
  bool slots = true;
  bool conflict = true;
  bool engagement = true;
  std::string engagement_group = "engagement";
};

// Points × 1000 that a soft criterion can give at most (three decimals in the profile); never negative.
using Millipoints = std::int64_t;

// By the criterion's name, only what the profile says; any other criterion keeps its own default. Which criteria there are stands
// in pairing/criteria.hpp: points_of() there gives the points that hold.
using CriteriaPoints = std::map<std::string, Millipoints, std::less<>>;

// The most people or places that a profile can name.
inline constexpr int most_places = 100'000;

struct Defaults {
  int capacity_min = 0, capacity_max = 1;
  int people_min = 1, people_max = 1;
  std::optional<Metres> reach;
  std::optional<Millihours> hours;
  Cefr language_level = Cefr::b1;
};

struct Profile {
  std::string title;
  Language language = Language::nl;
  Defaults defaults;
  Rules rules;
  CriteriaPoints criteria;
  Metres closeness_zero = 12'000;  // distance at which closeness gives nothing
  std::string strategy = "max_served_max_weight";
  Millipoints minimum_points = 0;
  std::size_t candidates_top = 0;  // 0: no pruning
  std::uint64_t seed = 1;
  std::vector<std::string> fairness_groups{"district", "from"};
  int reserves = 3;
  std::size_t suggest_reach = 200;  // percent of somebody's own reach: further than that nobody is suggested to travel
  std::size_t understood = 90;      // percent of the asked needs: with fewer, no proof stands without a reservation
};

// Travel times given by the profile: minutes between two places named by postcode or district; replaces great-circle distance.
struct TravelTimes {
  struct Row {
    std::string from, to;  // symmetric unless both directions are given
    std::int64_t metres;   // minutes turned into metres by the profile's speed
    friend auto operator<=>(const Row&, const Row&) = default;
  };
  std::vector<Row> rows;  // sorted
  [[nodiscard]] bool empty() const { return rows.empty(); }
  [[nodiscard]] std::optional<Metres> find(std::string_view from, std::string_view to) const;
};

}  // namespace koppel
