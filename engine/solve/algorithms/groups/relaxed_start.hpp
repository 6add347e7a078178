// A start for balancing: the same level solved by the auction, with tolls for the groups.
//
// Problem:    without its groups a level is an auction's work, but then some districts get far too much, and repairing that pair by pair
//             is slow.
// Promise:    a matching and duals that are optimal where groups do not bind, and nearly right where they do. As a town would: what there
//             is too much of has to pay a toll, what there is too little of is paid one; tolls rise and fall from one auction to
//             the next by what the last change brought about (a secant for every group), until hardly anything is wrong.
// Complexity: at most `most_auctions` auctions.
// Errors:     nothing when the meter stopped an auction, or when the level does not fit (relaxed_problem.hpp).
//
//   std::optional<Start> start = relaxed_start(problem, tree, face, level, meter);
#pragma once

#include <optional>

#include "solve/algorithms/groups/residual_flow.hpp"
#include "solve/meter.hpp"

namespace koppel::groups {

[[nodiscard]] std::optional<Start> relaxed_start(const Problem& problem, const GroupTree& tree, const Face& face,
                                                 const Level& level, Meter& meter);

}  // namespace koppel::groups
