// Which of the common time slots each pair is proposed.
//
// Problem:    one person cannot be in two places at once.
// Promise:    the pairs of one offer that name slots get distinct ones wherever a distinct choice exists (a maximum matching of its
//             pairs with their slots); otherwise the rest keep their first common slot and a `slot_clash` warning names the offer
//             and how many pairs compete.
// Complexity: O(pairs · slots) for each pair of an offer.
// Errors:     none.
//
//   std::vector<Finding> clashes = propose_slots(market, plan.pairs);
#pragma once

#include <vector>

#include "base/finding.hpp"
#include "explain/plan.hpp"

namespace koppel {

// Fills in `slot` of every pair from its `slots`; the pairs are in any order.
[[nodiscard]] std::vector<Finding> propose_slots(const Market& market, std::vector<PlanPair>& pairs);

}  // namespace koppel
