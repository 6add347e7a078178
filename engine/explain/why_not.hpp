// why_not: what it would cost to make one pair all the same.
//
// Problem:    "why not me?" deserves more than "somebody else had more points".
// Promise:    the problem is solved again with the pair pinned: the changes are those of an optimum with it, and among all such optima of
//             one that keeps the most pairs of the matching. A lottery decides nothing here.
// Complexity: one solve.
// Errors:     none; a status without a matching (infeasible: a pin, a promise or a capacity stands in the way) leaves the lists empty.
//
//   WhyNot answer = why_not(weighed, problem, matching, *problem.graph().find(offer, request));
#pragma once

#include <cstdint>
#include <vector>

#include "base/progress.hpp"
#include "graph/outcome.hpp"
#include "pairing/weigh.hpp"

namespace koppel {

struct WhyNot {
  Status status = Status::infeasible;
  std::vector<EdgeId> gone, come;  // sorted; `come` holds the pair itself
  std::int64_t served_change = 0;  // requests
  WideWeight weight_change = 0;    // scale 10^6
};

// `solved`: the problem as it was solved, `matching` (sorted) its optimum.
[[nodiscard]] WhyNot why_not(const Weighed& weighed, const Problem& solved, const std::vector<EdgeId>& matching,
                             EdgeId edge, const Limits& limits = {});

}  // namespace koppel
