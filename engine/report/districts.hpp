// Where help comes from and goes to: a map of tiles and a table from district to district.
//
// Problem:    a curve per pair is a tangle; what one wants to see is which places are helped, by whom, and which are not.
// Promise:    tiles stand about where the districts lie: north above, west on the left, each in a cell of its own. They stand for places, and
//             are no outlines. Every number is text, so that colour carries no meaning alone. The group is the first that both sides name.
// Complexity: O((offers + requests + pairs) log).
// Errors:     none; empty where nobody names a group, or only one value of it.
#pragma once

#include <string>

#include "report/report.hpp"

namespace koppel::report {

[[nodiscard]] std::string district_map(const Context& context);
[[nodiscard]] std::string district_table(const Context& context);
inline constexpr std::size_t most_tiles = 42;       // the others, with the fewest people, are not drawn
inline constexpr std::size_t most_table_rows = 12;  // the others are taken together

}  // namespace koppel::report
