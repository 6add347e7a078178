// Synthetic problems: seeded bipartite graphs of any size, for trying solvers out and for measuring them.
//
// Promise:    the same options give the same problem on every machine (own generator, integers only). Every request has `degree`
//             different offers, or all of them where there are fewer; capacities and weights are drawn evenly from their ranges.
// Complexity: O(edges log degree).
// Errors:     none; more than 2^32 - 2 edges: std::invalid_argument (as BipartiteGraph).
//
//   SyntheticProblem made = synthetic_problem({.offers = 200, .requests = 1'000, .seed = 11});
#pragma once

#include <cstdint>
#include <vector>

#include "graph/instance.hpp"

namespace koppel {

struct SyntheticShape {
  std::uint32_t offers = 200, requests = 1'000;
  std::uint32_t degree = 20;
  std::uint32_t largest_capacity = 5;  // of an offer, from 1; a request wants one
  std::uint32_t largest_weight = 1'000;
  std::uint64_t seed = 1;
};

struct SyntheticProblem {
  Instance instance;  // ids "s1", "s2", … and "d1", "d2", …
  std::vector<Weight> weights;
};
[[nodiscard]] SyntheticProblem synthetic_problem(const SyntheticShape& shape);

}  // namespace koppel
