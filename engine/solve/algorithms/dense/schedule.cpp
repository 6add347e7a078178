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
constexpr std::size_t most_columns_per_row = 2;  // up to here a matrix is made square for the auction
constexpr std::size_t sample_tenths = 3;         // the first 3/10 of the paths show how long the rest will be

enum class Ending { assigned, stopped, laborious };

template <class Cost, class Paths>
[[nodiscard]] Ending assign_by_paths(const Matrix<Cost>& matrix, Matching<Cost>& matching,
                                     const std::vector<Index>& rows, bool may_give_up, Meter& meter) {
  Paths paths(matrix, matching);
  const std::uint64_t begin = meter.work();
  const std::size_t sample = rows.size() * sample_tenths / 10;
  for (std::size_t done = 0; done < rows.size(); ++done) {
    if (!paths.assign(rows[done], meter)) return Ending::stopped;
    // The last paths are by far the longest: a scan of each row for the sample has meant some 25 for all of them.
    const bool long_ones = meter.work() - begin > std::uint64_t{matrix.rows} * matrix.columns;
    if (may_give_up && done < sample && long_ones) return Ending::laborious;
  }
  return Ending::assigned;
}

template <class Cost>
[[nodiscard]] Ending assign_left_over(const Matrix<Cost>& matrix, Matching<Cost>& matching,
                                      const std::vector<Index>& rows, bool may_give_up, Meter& meter) {
  if (matrix.columns < columns_for_lists) {
    return assign_by_paths<Cost, ShortestPaths<Cost>>(matrix, matching, rows, may_give_up, meter);
  }
  return assign_by_paths<Cost, ListedPaths<Cost>>(matrix, matching, rows, may_give_up, meter);
}

// Free columns keep the price that they start with, and in the end all that are left over must have the same and the highest: only
// with a row for every column may prices start at the columns' minima.
template <class Cost>
[[nodiscard]] std::vector<Cost> first_prices(const Matrix<Cost>& matrix, const Survey<Cost>& survey) {
  if (matrix.rows == matrix.columns) return survey.column_minima;
  return std::vector<Cost>(matrix.columns, survey.smallest);
}

// Without ε: quick where costs have no structure. Laborious: the matching is of no use.
template <class Cost>
[[nodiscard]] Ending assign_plainly(const Matrix<Cost>& matrix, Matching<Cost>& matching, Meter& meter) {
  const bool has_alternative = matrix.columns <= most_columns_per_row * matrix.rows;
  std::vector<Index> all_rows(matrix.rows);
  std::iota(all_rows.begin(), all_rows.end(), Index{0});
  Reduction left = reduce_rows(matrix, matching, all_rows, steps_per_row * matrix.rows, meter);
  const bool hard = left.out_of_steps && left.unassigned.size() > matrix.rows / hard_share;
  if (hard && has_alternative) return Ending::laborious;
  for (int round = 0; round < further_reductions && !left.unassigned.empty(); ++round) {
    left = reduce_rows(matrix, matching, left.unassigned, steps_per_row * matrix.rows, meter);
  }
  return assign_left_over(matrix, matching, left.unassigned, has_alternative, meter);
}

// With ε, for square matrices and from equal prices.
template <class Cost>
void assign_by_auction(const Matrix<Cost>& matrix, Matching<Cost>& matching, Cost extent, Meter& meter) {
  const std::vector<Index> unassigned = scaled_auction(matrix, matching, extent, meter);
  const Reduction left = reduce_rows(matrix, matching, unassigned, steps_after_auction * matrix.rows, meter);
  static_cast<void>(assign_left_over(matrix, matching, left.unassigned, false, meter));
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
  if (assign_plainly(matrix, matching, meter) != Ending::laborious) return matching;

  // Rows that cost the same everywhere take the columns left over, and see to it that those have the highest price.
  const std::vector<Cost> level(matrix.columns, survey.smallest);
  const Matrix<Cost> square{matrix.costs, matrix.columns, matrix.columns, matrix.rows, level.data(), matrix.step};
  matching = Matching<Cost>(square.rows, level);
  assign_by_auction(square, matching, static_cast<Cost>(survey.largest - survey.smallest), meter);
  matching.keep_rows(matrix.rows);
  return matching;
}

template Survey<std::int32_t> survey(const Matrix<std::int32_t>&);
template Survey<std::int64_t> survey(const Matrix<std::int64_t>&);
template Matching<std::int32_t> assign_all(const Matrix<std::int32_t>&, const Survey<std::int32_t>&, Meter&);
template Matching<std::int64_t> assign_all(const Matrix<std::int64_t>&, const Survey<std::int64_t>&, Meter&);

}  // namespace koppel::dense
