// The setting: everything beside the market that decides what a good match is.
#pragma once

#include "model/decisions.hpp"
#include "model/profile.hpp"
#include "model/vocabulary.hpp"

namespace koppel {

struct Setting {
  Profile profile;
  Vocabularies vocabularies;
  Decisions decisions;
  TravelTimes travel_times;
};

}  // namespace koppel
