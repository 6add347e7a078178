// What the exact promises have in common: which levels, on which instance.
//
// Promise:    looks at the numbers of a level, not only at its kind: a level that calls itself "weight" with other weights is a fault.
//             Levels drawn by lot may follow those that were promised. A level for the pairs kept is promised where there is an earlier
//             matching, and only there.
// Complexity: O(edges + nodes).
// Errors:     as faults: levels_not_promised, instance_differs.
//
//   return exact_faults(claim, claim.instance, {LevelKind::pairs, LevelKind::weight});
#pragma once

#include <vector>

#include "certify/promises.hpp"

namespace koppel::certify {

// What a level must count. The kind says it, but for one that counts pairs by a rule of the strategy's own: there these numbers do, by EdgeId.
struct WantedLevel {
  WantedLevel(LevelKind level_kind,
              std::vector<Weight> numbers = {})  // NOLINT(google-explicit-constructor): a kind says it
      : kind(level_kind), edge_weights(std::move(numbers)) {}
  LevelKind kind;
  std::vector<Weight> edge_weights;
};

// `instance`: what the problem must be about; the claim's own, or one with ranges that the strategy's name asks for.
[[nodiscard]] std::vector<VerdictFault> exact_faults(const Claim& claim, const Instance& instance,
                                                     const std::vector<WantedLevel>& levels);

}  // namespace koppel::certify
