// shortest paths: the rows that are left over get a column each, and the assigned ones stay as cheap as possible.
//
// Problem:    from an unassigned row, find the cheapest chain row - column - its row - column … that ends at a free column.
// Promise:    afterwards the row is assigned, every assigned row has its smallest reduced cost, and the prices of free columns are
//             as they were. Dijkstra over reduced costs; a pass over a row updates distances and finds the next column at once.
// Complexity: one scan of a row for each column that the search passes, at most `columns`.
// Errors:     none; stopped in the midst of a search the matching is as before it.
//
//   ShortestPaths<std::int32_t> paths(matrix, matching);
//   if (!paths.assign(row, meter)) return;  // stopped
#pragma once

#include <vector>

#include "solve/algorithms/dense/matching.hpp"
#include "solve/meter.hpp"

namespace koppel::dense {

template <class Cost>
class ShortestPaths {
 public:
  ShortestPaths(const Matrix<Cost>& matrix, Matching<Cost>& matching);

  [[nodiscard]] bool assign(Index row, Meter& meter);

 private:
  struct Passed {
    Index column;
    Cost distance;
  };

  const Matrix<Cost>& matrix_;
  Matching<Cost>& matching_;
  std::vector<Cost> key_;
  std::vector<Cost> came_from_;
  std::vector<Passed> passed_;
};

}  // namespace koppel::dense
