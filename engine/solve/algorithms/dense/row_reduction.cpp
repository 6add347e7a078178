#include "solve/algorithms/dense/row_reduction.hpp"

namespace koppel::dense {

template <class Cost>
Reduction reduce_rows(const Matrix<Cost>& matrix, Matching<Cost>& matching, const std::vector<Index>& rows,
                      std::size_t steps, Meter& meter) {
  const RowScans<Cost>& scans = row_scans<Cost>();
  Reduction result;
  std::vector<Index> waiting(rows.rbegin(), rows.rend());
  for (; !waiting.empty(); --steps) {
    result.out_of_steps = steps == 0;
    if (result.out_of_steps || !meter.spend(matrix.columns)) break;
    const Index row = waiting.back();
    waiting.pop_back();
    const BestTwo<Cost> best = scans.best_two(matrix.row(row), matching.packed(), matrix.columns);
    const Cost gain = matrix.columns == 1 ? 0 : (best.second >> 1) - (best.least >> 1);
    matching.lower(best.column, gain);
    const Index evicted = matching.assign(row, best.column);
    if (evicted == none) continue;
    (gain > 0 ? waiting : result.unassigned).push_back(evicted);
  }
  result.unassigned.insert(result.unassigned.end(), waiting.rbegin(), waiting.rend());
  return result;
}

template Reduction reduce_rows(const Matrix<std::int32_t>&, Matching<std::int32_t>&, const std::vector<Index>&,
                               std::size_t, Meter&);
template Reduction reduce_rows(const Matrix<std::int64_t>&, Matching<std::int64_t>&, const std::vector<Index>&,
                               std::size_t, Meter&);

}  // namespace koppel::dense
