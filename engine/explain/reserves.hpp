// Reserves: who is asked next when somebody declines.
//
// Problem:    plans break on unanswered calls; and the same popular person must not be everyone's way out.
// Promise:    only candidates with a place to spare that do not have the request yet. The first reserves are an optimum themselves:
//             as many requests as possible have one, nobody is the first of more than two, and among those the total weight is
//             largest. The second and the third are handed out in rounds, requests with fewest candidates to spare first: each
//             takes the candidate whose weight divided by one more than the reserve roles it has already is largest; equal ones:
//             the offer that comes first. A request without a first reserve has none.
// Complexity: one solve on the edges of offers with spare places, then O(edges) a round.
// Errors:     none; a solve that a limit ends gives the best so far.
//
//   std::vector<Reserve> reserves = find_reserves(weighed, outcome, setting.profile, limits);
#pragma once

#include <vector>

#include "base/progress.hpp"
#include "explain/plan.hpp"
#include "graph/outcome.hpp"
#include "model/profile.hpp"
#include "pairing/weigh.hpp"

namespace koppel {

inline constexpr int max_reserves = 3;
inline constexpr int max_first_reserve_roles = 2;

// Sorted by request, rank.
[[nodiscard]] std::vector<Reserve> find_reserves(const Weighed& weighed, const Outcome& outcome, const Profile& profile,
                                                 const Limits& limits);

// What is known of an edge, as a score.
[[nodiscard]] PairScore score_of(const Weighed& weighed, EdgeId edge);

}  // namespace koppel
