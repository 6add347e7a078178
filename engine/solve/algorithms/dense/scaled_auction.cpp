#include "solve/algorithms/dense/scaled_auction.hpp"

#include <algorithm>

#include "solve/algorithms/auction/ring.hpp"

namespace koppel::dense {
namespace {

constexpr int first_step = 20;  // the extent of the costs divided by the first ε, about
constexpr int step_factor = 6;  // one ε divided by the next
constexpr int last_step = 32;   // the extent divided by the number of rows and by the last ε

// One round. Every row bids for its cheapest column until all have one; first come, first served.
template <class Cost>
void bid(const Matrix<Cost>& matrix, Matching<Cost>& matching, Cost epsilon, Meter& meter) {
  const RowScans<Cost>& scans = row_scans<Cost>();
  auction::Ring queue(matrix.rows);
  for (Index row = 0; row < matrix.rows; ++row) {
    matching.release(row);
    queue.push(row);
  }
  while (!queue.empty() && meter.spend(matrix.columns)) {
    const Index row = queue.pop();
    const BestTwo<Cost> best = scans.best_two(matrix.row(row), matching.packed(), matrix.columns);
    matching.lower(best.column, (best.second >> 1) - (best.least >> 1) + epsilon);
    const Index evicted = matching.assign(row, best.column);
    if (evicted != none) queue.push(evicted);
  }
}

// Prices mean nothing but their differences: this keeps them from drifting out of their type.
template <class Cost>
void restore_level(const Matrix<Cost>& matrix, Matching<Cost>& matching, Cost level) {
  Cost highest = matching.price(0);
  for (Index column = 1; column < matrix.columns; ++column) highest = std::max(highest, matching.price(column));
  matching.lower_all(highest - level);
}

template <class Cost>
void release_all_but_best(const Matrix<Cost>& matrix, Matching<Cost>& matching, Meter& meter) {
  const RowScans<Cost>& scans = row_scans<Cost>();
  for (Index row = 0; row < matrix.rows; ++row) {
    const Index column = matching.column_of(row);
    if (column == none) continue;
    static_cast<void>(meter.spend(matrix.columns));
    const BestTwo<Cost> best = scans.best_two(matrix.row(row), matching.packed(), matrix.columns);
    const Cost reduced = matrix.at(row, column) - matching.price(column);
    if (reduced == (best.least >> 1)) continue;
    matching.release(row);
    if (matching.is_free(best.column)) matching.assign(row, best.column);
  }
}

}  // namespace

template <class Cost>
std::vector<Index> scaled_auction(const Matrix<Cost>& matrix, Matching<Cost>& matching, Cost extent, Meter& meter) {
  const Cost last = std::max<Cost>(extent / last_step / static_cast<Cost>(matrix.rows), 1);
  Cost epsilon = last;
  while (epsilon < extent / first_step) epsilon *= step_factor;
  const Cost level = matching.price(0);
  while (true) {
    bid(matrix, matching, epsilon, meter);
    restore_level(matrix, matching, level);
    if (epsilon == last || meter.stopped()) break;
    epsilon /= step_factor;
  }
  release_all_but_best(matrix, matching, meter);
  std::vector<Index> unassigned;
  for (Index row = 0; row < matrix.rows; ++row) {
    if (matching.column_of(row) == none) unassigned.push_back(row);
  }
  return unassigned;
}

template std::vector<Index> scaled_auction(const Matrix<std::int32_t>&, Matching<std::int32_t>&, std::int32_t, Meter&);
template std::vector<Index> scaled_auction(const Matrix<std::int64_t>&, Matching<std::int64_t>&, std::int64_t, Meter&);

}  // namespace koppel::dense
