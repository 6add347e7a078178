#include "dense_costs.hpp"

#include <algorithm>
#include <bit>
#include <cmath>
#include <limits>
#include <numeric>
#include <type_traits>
#include <utility>

#include "solve/algorithms/dense/dense_assignment.hpp"

namespace koppel::python {

namespace {

template <class Cost>
constexpr Cost forbidden = std::numeric_limits<Cost>::max();

template <class Cost, class Number, class Convert>
[[nodiscard]] DenseSolution solve_copy(const StridedCosts<Number>& matrix, Convert convert, Meter& meter) {
  const CostMatrix<Cost> costs = matrix.unaryExpr(convert);
  return solve_dense_assignment(DenseProblem<Cost>{costs}, meter);
}

// ---- integers ------------------------------------------------------------------------------------------------------------------

template <class Number>
struct Extremes {
  Number least = std::numeric_limits<Number>::max();
  Number most = std::numeric_limits<Number>::lowest();
};

// In one pass: minCoeff() and maxCoeff() would read the matrix twice.
template <class Number>
[[nodiscard]] Extremes<Number> extremes(const StridedCosts<Number>& matrix) {
  Extremes<Number> seen;
  for (const auto row : matrix.rowwise()) {
    for (const Number number : row) {
      seen.least = std::min(seen.least, number);
      seen.most = std::max(seen.most, number);
    }
  }
  return seen;
}

[[nodiscard]] DenseSolution overflowed() {
  DenseSolution solution;
  solution.overflow = true;
  return solution;
}

// Costs of the kernel's types must not be what the kernel takes for "forbidden", nor be without a negative.
template <class Number>
[[nodiscard]] DenseSolution solve_numbers(const StridedCosts<Number>& matrix, bool maximise,
                                          Meter& meter) requires std::is_integral_v<Number> {
  constexpr bool is_short = sizeof(Number) < sizeof(std::int32_t);
  using Cost = std::conditional_t<is_short || std::is_same_v<Number, std::int32_t>, std::int32_t, std::int64_t>;
  if constexpr (!is_short && !std::is_same_v<Number, std::uint32_t>) {
    const Extremes<Number> seen = extremes(matrix);
    const bool fits = std::cmp_less(seen.most, forbidden<Cost>) && std::cmp_greater(seen.least, -forbidden<Cost>);
    if (!fits && sizeof(Number) == sizeof(std::int64_t)) return overflowed();
    if (!fits) {
      return solve_copy<std::int64_t>(
          matrix, [sign = maximise ? -1 : 1](Number cost) { return sign * static_cast<std::int64_t>(cost); }, meter);
    }
  }
  if constexpr (std::is_same_v<Number, Cost>) {
    if (!maximise && matrix.innerStride() == 1 && matrix.outerStride() > 0) {
      const Eigen::Map<const CostMatrix<Cost>, Eigen::Unaligned, Eigen::OuterStride<>> in_rows(
          matrix.data(), matrix.rows(), matrix.cols(), Eigen::OuterStride<>(matrix.outerStride()));
      return solve_dense_assignment(DenseProblem<Cost>{in_rows}, meter);
    }
  }
  return solve_copy<Cost>(
      matrix, [maximise](Number cost) { return maximise ? -static_cast<Cost>(cost) : static_cast<Cost>(cost); }, meter);
}

// ---- doubles -------------------------------------------------------------------------------------------------------------------

constexpr double largest_small = 1 << 28;

struct DoublesSeen {
  double largest = 0;        // magnitude, of the finite ones
  double most_negative = 0;  // magnitude
  double dearest_row = 0;    // the largest of the rows' smallest costs: no assignment does without one as large
  bool positive = false, invalid = false;
  bool small_integers = true;  // all but those that forbid
};

template <class Number>
[[nodiscard]] DoublesSeen look(const StridedCosts<Number>& matrix, double sign) {
  DoublesSeen seen;
  for (const auto row : matrix.rowwise()) {
    double cheapest = std::numeric_limits<double>::infinity();
    for (const Number number : row) {
      const double cost = sign * static_cast<double>(number);
      const double magnitude = std::fabs(cost);
      if (magnitude <= largest_small) {
        seen.small_integers &= static_cast<double>(static_cast<std::int32_t>(cost)) == cost;
      } else if (!std::isfinite(cost)) {
        seen.invalid |= !(cost > 0);
        continue;
      } else {
        seen.small_integers = false;
      }
      seen.largest = std::max(seen.largest, magnitude);
      cheapest = std::min(cheapest, cost);
    }
    if (!std::isfinite(cheapest)) continue;
    seen.dearest_row = std::max(seen.dearest_row, cheapest);
    seen.most_negative = std::max(seen.most_negative, -cheapest);
  }
  seen.positive = seen.largest > seen.most_negative || seen.dearest_row > 0;
  return seen;
}

// Costs × 2^exponent, those above `cap` taken for it.
struct Scaling {
  int exponent;
  double sign;
  double cap;
};

template <class Number>
[[nodiscard]] DenseSolution solve_scaled(const StridedCosts<Number>& matrix, const Scaling& scaling, Meter& meter) {
  // A power of two may be too large for a double; its two halves are not.
  const double first = scaling.sign * std::ldexp(1.0, scaling.exponent / 2);
  const double second = std::ldexp(1.0, scaling.exponent - scaling.exponent / 2);
  const auto cap = static_cast<std::int64_t>(std::nearbyint(scaling.cap * std::fabs(first) * second));
  return solve_copy<std::int64_t>(
      matrix,
      [=, sign = scaling.sign, most = scaling.cap](Number cost) {
        if (!std::isfinite(cost)) return forbidden<std::int64_t>;
        if (sign * static_cast<double>(cost) >= most) return cap;
        return static_cast<std::int64_t>(std::nearbyint(static_cast<double>(cost) * first * second));
      },
      meter);
}

// With all magnitudes up to `largest`.
template <class Number>
[[nodiscard]] DenseSolution solve_up_to(const StridedCosts<Number>& matrix, const DoublesSeen& seen, double sign,
                                        double cap, Meter& meter) {
  const int top = std::ilogb(std::max(cap, seen.most_negative)) + 1;
  const int bits = seen.positive && seen.most_negative > 0 ? 56 : 57;
  DenseSolution solution = solve_scaled(matrix, {bits - top, sign, cap}, meter);
  if (!solution.overflow) return solution;
  // Forbidden entries, and an optimum that cannot do without large duals: at fewer bits they always fit.
  const int fewer = bits - 1 - static_cast<int>(std::bit_width(static_cast<std::uint64_t>(matrix.rows()) + 2));
  return solve_scaled(matrix, {fewer - top, sign, cap}, meter);
}

template <class Number>
[[nodiscard]] bool uses_above(const StridedCosts<Number>& matrix, const DenseSolution& solution, double sign,
                              double cap) {
  for (Eigen::Index row = 0; row < matrix.rows(); ++row) {
    const std::uint32_t column = solution.column_of_row[static_cast<std::size_t>(row)];
    if (column != DenseSolution::no_column && sign * static_cast<double>(matrix(row, column)) > cap) return true;
  }
  return false;
}

// Costs far above those that an assignment needs would take all the bits. They are capped: what is optimal with the cap and uses no
// capped cost is optimal without it, because a cap only makes assignments cheaper.
template <class Number>
[[nodiscard]] DenseSolution solve_doubles(const StridedCosts<Number>& matrix, const DoublesSeen& seen, double sign,
                                          Meter& meter) {
  constexpr int first_headroom = 6, more_headroom = 12;
  const double needed = std::max(seen.dearest_row, seen.most_negative);
  for (int headroom = first_headroom;; headroom += more_headroom) {
    const double cap = std::ldexp(needed, headroom);
    if (!(cap < seen.largest / 2) || cap == 0) return solve_up_to(matrix, seen, sign, seen.largest, meter);
    DenseSolution solution = solve_up_to(matrix, seen, sign, cap, meter);
    if (!solution.complete || solution.infeasible || !uses_above(matrix, solution, sign, cap)) return solution;
  }
}

template <class Number>
[[nodiscard]] DenseSolution solve_numbers(const StridedCosts<Number>& matrix, bool maximise,
                                          Meter& meter) requires std::is_floating_point_v<Number> {
  const double sign = maximise ? -1 : 1;
  const DoublesSeen seen = look(matrix, sign);
  if (seen.invalid) return {};
  if (!seen.small_integers) return solve_doubles(matrix, seen, sign, meter);
  return solve_copy<std::int32_t>(
      matrix,
      [maximise](Number cost) {
        if (!std::isfinite(cost)) return forbidden<std::int32_t>;
        return maximise ? -static_cast<std::int32_t>(cost) : static_cast<std::int32_t>(cost);
      },
      meter);
}

// ---- the answer ----------------------------------------------------------------------------------------------------------------

[[nodiscard]] DenseAnswer answer_of(const DenseSolution& solution, bool transposed) {
  DenseAnswer answer;
  answer.overflow = solution.overflow;
  answer.infeasible = solution.infeasible;
  answer.invalid = !solution.overflow && !solution.infeasible && !solution.complete;
  if (!solution.complete || solution.infeasible) return answer;
  const std::vector<std::uint32_t>& columns = solution.column_of_row;
  answer.rows.resize(columns.size());
  std::iota(answer.rows.begin(), answer.rows.end(), std::int64_t{0});
  if (!transposed) {
    answer.columns.assign(columns.begin(), columns.end());
    return answer;
  }
  std::ranges::sort(answer.rows, {}, [&](std::int64_t row) { return columns[static_cast<std::size_t>(row)]; });
  answer.columns = answer.rows;
  for (std::int64_t& row : answer.rows) row = columns[static_cast<std::size_t>(row)];
  return answer;
}

template <class Number>
[[nodiscard]] StridedCosts<Number> across(const StridedCosts<Number>& matrix) {
  return {matrix.data(), matrix.cols(), matrix.rows(), Strides(matrix.innerStride(), matrix.outerStride())};
}

}  // namespace

DenseAnswer assign_dense(const DenseNumbers& costs, bool maximise, Meter& meter) {
  return std::visit(
      [&](const auto& matrix) {
        if (matrix.size() == 0) return DenseAnswer{};
        const bool transposed = matrix.rows() > matrix.cols();
        return answer_of(solve_numbers(transposed ? across(matrix) : matrix, maximise, meter), transposed);
      },
      costs);
}

}  // namespace koppel::python
