// Places: where a postcode lies, and which place a name means.
//
// Problem:    people write "2800", "2800 Mechelen", "Walem" or "Malines"; closeness needs a point on the map.
// Promise:    immutable. A postcode alone stands for the place in it where most people live. A name is compared as whoever fills this in
//             folded it. Of several places of one name the one with the postcode that was written counts, else the one that lies clearly
//             nearest to the other places of its column, else the only one that is much larger than the others, else none.
// Complexity: building O(n log n); look-ups O(log n).
// Errors:     none.
//
//   places.at("2800")->point                      ->  51.0257, 4.4776
//   places.named("walem", "")->postcode           ->  "2800"
//   belgian_point("2800")                         ->  51.0257, 4.4776
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/terms.hpp"

namespace koppel {

struct NamedPlace {
  std::string postcode;
  GeoPoint point;
  int people = 0;
};

class Places {
 public:
  // The first place that is added under a postcode stands for it. `other`: a name that gives way to a place that bears it as its own.
  void add(NamedPlace place, const std::string& folded_name, const std::vector<std::string>& other);

  // nullptr: no such postcode.
  [[nodiscard]] const NamedPlace* at(std::string_view postcode) const;
  // nullptr: no such name, not under this postcode, or several without one that is clearly meant. An empty postcode: any. `around`: where the
  // others are.
  [[nodiscard]] const NamedPlace* named(std::string_view folded_name, std::string_view postcode,
                                        const std::optional<GeoPoint>& around = std::nullopt) const;
  [[nodiscard]] bool knows(std::string_view folded_name) const { return by_name_.contains(folded_name); }

 private:
  struct Meaning {
    std::size_t place;
    bool own_name;
  };
  std::vector<NamedPlace> places_;
  std::map<std::string, std::size_t, std::less<>> by_postcode_;
  std::map<std::string, std::vector<Meaning>, std::less<>> by_name_;
};

// The places of Belgium that travel inside the library (data/places/belgium.csv). `fold` says what counts as the same name.
[[nodiscard]] Places belgian_places(std::string (*fold)(std::string_view));
// Where a Belgian postcode lies; nullopt when there is none.
[[nodiscard]] std::optional<GeoPoint> belgian_point(std::string_view postcode);

}  // namespace koppel
