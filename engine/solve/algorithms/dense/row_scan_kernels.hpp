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

  // Per lane: the smallest key, where its vector began, and the second smallest key.
  struct TwoSmallest {
    Lanes least, second, begin;

    inline TwoSmallest() : least(all(top)), second(all(top)), begin(all(0)) {}

    inline void see(Lanes key, std::size_t at) {
      const Lanes loser = key > least ? key : least;
      second = loser < second ? loser : second;
      begin = key < least ? all(static_cast<Cost>(at)) : begin;
      least = key < least ? key : least;
    }
    // What another pair of lanes saw; on ties the vector that began first.
    inline void join(const TwoSmallest& other) {
      const Lanes loser = other.least > least ? other.least : least;
      second = loser < second ? loser : second;
      second = other.second < second ? other.second : second;
      const Lanes earlier = other.begin < begin ? other.begin : begin;
      begin = other.least < least ? other.begin : other.least == least ? earlier : begin;
      least = other.least < least ? other.least : least;
    }
  };

  static BestTwo<Cost> best_two(const Cost* row, const Cost* packed, std::size_t columns) {
    if (columns < width) return One::best_two(row, packed, columns);
    TwoSmallest even, odd;
    std::size_t j = 0;
    for (; j + 2 * width <= columns; j += 2 * width) {
      even.see(keys(row + j, packed + j), j);
      odd.see(keys(row + j + width, packed + j + width), j + width);
    }
    if (j + width <= columns) {
      even.see(keys(row + j, packed + j), j);
      j += width;
    }
    even.join(odd);
    if (j < columns) see_end(even, row, packed, columns, columns - j);
    return best_of(even);
  }

  // The last vector of a row, of which only `unseen` entries are new.
  static inline void see_end(TwoSmallest& seen, const Cost* row, const Cost* packed, std::size_t columns,
                             std::size_t unseen) {
    const std::size_t begin = columns - width;
    Cost key[width];
    store(key, keys(row + begin, packed + begin));
    for (std::size_t k = 0; k + unseen < width; ++k) key[k] = top;
    seen.see(load(key), begin);
  }

  static inline BestTwo<Cost> best_of(const TwoSmallest& seen) {
    Cost least[width], second[width], begin[width];
    store(least, seen.least);
    store(second, seen.second);
    store(begin, seen.begin);
    BestTwo<Cost> best{least[0], second[0], static_cast<std::uint32_t>(begin[0])};
    for (std::size_t k = 1; k < width; ++k) {
      const std::uint32_t column = static_cast<std::uint32_t>(begin[k]) + static_cast<std::uint32_t>(k);
      const Cost loser = least[k] > best.least ? least[k] : best.least;
      if (loser < best.second) best.second = loser;
      if (second[k] < best.second) best.second = second[k];
      if (least[k] < best.least || (least[k] == best.least && column < best.column)) best.column = column;
      if (least[k] < best.least) best.least = least[k];
    }
    return best;
  }

  // Per lane: the smallest key of a column that is not done, and where its vector began. Done columns have the key −1: the
  // largest there is without a sign, and smaller than any offer with one.
  struct Smallest {
    UnsignedLanes key;
    Lanes begin;

    inline Smallest() : key((UnsignedLanes)all(-1)), begin(all(0)) {}

    inline void see(Lanes seen, std::size_t at) {
      const UnsignedLanes other = (UnsignedLanes)seen;
      begin = other < key ? all(static_cast<Cost>(at)) : begin;
      key = other < key ? other : key;
    }
  };

  static inline void relax_vector(Smallest& nearest, const Cost* row, const Cost* packed, std::size_t j, Lanes offset,
                                  Lanes from, Frontier<Cost> frontier) {
    const Lanes offer = keys(row + j, packed + j) + offset;
    const Lanes old = load(frontier.key + j);
    const Lanes now = offer < old ? offer : old;
    store(frontier.key + j, now);
    store(frontier.came_from + j, offer < old ? from : load(frontier.came_from + j));
    nearest.see(now, j);
  }

  static Nearest<Cost> relax(const Cost* row, const Cost* packed, std::size_t columns, Cost offset, Cost from,
                             Frontier<Cost> frontier) {
    if (columns < width) return One::relax(row, packed, columns, offset, from, frontier);
    const Lanes offsets = all(offset), froms = all(from);
    Smallest nearest;
    std::size_t j = 0;
    for (; j + width <= columns; j += width) relax_vector(nearest, row, packed, j, offsets, froms, frontier);
    // The last vector overlaps the one before: the same offers again change nothing.
    if (j < columns) relax_vector(nearest, row, packed, columns - width, offsets, froms, frontier);

    Cost keys_of_lanes[width], begin[width];
    store(keys_of_lanes, (Lanes)nearest.key);
    store(begin, nearest.begin);
    Nearest<Cost> best{keys_of_lanes[0], static_cast<std::uint32_t>(begin[0])};
    for (std::size_t k = 1; k < width; ++k) {
      const Unsigned key = static_cast<Unsigned>(keys_of_lanes[k]), least = static_cast<Unsigned>(best.key);
      const std::uint32_t column = static_cast<std::uint32_t>(begin[k]) + static_cast<std::uint32_t>(k);
      if (key < least || (key == least && column < best.column)) best = {keys_of_lanes[k], column};
    }
    return best;
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
