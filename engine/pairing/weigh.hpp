// weigh: from a market to a weighted bipartite problem, with the reasons beside each edge.
//
// Problem:    which pairs are possible, and what is each worth?
// Promise:    exactly the pairs that break no hard rule (pins excepted) become edges; weights are integers (points × 10^6).
//             Candidates come from inverted indexes (skills, slots, languages) and a spatial grid, never from all pairs.
// Complexity: close to linear in the number of surviving pairs.
// Errors:     findings as warnings (a pin that breaks a rule, a request without a known place, …); one is an error, after which the
//             problem must not be solved: hours-unsupported, for budgets that the candidate pairs could exceed (pairing/hours.hpp).
//
//   Weighed weighed = weigh(market, setting, Limits{});
//   Outcome outcome = solve_with_lottery(weighed.problem, setting.profile.seed);
#pragma once

#include <string>
#include <vector>

#include "base/finding.hpp"
#include "base/progress.hpp"
#include "graph/problem.hpp"
#include "model/market.hpp"
#include "model/setting.hpp"
#include "pairing/assess.hpp"

namespace koppel {

struct Weighed {
  Problem problem;                           // ranges, edges, pins, external ids, scale 10^6; no levels yet
  std::vector<Weight> weights;               // by EdgeId
  std::vector<Breakdown> breakdowns;         // by EdgeId; sums to the weight
  std::vector<std::int32_t> distances;       // by EdgeId, metres; -1 where a place is unknown
  std::vector<EdgeId> pinned_against_rules;  // sorted
  Findings findings;
};

[[nodiscard]] Weighed weigh(const Market& market, const Setting& setting, const Limits& limits = {});

}  // namespace koppel
