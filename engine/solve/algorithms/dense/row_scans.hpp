// row scans: the loops over one row of a dense matrix, in vectors as wide as the processor has.
//
// Problem:    a dense assignment spends all its time reading rows; one program has to do that well on every processor.
// Promise:    the same answer on every processor: ties go to the lowest column, whatever the width.
// Complexity: O(columns) each.
// Errors:     none; 1 ≤ columns < 2^31, and no key leaves its type.
//
//   const RowScans<std::int32_t>& scans = row_scans<std::int32_t>();
//   const BestTwo<std::int32_t> best = scans.best_two(row, packed, columns);
//
// Keys. A column's price v and whether it is assigned (a = 1) or free (a = 0) are packed into one number, 2v − a. So the *key* of an
// entry, 2·cost − packed = 2·(cost − v) + a, orders columns by reduced cost and prefers free ones among equals.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

namespace koppel::dense {

template <class Cost>
struct BestTwo {
  Cost least = 0;   // the smallest key
  Cost second = 0;  // the second smallest: equal to `least` on ties, the type's maximum where there is one column only
  std::uint32_t column = 0;
};

template <class Cost>
struct Nearest {
  Cost key = 0;
  std::uint32_t column = 0;
};

template <class Cost>
struct Extent {
  Cost smallest = 0;
  Cost largest = 0;
};

// What a search for a shortest path knows of the columns.
template <class Cost>
struct Frontier {
  static constexpr Cost done = -1;  // as a key: of a column that the search has passed; all other keys are at least 0

  Cost* key;        // 2·distance + assigned, smallest seen so far
  Cost* came_from;  // the row by which it was reached
};

template <class Cost>
struct RowScans {
  const char* name;  // of the instruction set
  BestTwo<Cost> (*best_two)(const Cost* row, const Cost* packed, std::size_t columns);
  // Offers each column the key 2·cost − packed + offset by way of row `from`, and returns the nearest column that is not done.
  Nearest<Cost> (*relax)(const Cost* row, const Cost* packed, std::size_t columns, Cost offset, Cost from,
                         Frontier<Cost> frontier);
  // Lowers minima[j mod stripes] to the keys; stripes is a multiple of 64.
  void (*lower_stripes)(const Cost* row, const Cost* packed, std::size_t columns, Cost* minima, std::size_t stripes);
  // Writes the columns with a key of at most `limit`, rising, and returns their number.
  std::size_t (*collect)(const Cost* row, const Cost* packed, std::size_t columns, Cost limit, std::uint32_t* found);
  // Lowers each column's minimum to the row's cost, and returns the row's extent.
  Extent<Cost> (*lower_minima)(const Cost* row, std::size_t columns, Cost* minima);
};

// The widest that this processor has.
template <class Cost>
[[nodiscard]] const RowScans<Cost>& row_scans();

// All that this processor has, the narrowest first.
template <class Cost>
[[nodiscard]] std::span<const RowScans<Cost>* const> all_row_scans();

}  // namespace koppel::dense
