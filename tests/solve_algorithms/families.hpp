// The families of problems on which every algorithm is tested: drawn from a seed, the same on every machine.
//
//   for (const Family& family : all_families()) solve(family.draw(1));
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "support/problem_parts.hpp"

namespace koppel::test {

// Who must have a pair. Most algorithms know some of these forms only.
enum class Full : std::uint8_t {
  nobody,        // all ranges begin at 0
  smaller_side,  // [1, 1] on the smaller side, [0, 1] on the other (which is no smaller)
  everybody,     // [1, 1] on both sides, which are equal
  some           // any lower bounds
};

// What the problems of a family may have, beyond edges with weights.
struct Traits {
  Full full = Full::nobody;
  bool one_place = false;  // no range above 1
  bool groups = false, gains = false, pins = false, all_or_nothing = false;
  bool one_level = true;  // one of weights
  int bits = 30;          // of the largest weight, at most
};

enum class Feasible : std::uint8_t { always, sometimes, never };

struct Family {
  std::string name;
  Traits traits;
  std::uint64_t seeds;
  std::function<ProblemParts(std::uint64_t seed)> draw;
  Feasible feasible = Feasible::always;
  bool tiny = false;  // at most 20 edges: everything can be tried
  // Which algorithms must lead when they are named to solve(), and which one leads when none is (empty: not always the same).
  std::vector<std::string> led_by{};
  std::string leader{};
};

using Families = std::vector<Family>;

[[nodiscard]] const Families& all_families();

// Those of one level of weights and no other ranges than places.
[[nodiscard]] Families families_of_places();

}  // namespace koppel::test
