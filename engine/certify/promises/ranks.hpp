// What requests think of their pairs, counted again for the checks that speak of ranks.
//
// Promise:    the rank of an edge is 1 and the number of different weights above it in its request's list. Levels that count pairs of rank
//             k or better, for k from 1 on.
// Complexity: O(E log degree), and O(E) a level.
// Errors:     none.
#pragma once

#include <vector>

#include "certify/promises.hpp"
#include "certify/promises/exact.hpp"

namespace koppel::certify {

// One level for each rank that somebody's list has, the first rank first; the last counts every pair.
[[nodiscard]] std::vector<WantedLevel> rank_levels(const Claim& claim);

}  // namespace koppel::certify
