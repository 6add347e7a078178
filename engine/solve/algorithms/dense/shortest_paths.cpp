#include "solve/algorithms/dense/shortest_paths.hpp"

#include <algorithm>
#include <limits>

namespace koppel::dense {

template <class Cost>
ShortestPaths<Cost>::ShortestPaths(const Matrix<Cost>& matrix, Matching<Cost>& matching)
    : matrix_(matrix), matching_(matching), key_(matrix.columns), came_from_(matrix.columns) {}

template <class Cost>
bool ShortestPaths<Cost>::assign(Index source, Meter& meter) {
  const RowScans<Cost>& scans = row_scans<Cost>();
  const Cost* const packed = matching_.packed();
  const Frontier<Cost> frontier{key_.data(), came_from_.data()};
  std::fill(key_.begin(), key_.end(), std::numeric_limits<Cost>::max());
  passed_.clear();

  // The offset makes the nearest column's distance 0, so that no key is negative.
  Index row = source;
  const Cost least = scans.best_two(matrix_.row(row), packed, matrix_.columns).least;
  Cost offset = -2 * (least >> 1);
  Nearest<Cost> nearest;
  while (true) {
    if (!meter.spend(matrix_.columns)) return false;
    nearest = scans.relax(matrix_.row(row), packed, matrix_.columns, offset, static_cast<Cost>(row), frontier);
    if (matching_.is_free(nearest.column)) break;
    passed_.push_back({nearest.column, nearest.key >> 1});
    key_[nearest.column] = Frontier<Cost>::done;
    row = matching_.row_of(nearest.column);
    offset = nearest.key - key_of(matrix_.at(row, nearest.column), packed[nearest.column]);
  }

  const Cost length = nearest.key >> 1;
  for (const Passed& passed : passed_) matching_.lower(passed.column, length - passed.distance);
  for (Index column = nearest.column; column != none;) {
    column = matching_.hand_over(column, static_cast<Index>(came_from_[column]));
  }
  return true;
}

template class ShortestPaths<std::int32_t>;
template class ShortestPaths<std::int64_t>;

}  // namespace koppel::dense
