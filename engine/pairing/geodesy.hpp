// Great-circle distances that are the same on every machine.
//
// Problem:    sin, cos and asin of the C library differ in the last bit between machines; a distance that decides a hard rule may not.
// Promise:    only + − × ÷ √ on doubles (IEEE 754 makes those exact to the last bit), then whole metres. Mean Earth radius 6371008.8 m
//             (IUGG); the error against the exact great circle is below a millimetre, before quantising.
// Complexity: O(1), one square root within 127 km. Errors: none.
//
//   Metres metres = great_circle(to_vector(a), to_vector(b));
#pragma once

#include <array>

#include "model/market.hpp"
#include "model/terms.hpp"

namespace koppel {

// Nearer than this is "the same place": where only postcodes are known they stand on one spot, and "0 km" would be too sure.
inline constexpr Metres same_place = 100;

using UnitVector = std::array<double, 3>;

[[nodiscard]] UnitVector to_vector(const GeoPoint& point);
[[nodiscard]] Metres great_circle(const UnitVector& a, const UnitVector& b);

// True only where great_circle(a, b) > metres: the straight line through the Earth is longer than that already. Without roots.
[[nodiscard]] bool certainly_farther(const UnitVector& a, const UnitVector& b, Metres metres);

}  // namespace koppel
