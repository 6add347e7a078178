// schedule: which algorithm when, from an empty matching to an optimal one.
//
// Promise: every row has a column and its smallest reduced cost there; the prices of free columns are equal, and the highest, where
//          there are more columns than rows. Stopped early: some rows have a column, and what they have is right.
// Errors:  none; extent of the costs at most `largest_extent`, and every cost at most a quarter of the type's maximum from 0.
//
//   const Matching<std::int32_t> matching = assign_all(matrix, survey(matrix), meter);
#pragma once

#include <limits>
#include <vector>

#include "solve/algorithms/dense/matching.hpp"
#include "solve/meter.hpp"

namespace koppel::dense {

// Prices stay within 3·extent below the highest cost, reduced costs and distances within 4·extent: a key, 2·(reduced cost + distance) + 1,
// within 16·extent, with a little added for the ε of auctions.
template <class Cost>
inline constexpr Cost largest_extent = std::numeric_limits<Cost>::max() / 18;

// What one pass over the matrix shows.
template <class Cost>
struct Survey {
  Cost smallest = 0;
  Cost largest = 0;
  std::vector<Cost> column_minima;
};

template <class Cost>
[[nodiscard]] Survey<Cost> survey(const Matrix<Cost>& matrix);

template <class Cost>
[[nodiscard]] Matching<Cost> assign_all(const Matrix<Cost>& matrix, const Survey<Cost>& survey, Meter& meter);

}  // namespace koppel::dense
