// Dense costs: a NumPy matrix of any number type and any strides, as the costs of a dense assignment.
//
// Problem:    SciPy's linear_sum_assignment takes doubles; the engine's kernel takes integers and proves with them.
// Promise:    integers are taken as they are (int32 and int64 where they lie, when each row lies together and nothing is to be negated).
//             Doubles that are all small integers become those. Others are multiplied by a power of two that brings the largest magnitude
//             just below 2^57 (2^56 with both signs) and rounded; numbers that NumPy draws from [0, 1) stay exact. Costs far above what an
//             assignment needs are left out of account first, so that they take no bits from the others.
//             +∞ (maximising: −∞) forbids.
// Complexity: one pass to look, one to convert; again where the assignment needs costs that were left out.
// Errors:     `invalid`: NaN, or an infinity that does not forbid. `infeasible`: no assignment of the shorter side. `overflow`: integers 2^58 or
//             more apart.
//
//   const DenseAnswer answer = assign_dense(StridedCosts<double>(data, 3, 4, {4, 1}), maximise, meter);
#pragma once

#include <Eigen/Core>
#include <cstdint>
#include <variant>
#include <vector>

#include "solve/meter.hpp"

namespace koppel::python {

// NumPy's own memory: entry (r, c) lies r·outer + c·inner numbers from the first; strides may be negative.
using Strides = Eigen::Stride<Eigen::Dynamic, Eigen::Dynamic>;
template <class Number>
using StridedCosts =
    Eigen::Map<const Eigen::Matrix<Number, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>, Eigen::Unaligned, Strides>;

template <class... Number>
using CostsOfAny = std::variant<StridedCosts<Number>...>;
using DenseNumbers = CostsOfAny<std::int8_t, std::int16_t, std::int32_t, std::int64_t, std::uint8_t, std::uint16_t,
                                std::uint32_t, std::uint64_t, float, double>;

struct DenseAnswer {
  std::vector<std::int64_t> rows, columns;  // of each pair, rows rising
  bool invalid = false;
  bool infeasible = false;
  bool overflow = false;
};

[[nodiscard]] DenseAnswer assign_dense(const DenseNumbers& costs, bool maximise, Meter& meter);

}  // namespace koppel::python
