// kernel: the agreed shape of a fast solver for the plain capacitated problem, one level at a time.
//
// Problem:    maximise Σ w_e·x_e with x_e ∈ {0, 1}, x(offer) ≤ offer_capacity, x(request) ≤ request_capacity; nothing has to be used.
// Promise:    with `complete`, integer duals u, v ≥ 0 such that Σ capacity·u + Σ capacity·v + Σ_e max(0, w_e − u − v) equals the
//             weight of the matching. Stopped early: a matching within the capacities, and duals (any are a bound).
// Complexity: of the algorithm behind it.
// Errors:     none; weights must leave room for the duals: nodes × max|w| < 2^62 (the façade checks before it calls).
//
//   KernelSolution solution = solve_auction(KernelProblem{...}, meter);
//
// Ordered objectives (served or pairs first, then weight) are made from it: an all-ones solve gives the first duals d; then the weights
// plus M on every edge, with M doubled until the number of pairs is the largest; the second duals are y − M·d, because on the first
// level's face the reduced costs coincide.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "base/ids.hpp"
#include "base/weight.hpp"
#include "solve/meter.hpp"

namespace koppel {

struct KernelProblem {
  std::span<const std::uint32_t> request_begin;  // requests + 1 entries
  std::span<const OfferId> edge_offer;           // rises within each row
  std::span<const Weight> edge_weight;           // by EdgeId; negative ones are never used
  std::span<const std::int32_t> offer_capacity;
  std::span<const std::int32_t> request_capacity;
};

struct KernelSolution {
  std::vector<EdgeId> matching;  // sorted
  std::vector<Weight> offer_dual;
  std::vector<Weight> request_dual;
  bool complete = false;  // false: stopped by the meter
};

}  // namespace koppel
