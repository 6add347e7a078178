// row reduction: rows take their cheapest columns, and pay for them with lower prices.
//
// Problem:    give most rows a column, at prices that every pair made is the best for its row.
// Promise:    afterwards every assigned row has its smallest reduced cost; prices only fall, and those of free columns stay.
//             A row that finds a strictly best column lowers its price until the second best is as good, and the row that had it
//             goes next; on ties a free column is taken, otherwise the row that had it waits for the next round.
// Complexity: a scan of a row for each step; the steps are bounded by the caller.
// Errors:     none; a stop leaves a matching that is right as far as it goes.
//
//   const Reduction left = reduce_rows(matrix, matching, all_rows, 4 * all_rows.size(), meter);
#pragma once

#include <vector>

#include "solve/algorithms/dense/matching.hpp"
#include "solve/meter.hpp"

namespace koppel::dense {

struct Reduction {
  std::vector<Index> unassigned;
  bool out_of_steps = false;
};

template <class Cost>
[[nodiscard]] Reduction reduce_rows(const Matrix<Cost>& matrix, Matching<Cost>& matching,
                                    const std::vector<Index>& rows, std::size_t steps, Meter& meter);

}  // namespace koppel::dense
