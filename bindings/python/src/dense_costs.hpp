// Dense costs: a NumPy matrix of any number type and any strides, as the costs of a dense assignment.
//
// Problem:    SciPy's linear_sum_assignment takes doubles; the engine's kernel takes integers and proves with them.
// Promise:    integers are taken as they are (int32 and int64 in rows where they lie, when nothing is to be negated or transposed).
//             Doubles that are all small integers become those. Others are multiplied by a power of two that brings the largest magnitude
//             just below 2^57 (2^56 with both signs) and rounded; numbers that NumPy draws from [0, 1) stay exact. Costs far above what an
//             assignment needs are left out of account first, so that they take no bits from the others.
//             +∞ (maximising: −∞) forbids.
// Complexity: one pass to look, one to convert; again where the assignment needs costs that were left out.
// Errors:     `invalid`: NaN, or an infinity that does not forbid. `infeasible`: no assignment of the shorter side. `overflow`: integers 2^58 or
//             more apart.
//
//   const DenseAnswer answer = assign_dense(DenseInput{view, 3, 4, maximise}, meter);
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <variant>
#include <vector>

#include "solve/meter.hpp"

namespace koppel::python {

// Entry (r, c) lies at data + r·row_step + c·column_step bytes.
template <class Number>
struct Strided {
  const char* data;
  std::ptrdiff_t row_step, column_step;
  std::size_t rows, columns;

  [[nodiscard]] const Number& at(std::size_t row, std::size_t column) const {
    return *reinterpret_cast<const Number*>(data + static_cast<std::ptrdiff_t>(row) * row_step +
                                            static_cast<std::ptrdiff_t>(column) * column_step);
  }
  [[nodiscard]] Strided transposed() const { return {data, column_step, row_step, columns, rows}; }
  [[nodiscard]] bool in_rows() const {
    constexpr auto size = static_cast<std::ptrdiff_t>(sizeof(Number));
    return column_step == size && row_step == size * static_cast<std::ptrdiff_t>(columns);
  }
};

template <class... Number>
using StridedOfAny = std::variant<Strided<Number>...>;
using DenseNumbers = StridedOfAny<std::int8_t, std::int16_t, std::int32_t, std::int64_t, std::uint8_t, std::uint16_t,
                                  std::uint32_t, std::uint64_t, float, double>;

struct DenseAnswer {
  std::vector<std::int64_t> rows, columns;  // of each pair, rows rising
  bool invalid = false;
  bool infeasible = false;
  bool overflow = false;
};

[[nodiscard]] DenseAnswer assign_dense(const DenseNumbers& costs, bool maximise, Meter& meter);

}  // namespace koppel::python
