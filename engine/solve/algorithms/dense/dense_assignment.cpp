#include "solve/algorithms/dense/dense_assignment.hpp"

#include <algorithm>
#include <optional>

#include "solve/algorithms/auction/huge_pages.hpp"
#include "solve/algorithms/dense/schedule.hpp"

// Whatever the problem, the algorithms get a full matrix of modest numbers. Forbidden entries become a cost so large that an optimum
// has as few of them as possible; costs are moved to begin at 0 and narrowed to 32 bits where they fit. Costs that need none
// of this are read where they are.
namespace koppel {
namespace dense {
namespace {

// Costs up to here may stay where they are: prices lie up to three extents lower, and keys hold twice a price.
template <class Cost>
constexpr Cost largest_in_place = std::numeric_limits<Cost>::max() / 4;

struct Allowed {
  std::int64_t smallest = 0;
  std::int64_t largest = 0;
  bool any = false;
  bool all = true;  // no entry is forbidden

  [[nodiscard]] std::uint64_t extent() const {
    return static_cast<std::uint64_t>(largest) - static_cast<std::uint64_t>(smallest);
  }
};

template <class Cost>
[[nodiscard]] Allowed allowed_costs(const DenseProblem<Cost>& problem) {
  Cost smallest = std::numeric_limits<Cost>::max(), largest = std::numeric_limits<Cost>::min();
  bool any = false, all = true;
  for (const auto row : problem.costs.rowwise()) {
    for (const Cost cost : row) {
      const bool allowed = cost != problem.forbidden;
      any |= allowed;
      all &= allowed;
      smallest = allowed && cost < smallest ? cost : smallest;
      largest = allowed && cost > largest ? cost : largest;
    }
  }
  if (!any) return {0, 0, false, all};
  return {smallest, largest, true, all};
}

template <class Cost>
[[nodiscard]] Matrix<Cost> view(const DenseProblem<Cost>& problem) {
  return {.costs = problem.costs.data(),
          .rows = problem.rows(),
          .columns = problem.columns(),
          .step = static_cast<std::size_t>(problem.costs.outerStride())};
}

// The columns' prices are lowered until none is above 0; the rows' duals are what is left, and `moved` is what a copy took off.
template <class Cost>
[[nodiscard]] DenseSolution solution_of(const Matrix<Cost>& matrix, const Matching<Cost>& matching,
                                        std::int64_t moved) {
  DenseSolution solution;
  solution.column_of_row = matching.columns();
  solution.complete = std::ranges::count(solution.column_of_row, none) == 0;
  Cost highest = matching.price(0);
  for (Index column = 1; column < matrix.columns; ++column) highest = std::max(highest, matching.price(column));
  solution.column_dual.reserve(matrix.columns);
  for (Index column = 0; column < matrix.columns; ++column) {
    const Cost dual = matching.price(column) - highest;
    solution.column_dual.push_back(dual);
    if (matching.is_free(column) && dual != 0) solution.complete = false;  // rows may still want it
  }
  solution.row_dual.reserve(matrix.rows);
  for (Index row = 0; row < matrix.rows; ++row) {
    const Index column = matching.column_of(row);
    const Cost reduced =
        column != none ? static_cast<Cost>(matrix.at(row, column) - matching.price(column))
                       : row_scans<Cost>().best_two(matrix.row(row), matching.packed(), matrix.columns).least >> 1;
    solution.row_dual.push_back(static_cast<std::int64_t>(reduced) + highest + moved);
  }
  return solution;
}

template <class Cost>
[[nodiscard]] DenseSolution solve_matrix(const Matrix<Cost>& matrix, const Survey<Cost>& seen, std::int64_t moved,
                                         Meter& meter) {
  return solution_of(matrix, assign_all(matrix, seen, meter), moved);
}

// Solves a copy of the costs, each of them converted.
template <class Narrow, class Cost, class Convert>
[[nodiscard]] DenseSolution solve_converted(const DenseProblem<Cost>& problem, Convert convert, std::int64_t moved,
                                            Meter& meter) {
  auction::HugeVector<Narrow> costs(problem.rows() * problem.columns());
  Eigen::Map<CostMatrix<Narrow>>(costs.data(), problem.costs.rows(), problem.costs.cols()) =
      problem.costs.unaryExpr(convert);
  const Matrix<Narrow> matrix{costs.data(), problem.rows(), problem.columns()};
  return solve_matrix(matrix, survey(matrix), moved, meter);
}

// A copy of the costs that begins at 0, with `instead` for what is forbidden.
template <class Narrow, class Cost>
[[nodiscard]] DenseSolution solve_copy(const DenseProblem<Cost>& problem, std::int64_t smallest, Narrow instead,
                                       Meter& meter) {
  const auto from_zero = [forbidden = problem.forbidden, smallest, instead](Cost cost) {
    return cost == forbidden ? instead : static_cast<Narrow>(static_cast<std::int64_t>(cost) - smallest);
  };
  return solve_converted<Narrow>(problem, from_zero, smallest, meter);
}

// Takes forbidden pairs out of the matching; true if there were any.
template <class Cost>
bool drop_forbidden(const DenseProblem<Cost>& problem, DenseSolution& solution) {
  bool dropped = false;
  for (Index row = 0; row < problem.rows(); ++row) {
    Index& column = solution.column_of_row[row];
    if (column == none || problem.costs(row, column) != problem.forbidden) continue;
    column = DenseSolution::no_column;
    dropped = true;
  }
  return dropped;
}

// As many allowed pairs as possible, whatever they cost: costs 0 and 1. Decides what costs too large for a penalty leave open.
template <class Cost>
[[nodiscard]] DenseSolution solve_feasibility(const DenseProblem<Cost>& problem, const Allowed& allowed, Meter& meter) {
  const auto zero_or_one = [forbidden = problem.forbidden](Cost cost) {
    return static_cast<std::int32_t>(cost == forbidden);
  };
  DenseSolution solution = solve_converted<std::int32_t>(problem, zero_or_one, 0, meter);
  solution.infeasible = drop_forbidden(problem, solution) && solution.complete;
  solution.overflow = solution.complete && !solution.infeasible;
  solution.complete = solution.infeasible;
  solution.row_dual.assign(problem.rows(), allowed.smallest);
  solution.column_dual.assign(problem.columns(), 0);
  return solution;
}

// The penalty that outweighs any saving, (rows + 1)·extent + 1, is often more than it takes: an optimum without forbidden pairs at a
// lower one is an optimum all the same. So the narrow type is tried first.
template <class Narrow, class Cost>
[[nodiscard]] std::optional<DenseSolution> try_penalty(const DenseProblem<Cost>& problem, const Allowed& allowed,
                                                       Meter& meter) {
  constexpr std::uint64_t room = static_cast<std::uint64_t>(largest_extent<Narrow>);
  if (allowed.extent() >= room) return std::nullopt;
  const std::uint64_t fits = (room - 1) / (problem.rows() + 1);
  const bool enough = allowed.extent() <= fits;
  const std::uint64_t penalty = enough ? allowed.extent() * (problem.rows() + 1) + 1 : room;
  DenseSolution solution = solve_copy<Narrow>(problem, allowed.smallest, static_cast<Narrow>(penalty), meter);
  const bool dropped = drop_forbidden(problem, solution);
  if (dropped && !enough && solution.complete) return std::nullopt;
  solution.infeasible = dropped && solution.complete;
  return solution;
}

template <class Cost>
[[nodiscard]] DenseSolution solve_with_forbidden(const DenseProblem<Cost>& problem, const Allowed& allowed,
                                                 Meter& meter) {
  if (std::optional<DenseSolution> narrow = try_penalty<std::int32_t>(problem, allowed, meter)) return *narrow;
  if (std::optional<DenseSolution> wide = try_penalty<std::int64_t>(problem, allowed, meter)) return *wide;
  return solve_feasibility(problem, allowed, meter);
}

template <class Cost>
[[nodiscard]] DenseSolution solve_all_allowed(const DenseProblem<Cost>& problem, const Survey<Cost>& seen,
                                              Meter& meter) {
  const Allowed allowed{seen.smallest, seen.largest, true, true};
  const bool is_narrow = allowed.extent() <= static_cast<std::uint64_t>(largest_extent<std::int32_t>);
  const bool is_wide = allowed.extent() <= static_cast<std::uint64_t>(largest_extent<std::int64_t>);
  const bool is_central = seen.smallest >= -largest_in_place<Cost> && seen.largest <= largest_in_place<Cost>;
  const bool has_right_type = is_narrow == (sizeof(Cost) == sizeof(std::int32_t));
  if (is_wide && is_central && has_right_type) return solve_matrix(view(problem), seen, 0, meter);
  if (is_narrow) return solve_copy<std::int32_t>(problem, seen.smallest, 0, meter);
  if (is_wide) return solve_copy<std::int64_t>(problem, seen.smallest, 0, meter);
  DenseSolution solution;
  solution.overflow = true;
  return solution;
}

// No rows, or more rows than columns.
template <class Cost>
[[nodiscard]] DenseSolution solve_without_matrix(const DenseProblem<Cost>& problem) {
  DenseSolution solution;
  solution.complete = true;
  solution.infeasible = problem.rows() > problem.columns();
  solution.column_of_row.assign(problem.rows(), DenseSolution::no_column);
  solution.row_dual.assign(problem.rows(), 0);
  solution.column_dual.assign(problem.columns(), 0);
  return solution;
}

template <class Cost>
[[nodiscard]] DenseSolution solve(const DenseProblem<Cost>& problem, Meter& meter) {
  if (problem.rows() == 0 || problem.rows() > problem.columns()) return solve_without_matrix(problem);
  const Survey<Cost> seen = survey(view(problem));
  if (problem.forbidden < seen.smallest || problem.forbidden > seen.largest)
    return solve_all_allowed(problem, seen, meter);
  const Allowed allowed = allowed_costs(problem);
  if (allowed.all) return solve_all_allowed(problem, seen, meter);
  return solve_with_forbidden(problem, allowed, meter);
}

}  // namespace
}  // namespace dense

DenseSolution solve_dense_assignment(const DenseProblem<std::int32_t>& problem, Meter& meter) {
  return dense::solve(problem, meter);
}
DenseSolution solve_dense_assignment(const DenseProblem<std::int64_t>& problem, Meter& meter) {
  return dense::solve(problem, meter);
}

}  // namespace koppel
