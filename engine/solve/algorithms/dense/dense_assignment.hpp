// dense assignment: every row of a cost matrix gets a column of its own, as cheaply as possible.
//
// Problem:    minimise Σ cost[r][column(r)], every row to a different column; rows ≤ columns. An entry equal to `forbidden` is no pair.
// Promise:    exact, with integer duals as the proof: row_dual[r] + column_dual[c] ≤ cost[r][c] on every allowed entry, with equality
//             on the pairs; column_dual ≤ 0, and 0 on columns left over. So Σ row_dual + Σ column_dual is the optimum.
//             The same answer, bit for bit, on every processor and for both types of cost.
//             `infeasible`: no assignment of all rows exists; column_of_row is then one of as many rows as possible.
//             Stopped by the meter (`complete` is false): an assignment of some rows (of all, even, but not proved to be the cheapest),
//             and duals that hold on every allowed entry: a bound.
// Complexity: O(rows²·columns) at worst; measured, some 5 to 60 scans of each row. Memory beyond the costs: O(rows + columns), above 3,000
//             columns some 200 bytes a row as well; a copy of the costs only where there are forbidden entries, where int64 costs fit in
//             32 bits or where costs lie near the ends of their type.
// Errors:     `overflow`: costs 2^58 or more apart (largest − smallest); with forbidden entries, where the optimum needs duals beyond 2^58.
//             So (rows + 2)·(largest − smallest) < 2^58 never overflows. Fewer than 2^31 columns; more rows than columns are infeasible.
//
//   const CostMatrix<std::int32_t> costs{{4, 1, 3}, {2, 0, 5}};
//   Meter meter{Limits{}};
//   DenseSolution solution = solve_dense_assignment(DenseProblem<std::int32_t>{costs}, meter);
//   // solution.column_of_row is {1, 0}: 1 + 2
//
// How it works (one file each):
//   row_scans        the three or four loops over a row that take all the time, in vectors as wide as the processor has
//   matching         who has whom, and the prices of columns
//   row_reduction    each row takes its cheapest column, whose price falls to the second best  (Jonker & Volgenant 1987)
//   scaled_auction   the same with ε, where rows fight over columns                             (Bertsekas & Eckstein 1988)
//   shortest_paths   the rows left over, one by one, by Dijkstra over whole rows               (Tomizawa 1971; Edmonds & Karp 1972)
//   listed_paths     the same over lists of each row's cheapest columns, for large matrices
//   schedule         which of these when
#pragma once

#include <Eigen/Core>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <vector>

#include "solve/meter.hpp"

namespace koppel {

template <class Cost>
using CostMatrix = Eigen::Matrix<Cost, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;

// Whose rows lie in memory at any distance from each other: a matrix, a block of one, or an Eigen::Map of an array. These are read where
// they lie. Other expressions (a transposed matrix, one in columns) are copied into rows once.
template <class Cost>
using CostRows = Eigen::Ref<const CostMatrix<Cost>, Eigen::Unaligned, Eigen::OuterStride<>>;

template <class Cost>
struct DenseProblem {
  CostRows<Cost> costs;
  Cost forbidden = std::numeric_limits<Cost>::max();

  [[nodiscard]] std::size_t rows() const { return static_cast<std::size_t>(costs.rows()); }
  [[nodiscard]] std::size_t columns() const { return static_cast<std::size_t>(costs.cols()); }
};

struct DenseSolution {
  static constexpr std::uint32_t no_column = std::numeric_limits<std::uint32_t>::max();

  std::vector<std::uint32_t> column_of_row;  // no_column: none (infeasible or stopped)
  std::vector<std::int64_t> row_dual;
  std::vector<std::int64_t> column_dual;
  bool complete = false;
  bool infeasible = false;
  bool overflow = false;
};

[[nodiscard]] DenseSolution solve_dense_assignment(const DenseProblem<std::int32_t>& problem, Meter& meter);
[[nodiscard]] DenseSolution solve_dense_assignment(const DenseProblem<std::int64_t>& problem, Meter& meter);

}  // namespace koppel
