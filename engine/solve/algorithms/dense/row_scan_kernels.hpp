// row scan kernels: the loops of row_scans.hpp, written once for vectors of any width.
//
// Each row_scans_*.cpp includes this file once, under the instruction set that it is for, and nowhere else. Everything here is
// internal to that file, and uses nothing of the standard library: an inline function compiled for one processor must not
// be the one that the linker keeps for all.
//
// (Constructors are written out: implicit ones would miss the instruction set.)
//
// Vectors are GCC's and Clang's vector extensions. A width of one element is a plain number: the same code then serves rows
// that are shorter than a vector.
#pragma once

#include "solve/algorithms/dense/row_scans.hpp"

namespace koppel::dense {
namespace {

template <class Cost>
struct Integer;
template <>
struct Integer<std::int32_t> {
  using Unsigned = std::uint32_t;
  static constexpr std::int32_t top = INT32_MAX;
};
template <>
struct Integer<std::int64_t> {
  using Unsigned = std::uint64_t;
  static constexpr std::int64_t top = INT64_MAX;
};

template <class Element, std::size_t count>
struct Vector {
  typedef Element Type __attribute__((vector_size(count * sizeof(Element))));
};
template <class Element>
struct Vector<Element, 1> {
  typedef Element Type;
};

template <class Cost, std::size_t width>
struct Kernels {
  using Unsigned = typename Integer<Cost>::Unsigned;
  using Lanes = typename Vector<Cost, width>::Type;
  using UnsignedLanes = typename Vector<Unsigned, width>::Type;
  using One = Kernels<Cost, 1>;
  static constexpr Cost top = Integer<Cost>::top;
  static constexpr Cost numbers[] = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15};

  static inline Lanes load(const Cost* from) {
    Lanes lanes;
    __builtin_memcpy(&lanes, from, sizeof lanes);
    return lanes;
  }
  static inline void store(Cost* to, Lanes lanes) { __builtin_memcpy(to, &lanes, sizeof lanes); }
  static inline Lanes all(Cost value) { return value - Lanes{}; }
  static inline Lanes keys(const Cost* row, const Cost* packed) {
    const Lanes cost = load(row);
    return cost + cost - load(packed);
  }

  // 0, 1, 2, …
  static inline Lanes lane_numbers() { return load(numbers); }

  // Per lane: the smallest key, its column, and the second smallest key. On ties the lowest column.
  struct TwoSmallest {
    Lanes least, second, column;

    inline TwoSmallest() : least(all(top)), second(all(top)), column(all(0)) {}
    inline TwoSmallest(const Cost* leasts, const Cost* seconds, const Cost* columns)
        : least(load(leasts)), second(load(seconds)), column(load(columns)) {}

    // Columns must come in rising order.
    inline void see(Lanes key, Lanes at) {
      const Lanes loser = key > least ? key : least;
      second = loser < second ? loser : second;
      column = key < least ? at : column;
      least = key < least ? key : least;
    }
    inline void join(const TwoSmallest& other) {
      const Lanes loser = other.least > least ? other.least : least;
      second = loser < second ? loser : second;
      second = other.second < second ? other.second : second;
      const Lanes lower = other.column < column ? other.column : column;
      column = other.least == least ? lower : other.least < least ? other.column : column;
      least = other.least < least ? other.least : least;
    }
  };

  static BestTwo<Cost> best_two(const Cost* row, const Cost* packed, std::size_t columns) {
    if (columns < width) return One::best_two(row, packed, columns);
    TwoSmallest even, odd;
    Lanes at = lane_numbers();
    std::size_t j = 0;
    for (; j + 2 * width <= columns; j += 2 * width, at += static_cast<Cost>(2 * width)) {
      even.see(keys(row + j, packed + j), at);
      odd.see(keys(row + j + width, packed + j + width), at + static_cast<Cost>(width));
    }
    if (j + width <= columns) {
      even.see(keys(row + j, packed + j), at);
      j += width;
    }
    even.join(odd);
    if (j < columns) {  // the last vector overlaps what has been seen
      const std::size_t begin = columns - width;
      const Lanes seen = all(static_cast<Cost>(j - begin));
      const Lanes key = lane_numbers() >= seen ? keys(row + begin, packed + begin) : all(top);
      even.see(key, lane_numbers() + static_cast<Cost>(begin));
    }
    return best_of(even);
  }

  // Joins the upper half of the lanes into the lower, until there is but one.
  static inline BestTwo<Cost> best_of(const TwoSmallest& seen) {
    if constexpr (width == 1) {
      return {seen.least, seen.second, static_cast<std::uint32_t>(seen.column)};
    } else {
      constexpr std::size_t half = width / 2;
      using Half = Kernels<Cost, half>;
      Cost least[width], second[width], column[width];
      store(least, seen.least);
      store(second, seen.second);
      store(column, seen.column);
      typename Half::TwoSmallest joined(least, second, column);
      joined.join(typename Half::TwoSmallest(least + half, second + half, column + half));
      return Half::best_of(joined);
    }
  }

  // Per lane: the smallest key of a column that is not done, and that column. Done columns have the key −1: the largest
  // there is without a sign, and smaller than any offer with one.
  struct Smallest {
    UnsignedLanes key;
    Lanes column;

    inline Smallest() : key((UnsignedLanes)all(Frontier<Cost>::done)), column(all(0)) {}
    inline Smallest(const Cost* keys, const Cost* columns) : key((UnsignedLanes)load(keys)), column(load(columns)) {}

    // Columns must come in rising order.
    inline void see(UnsignedLanes seen, Lanes at) {
      column = seen < key ? at : column;
      key = seen < key ? seen : key;
    }
    inline void join(const Smallest& other) {
      const Lanes lower = other.column < column ? other.column : column;
      column = other.key == key ? lower : other.key < key ? other.column : column;
      key = other.key < key ? other.key : key;
    }
  };

