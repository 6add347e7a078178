// The places that travel inside the library (data/places/belgium.csv), and which of them a cell names.
//
// Promise:    built once for all; the same places whatever was asked for first. A cell is understood as a whole: "2800", "2800 Mechelen",
//             "B-2800 Mechelen", "Walem (2800)", "Walem", "St.-Katelijne-Waver", "Malines"; anything beside that is no place.
// Complexity: O(places) once, then O(length + log n) per cell.
// Errors:     none; nullopt where the cell is no place, or may be several.
//
//   place_in_cell(built_in_places(), "Walem")->postcode   ->  "2800"
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "model/places.hpp"

namespace koppel::io {

[[nodiscard]] const Places& built_in_places();

struct PlaceInCell {
  std::string postcode;
  std::optional<GeoPoint> point;  // of the place that was named; nullopt where only the postcode was
  bool contradicts = false;       // the name is that of another place than the postcode
};
// `around`: where the other places are, for names that several places bear. Where a postcode and a name contradict each other ("9000 Gentbrugge",
// "9000 Mechelen"), the name counts if it is that of a smaller place nearby, else the postcode. (A larger place nearby is the city that the
// postcode is a part of: "2060 Antwerpen", "9050 Gent".)
[[nodiscard]] std::optional<PlaceInCell> place_in_cell(const Places& places, std::string_view cell,
                                                       const std::optional<GeoPoint>& around = std::nullopt);
// Also where several places bear the name.
[[nodiscard]] bool names_a_place(const Places& places, std::string_view cell);

}  // namespace koppel::io
