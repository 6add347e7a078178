// describe: from a solved problem to a plan that explains itself.
//
// Problem:    "why this one?", "why not me?", "whom should I recruit?" must have true answers.
// Promise:    every reason is exact: a Hall set is a deficient set of the graph, a relief marked `serves` was checked by an augmenting
//             path, a recruit's gain by solving again. At most three reserves per request, with capacity to spare; nobody is the first
//             reserve of more than two requests.
// Complexity: near linear in the edges for pairs and reserves; O(offers) assessments per request without a candidate; a handful of
//             cardinality solves for the advice.
// Errors:     none; an outcome without a matching gives a plan without pairs.
//
//   const Moments moments = choose_moments(market, slots_of_pairs(market, weighed, solved.outcome));
//   const Plan plan = describe(market, setting, weighed, solved, moments);
#pragma once

#include "explain/plan.hpp"
#include "graph/outcome.hpp"
#include "model/market.hpp"
#include "model/setting.hpp"
#include "moments/moments.hpp"
#include "pairing/weigh.hpp"
#include "result/result.hpp"

namespace koppel {

// The pairs of the matching with the slots that both sides have: what moments are chosen from.
[[nodiscard]] std::vector<PairSlots> slots_of_pairs(const Market& market, const Weighed& weighed,
                                                    const Outcome& outcome);

// `moments` are those of slots_of_pairs, in its order.
[[nodiscard]] Plan describe(const Market& market, const Setting& setting, const Weighed& weighed, const Solved& solved,
                            const Moments& moments, const Limits& limits = {});

// Only the requests that have no candidate at all, with their reasons: what `check` tells before any solving.
[[nodiscard]] std::vector<Unserved> explain_without_candidates(const Market& market, const Setting& setting,
                                                               const Weighed& weighed);

// The contents of result.json (no names, no labels, no times), hashes left for the caller to fill in.
[[nodiscard]] Result to_result(const Market& market, const Setting& setting, const Weighed& weighed,
                               const Solved& solved, const Plan& plan);

}  // namespace koppel
