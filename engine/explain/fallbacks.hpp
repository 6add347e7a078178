// Fallbacks: "and if she says no?", a whole answer for every pair of a proposal.
//
// Problem:    in a scarce market nobody has a place to spare for most requests, and yet there is a way out: one takes this request, another takes hers.
// Promise:    for each pair the proposal after that one decline: nobody who is served loses anybody, the request has as many people as before, what is pinned or promised stands, and
//             among those proposals as many served as can be, the fewest pairs change, the charges for people told are least
//             (graph/told_level.hpp), the total weight is largest. A pair without one has none: without that pair fewer places of requests can be filled.
//             Requests for several people or nobody count as decided. More fallbacks than free places: it is said of each (`sharing`).
// Complexity: one solve, then two short walks a pair (solve/warm.hpp). None above `most_requests_with_fallbacks` requests, or with groups.
// Errors:     none; where a limit ends the solve there are none.
//
//   for (const Fallback& fallback : find_fallbacks(weighed, solved, limits).all) show(fallback.moves);
#pragma once

#include <vector>

#include "base/progress.hpp"
#include "explain/plan.hpp"
#include "graph/outcome.hpp"
#include "pairing/weigh.hpp"

namespace koppel {

inline constexpr std::size_t most_requests_with_fallbacks = 5000;

struct Fallbacks {
  bool looked_for = false;    // false: too many requests, or no matching to start from
  std::vector<Fallback> all;  // sorted by request, declined offer
};

[[nodiscard]] Fallbacks find_fallbacks(const Weighed& weighed, const Solved& solved, const Limits& limits);

}  // namespace koppel
