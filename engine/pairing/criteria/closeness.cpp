// How near the two live, falling evenly to nothing at the profile's closeness.zero_km.
#include "pairing/criterion.hpp"
#include "pairing/geodesy.hpp"
#include "pairing/tables.hpp"

namespace koppel::criteria {

namespace {

class Closeness {
 public:
  explicit Closeness(const PairTables& tables) : zero_(tables.setting.profile.closeness_zero) {}

  [[nodiscard]] CriterionValue value(const CandidatePair& pair) const {
    if (!pair.distance || zero_ <= 0 || *pair.distance >= zero_) return 0;
    return full_value - full_value * *pair.distance / zero_;
  }

 private:
  Metres zero_;
};

}  // namespace

extern constinit const Criterion closeness{
    .name = "closeness",
    .description = "1 at 0 km, falling evenly to 0 at closeness.zero_km; 0 where a place is unknown",
    .meaning = "points for being near",
    .labels = {"nabijheid", "closeness", "proximité"},
    .points = 15'000,
    .prepare = prepare<Closeness>,
    .fact = [](const ProposedPair& pair) -> std::optional<Fact> {
      if (!pair.distance) return std::nullopt;
      if (*pair.distance < same_place) {
        return Fact{{"uit dezelfde buurt", "from the same neighbourhood", "du même quartier"}, {}};
      }
      return Fact{{"op {distance} km", "{distance} km away", "à {distance} km"},
                  {{"distance", FactDistance{*pair.distance}}}};
    }};

}  // namespace koppel::criteria
