// Numbers with one part per level, compared lexicographically: the weights, duals and lengths of ordered objectives.
//
// Problem:    an ordered objective needs lengths such as (0 pairs, 17 weight), where no weight may ever outdo a pair.
// Promise:    an ordered group: a ≤ b implies a + c ≤ b + c. So shortest paths and complementary slackness work as with single numbers.
// Complexity: O(levels), the loops unrolled.
// Errors:     sums are not checked: parts within the bounds below can be added as the search does without leaving 64 bits, and fits()
//             tells when a part has left them.
//
//   LexVector<2> slack = offer.dual + request.dual - weight;
//   if (slack < LexVector<2>{}) take(edge);
#pragma once

#include <array>
#include <cstddef>
#include <limits>

#include "base/weight.hpp"

namespace koppel::warm {

inline constexpr Weight dual_bound = Weight{1} << 58;    // of weights, steps of gains and duals
inline constexpr Weight length_bound = Weight{1} << 60;  // of lengths of paths

template <std::size_t levels>
struct LexVector {
  std::array<Weight, levels> part{};

  // Longer than every path.
  static constexpr LexVector unreached() {
    LexVector vector;
    vector.part[0] = std::numeric_limits<Weight>::max();
    return vector;
  }

  [[nodiscard]] bool fits(Weight bound) const {
    bool within = true;
    for (const Weight one : part) within = within && -bound <= one && one <= bound;
    return within;
  }

  LexVector& operator+=(const LexVector& other) {
    for (std::size_t l = 0; l < levels; ++l) part[l] += other.part[l];
    return *this;
  }
  LexVector& operator-=(const LexVector& other) {
    for (std::size_t l = 0; l < levels; ++l) part[l] -= other.part[l];
    return *this;
  }
  friend LexVector operator+(LexVector a, const LexVector& b) { return a += b; }
  friend LexVector operator-(LexVector a, const LexVector& b) { return a -= b; }
  friend LexVector operator-(const LexVector& a) { return LexVector{} - a; }

  friend bool operator==(const LexVector&, const LexVector&) = default;
  friend bool operator<(const LexVector& a, const LexVector& b) {
    for (std::size_t l = 0; l + 1 < levels; ++l) {
      if (a.part[l] != b.part[l]) return a.part[l] < b.part[l];
    }
    return a.part[levels - 1] < b.part[levels - 1];
  }
};

}  // namespace koppel::warm
