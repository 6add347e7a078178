// A start for balancing: the same level without groups, solved by the auction.
//
// Problem:    the auction knows capacities and plain weights only; a level has groups, lower bounds and gains besides.
// Promise:    a matching and duals that are optimal where groups do not bind, and mostly nearly so. Nodes whose pairs are not all worth the same
//             become several: one for each run of equal steps, and one for the places that a lower bound demands, whose pairs
//             are worth a bonus more. Groups are left out.
// Complexity: of the auction, with an edge for every two runs that it joins.
// Errors:     nothing when the meter stopped the auction, when the numbers leave no room, or when there were too many runs.
//
//   std::optional<Start> start = relaxed_start(problem, face, level, meter);
#pragma once

#include <optional>

#include "solve/algorithms/groups/residual_flow.hpp"
#include "solve/meter.hpp"

namespace koppel::groups {

[[nodiscard]] std::optional<Start> relaxed_start(const Problem& problem, const Face& face, const Level& level,
                                                 Meter& meter);

}  // namespace koppel::groups
