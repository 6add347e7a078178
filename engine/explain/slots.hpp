// Which of the common time slots each pair is proposed.
//
// Problem:    one person cannot be in two places at once, and two people who help with one request should come together.
// Promise:    the pairs of one offer that name slots get distinct ones wherever a distinct choice exists (a maximum matching of its
//             pairs with their slots); a pair that is left has no moment, `slot_taken`, and a `slot_clash` warning names the offer.
//             Without giving that up, the people of one request get the same moment for as many requests as possible: exactly, by
//             a search over requests that hang together, as long as that takes no more than `most_steps` tries; beyond, as many
//             as were found. Where they differ all the same, `slot_apart` says so.
// Complexity: O(pairs · slots) for each pair of an offer and each try.
// Errors:     none.
//
//   std::vector<Finding> clashes = propose_slots(market, plan.pairs);
#pragma once

#include <vector>

#include "base/finding.hpp"
#include "explain/plan.hpp"

namespace koppel {

inline constexpr int most_slot_steps = 20'000;  // per group of requests that share people

// Fills in `slot` of every pair from its `slots`; the pairs are in any order.
[[nodiscard]] std::vector<Finding> propose_slots(const Market& market, std::vector<PlanPair>& pairs);

// The same for reserves, one by one: the moment of the request where it suits, else one at which the reserve is not asked elsewhere.
void propose_slots(const Assessor& assessor, const std::vector<PlanPair>& pairs, std::vector<Reserve>& reserves);

}  // namespace koppel
