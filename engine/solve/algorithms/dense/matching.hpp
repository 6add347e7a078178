// matching: who has whom in a dense assignment, and the prices of its columns.
//
// Promise: a free column is told from an assigned one by its packed price alone (row_scans.hpp), which stays in step with the pairs.
//          Rows have no prices of their own: a row's dual is its smallest reduced cost.
// Errors:  none.
//
//   Matching<std::int32_t> matching(rows, prices);
//   const Index evicted = matching.assign(row, column);
#pragma once

#include <cstdint>
#include <vector>

#include "solve/algorithms/dense/row_scans.hpp"

namespace koppel::dense {

using Index = std::uint32_t;
inline constexpr Index none = UINT32_MAX;

template <class Cost>
struct Matrix {
  const Cost* costs;
  std::size_t rows;
  std::size_t columns;
  // A square matrix may be made of one with fewer rows: all rows from `given` on are then this one.
  std::size_t given = rows;
  const Cost* spare_row = nullptr;
  std::size_t step = columns;  // from one row to the next

  [[nodiscard]] const Cost* row(Index row) const { return row < given ? costs + row * step : spare_row; }
  [[nodiscard]] Cost at(Index row, Index column) const { return this->row(row)[column]; }
};

template <class Cost>
class Matching {
 public:
  Matching(std::size_t rows, const std::vector<Cost>& prices)
      : packed_(prices.size()), row_of_(prices.size(), none), column_of_(rows, none) {
    for (std::size_t column = 0; column < prices.size(); ++column) packed_[column] = 2 * prices[column];
  }

  [[nodiscard]] const Cost* packed() const { return packed_.data(); }
  [[nodiscard]] Cost price(Index column) const { return (packed_[column] + 1) >> 1; }
  [[nodiscard]] bool is_free(Index column) const { return row_of_[column] == none; }
  [[nodiscard]] Index row_of(Index column) const { return row_of_[column]; }
  [[nodiscard]] Index column_of(Index row) const { return column_of_[row]; }
  [[nodiscard]] const std::vector<Index>& columns() const { return column_of_; }

  void lower(Index column, Cost amount) { packed_[column] -= 2 * amount; }
  void lower_all(Cost amount) {
    for (Cost& packed : packed_) packed -= 2 * amount;
  }

  // Gives the column to the row; returns the row that had it, or none.
  Index assign(Index row, Index column) {
    const Index evicted = row_of_[column];
    if (evicted == none) --packed_[column];
    if (evicted != none) column_of_[evicted] = none;
    row_of_[column] = row;
    column_of_[row] = column;
    return evicted;
  }
  // A step along an alternating path: the column changes hands, and the row's former column (or none) waits for its next owner.
  [[nodiscard]] Index hand_over(Index column, Index row) {
    if (row_of_[column] == none) --packed_[column];
    const Index former = column_of_[row];
    row_of_[column] = row;
    column_of_[row] = column;
    return former;
  }
  void release(Index row) {
    const Index column = column_of_[row];
    if (column == none) return;
    ++packed_[column];
    row_of_[column] = column_of_[row] = none;
  }
  void keep_rows(std::size_t count) {
    for (std::size_t row = count; row < column_of_.size(); ++row) release(static_cast<Index>(row));
    column_of_.resize(count);
  }

 private:
  std::vector<Cost> packed_;
  std::vector<Index> row_of_;
  std::vector<Index> column_of_;
};

// 2·cost − packed: the key of one entry.
template <class Cost>
[[nodiscard]] Cost key_of(Cost cost, Cost packed) {
  return 2 * cost - packed;
}

}  // namespace koppel::dense
