// scaled auction: prices for matrices on which rows fight over the same columns.
//
// Problem:    with structured costs a row that takes its best column gains next to nothing by it, and is thrown out again at once.
// Promise:    rows bid ε more than they must, in rounds with ever smaller ε that drop the pairs and keep the prices; then the rows
//             that do not have their very best column are released. What is left is right, as after a row reduction.
//             Square matrices only: a column that nobody takes would keep a price below that of the others.
// Complexity: a scan of a row for each bid; pseudo-polynomial in general, measured 5 to 10 bids a row in each of 4 or 5 rounds.
// Errors:     none; prices stay within three times the extent of the costs. A stop leaves a matching that is right as far as it goes.
//
//   const std::vector<Index> unassigned = scaled_auction(matrix, matching, extent, meter);
#pragma once

#include <vector>

#include "solve/algorithms/dense/matching.hpp"
#include "solve/meter.hpp"

namespace koppel::dense {

template <class Cost>
[[nodiscard]] std::vector<Index> scaled_auction(const Matrix<Cost>& matrix, Matching<Cost>& matching, Cost extent,
                                                Meter& meter);

}  // namespace koppel::dense
