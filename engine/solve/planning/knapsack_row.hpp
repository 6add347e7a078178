// One row of a knapsack's dynamic programme, in vectors as wide as the processor has.
//
// Promise:    next[c] = max(above[c], above[c − use] + profit) for first ≤ c ≤ last; the same numbers on every processor.
// Complexity: O(last − first).
// Errors:     none; no sum leaves 31 bits.
//
//   knapsack_row(above, next, 0, budget, use, profit);
#pragma once

#include <cstdint>

namespace koppel::planning {

void knapsack_row(const std::int32_t* above, std::int32_t* next, std::int32_t first, std::int32_t last,
                  std::int32_t use, std::int32_t profit);

}  // namespace koppel::planning