  // Offers keys to the columns from j on; returns what they have then.
  static inline UnsignedLanes offer(Lanes keys_offered, Lanes from, Frontier<Cost> frontier, std::size_t j) {
    const Lanes old = load(frontier.key + j), old_from = load(frontier.came_from + j);
    const Lanes now = keys_offered < old ? keys_offered : old;
    store(frontier.key + j, now);
    store(frontier.came_from + j, keys_offered < old ? from : old_from);
    return (UnsignedLanes)now;
  }

  static Nearest<Cost> relax(const Cost* row, const Cost* packed, std::size_t columns, Cost offset, Cost from,
                             Frontier<Cost> frontier) {
    if (columns < width) return One::relax(row, packed, columns, offset, from, frontier);
    const Lanes offsets = all(offset), froms = all(from);
    Smallest even, odd;
    Lanes at = lane_numbers();
    std::size_t j = 0;
    for (; j + 2 * width <= columns; j += 2 * width, at += static_cast<Cost>(2 * width)) {
      const std::size_t next = j + width;
      even.see(offer(keys(row + j, packed + j) + offsets, froms, frontier, j), at);
      odd.see(offer(keys(row + next, packed + next) + offsets, froms, frontier, next), at + static_cast<Cost>(width));
    }
    if (j + width <= columns) {
      even.see(offer(keys(row + j, packed + j) + offsets, froms, frontier, j), at);
      j += width;
    }
    even.join(odd);
    if (j < columns) {  // the last vector overlaps what has been seen: the same offers again change nothing
      const std::size_t last = columns - width;
      even.see(offer(keys(row + last, packed + last) + offsets, froms, frontier, last),
               lane_numbers() + static_cast<Cost>(last));
    }
    return nearest_of(even);
  }

  static inline Nearest<Cost> nearest_of(const Smallest& seen) {
    if constexpr (width == 1) {
      return {static_cast<Cost>(seen.key), static_cast<std::uint32_t>(seen.column)};
    } else {
      constexpr std::size_t half = width / 2;
      using Half = Kernels<Cost, half>;
      Cost key[width], column[width];
      store(key, (Lanes)seen.key);
      store(column, seen.column);
      typename Half::Smallest joined(key, column);
      joined.join(typename Half::Smallest(key + half, column + half));
      return Half::nearest_of(joined);
    }
  }

  static void lower_stripes(const Cost* row, const Cost* packed, std::size_t columns, Cost* minima,
                            std::size_t stripes) {
    std::size_t begin = 0;
    for (; begin + stripes <= columns; begin += stripes) {
      for (std::size_t k = 0; k < stripes; k += width) {
        const Lanes key = keys(row + begin + k, packed + begin + k), least = load(minima + k);
        store(minima + k, key < least ? key : least);
      }
    }
    for (std::size_t k = 0; begin + k < columns; ++k) {
      const Cost key = One::keys(row + begin + k, packed + begin + k);
      if (key < minima[k]) minima[k] = key;
    }
  }

  static inline bool any(Lanes mask) {
    Cost lanes[width];
    store(lanes, mask);
    Cost set = 0;
    for (std::size_t k = 0; k < width; ++k) set |= lanes[k];
    return set != 0;
  }

  static std::size_t collect(const Cost* row, const Cost* packed, std::size_t columns, Cost limit,
                             std::uint32_t* found) {
    constexpr std::size_t at_once = 4;  // vectors looked at together: hits are rare
    const Lanes limits = all(limit);
    std::size_t count = 0, j = 0;
    for (; j + at_once * width <= columns; j += at_once * width) {
      Lanes hits[at_once];
      for (std::size_t k = 0; k < at_once; ++k) {
        const std::size_t at = j + k * width;
        hits[k] = keys(row + at, packed + at) <= limits ? all(-1) : all(0);
      }
      if (!any(hits[0] | hits[1] | hits[2] | hits[3])) continue;
      for (std::size_t k = 0; k < at_once; ++k) {
        Cost hit[width];
        store(hit, hits[k]);
        for (std::size_t lane = 0; lane < width; ++lane) {
          found[count] = static_cast<std::uint32_t>(j + k * width + lane);
          count += hit[lane] != 0;
        }
      }
    }
    for (; j < columns; ++j) {
      found[count] = static_cast<std::uint32_t>(j);
      count += One::keys(row + j, packed + j) <= limit;
    }
    return count;
  }

  static Extent<Cost> lower_minima(const Cost* row, std::size_t columns, Cost* minima) {
    if (columns < width) return One::lower_minima(row, columns, minima);
    Lanes smallest = load(row), largest = smallest;
    std::size_t j = 0;
    while (true) {
      const Lanes cost = load(row + j), least = load(minima + j);
      store(minima + j, cost < least ? cost : least);
      smallest = cost < smallest ? cost : smallest;
      largest = cost > largest ? cost : largest;
      if (j + width == columns) break;
      j = j + 2 * width <= columns ? j + width : columns - width;  // the last vector may overlap the one before
    }
    Cost low[width], high[width];
    store(low, smallest);
    store(high, largest);
    Extent<Cost> extent{low[0], high[0]};
    for (std::size_t k = 1; k < width; ++k) {
      if (low[k] < extent.smallest) extent.smallest = low[k];
      if (high[k] > extent.largest) extent.largest = high[k];
    }
    return extent;
  }

  static constexpr RowScans<Cost> table(const char* name) {
    return {name, best_two, relax, lower_stripes, collect, lower_minima};
  }
};

}  // namespace
}  // namespace koppel::dense
