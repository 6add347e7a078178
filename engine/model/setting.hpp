// The setting: everything beside the market that decides what a good match is.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

#include "model/decisions.hpp"
#include "model/profile.hpp"
#include "model/vocabulary.hpp"

namespace koppel {

// What an earlier result means. fewest_changes, promised, all: this proposal goes on from it, and nobody counts as asked for having been in it.
// As few of its pairs as possible go (fewest_changes), all are free but those promised (promised), or none goes that can stay, whoever else
// could be served (all). nothing: it was the round before, and who was asked then may rest.
enum class Keep : std::uint8_t { fewest_changes, promised, all, nothing };
inline constexpr std::array all_keeps{Keep::fewest_changes, Keep::promised, Keep::all, Keep::nothing};
[[nodiscard]] std::string_view to_string(Keep keep);  // "fewest", "promised", "all", "none"
[[nodiscard]] constexpr bool keeps_earlier(Keep keep) { return keep == Keep::fewest_changes || keep == Keep::all; }
[[nodiscard]] std::optional<Keep> parse_keep(std::string_view name);

struct Setting {
  Profile profile;
  Vocabularies vocabularies;
  Decisions decisions;
  TravelTimes travel_times;
  Keep keep = Keep::nothing;
  Millipoints call_price = 0;  // above 0, with fewest_changes: a pair changes only where that is worth so many points
};

}  // namespace koppel
