#include "solve/algorithms/dense/schedule.hpp"

#include <algorithm>
#include <limits>
#include <numeric>

#include "solve/algorithms/dense/listed_paths.hpp"
#include "solve/algorithms/dense/row_reduction.hpp"
#include "solve/algorithms/dense/scaled_auction.hpp"
#include "solve/algorithms/dense/shortest_paths.hpp"

namespace koppel::dense {
namespace {

constexpr std::size_t steps_per_row = 4;  // of a row reduction
constexpr std::size_t steps_after_auction = 2;
constexpr int further_reductions = 2;
constexpr std::size_t hard_share = 8;  // out of steps, and more than 1/8 of the rows unassigned: they fight
constexpr std::size_t columns_for_lists = 3000;

template <class Cost, class Paths>
void assign_left_over(const Matrix<Cost>& matrix, Matching<Cost>& matching, const std::vector<Index>& rows,
                      Meter& meter) {
  Paths paths(matrix, matching);
  for (const Index row : rows) {
    if (!paths.assign(row, meter)) return;
  }
}

// Free columns keep the price that they start with, and in the end all that are left over must have the same and the highest: only
// with a row for every column may prices start at the columns' minima.
template <class Cost>
[[nodiscard]] std::vector<Cost> first_prices(const Matrix<Cost>& matrix, const Survey<Cost>& survey) {
  if (matrix.rows == matrix.columns) return survey.column_minima;
  return std::vector<Cost>(matrix.columns, survey.smallest);
}

}  // namespace

template <class Cost>
Survey<Cost> survey(const Matrix<Cost>& matrix) {
  const RowScans<Cost>& scans = row_scans<Cost>();
  Survey<Cost> seen{std::numeric_limits<Cost>::max(), std::numeric_limits<Cost>::min(), {}};
  seen.column_minima.assign(matrix.columns, std::numeric_limits<Cost>::max());
  for (Index row = 0; row < matrix.rows; ++row) {
    const Extent<Cost> extent = scans.lower_minima(matrix.row(row), matrix.columns, seen.column_minima.data());
    seen.smallest = std::min(seen.smallest, extent.smallest);
    seen.largest = std::max(seen.largest, extent.largest);
  }
  return seen;
}

template <class Cost>
Matching<Cost> assign_all(const Matrix<Cost>& matrix, const Survey<Cost>& survey, Meter& meter) {
  Matching<Cost> matching(matrix.rows, first_prices(matrix, survey));
  std::vector<Index> all_rows(matrix.rows);
  std::iota(all_rows.begin(), all_rows.end(), Index{0});

  Reduction left = reduce_rows(matrix, matching, all_rows, steps_per_row * matrix.rows, meter);
  const bool hard = left.out_of_steps && left.unassigned.size() > matrix.rows / hard_share;
  if (hard && matrix.rows == matrix.columns) {
    matching = Matching<Cost>(matrix.rows, std::vector<Cost>(matrix.columns, survey.smallest));
    left.unassigned = scaled_auction(matrix, matching, static_cast<Cost>(survey.largest - survey.smallest), meter);
    left = reduce_rows(matrix, matching, left.unassigned, steps_after_auction * matrix.rows, meter);
  } else {
    for (int round = 0; round < further_reductions && !left.unassigned.empty(); ++round) {
      left = reduce_rows(matrix, matching, left.unassigned, steps_per_row * matrix.rows, meter);
    }
  }
  if (matrix.columns < columns_for_lists) {
    assign_left_over<Cost, ShortestPaths<Cost>>(matrix, matching, left.unassigned, meter);
  } else {
    assign_left_over<Cost, ListedPaths<Cost>>(matrix, matching, left.unassigned, meter);
  }
  return matching;
}

template Survey<std::int32_t> survey(const Matrix<std::int32_t>&);
template Survey<std::int64_t> survey(const Matrix<std::int64_t>&);
template Matching<std::int32_t> assign_all(const Matrix<std::int32_t>&, const Survey<std::int32_t>&, Meter&);
template Matching<std::int64_t> assign_all(const Matrix<std::int64_t>&, const Survey<std::int64_t>&, Meter&);

}  // namespace koppel::dense
