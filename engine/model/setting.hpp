// The setting: everything beside the market that decides what a good match is.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "model/decisions.hpp"
#include "model/profile.hpp"
#include "model/vocabulary.hpp"

namespace koppel {

// What an earlier result means. fewest_changes: this proposal goes on from it, so as few of its pairs as possible go, and nobody counts as asked
// for having been in it. nothing: it was the round before, and who was asked then may rest.
enum class Keep : std::uint8_t { fewest_changes, nothing };
[[nodiscard]] std::string_view to_string(Keep keep);  // "fewest", "none"
[[nodiscard]] std::optional<Keep> parse_keep(std::string_view name);

struct Setting {
  Profile profile;
  Vocabularies vocabularies;
  Decisions decisions;
  TravelTimes travel_times;
  Keep keep = Keep::nothing;
};

}  // namespace koppel
