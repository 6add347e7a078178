// solve: one façade over the algorithms.
//
// Problem:    graph/problem.hpp. Promise: `optimal` always comes with a certificate that certify/ accepts; infeasible with a violated
//             set; a limit with the best matching so far and a bound. Connected components are solved apart, on
//             Limits::threads threads; the answer does not depend on their number. The caller's Progress is then called from any
//             of them, never by two at a time.
// Complexity: see solve/algorithms/; engine/solve/README.md says which algorithm when.
// Errors:     never throws for bad numbers: `overflow` is a status. A problem that validate() refuses is refused as InputError.
//
//   Outcome outcome = solve(problem, Limits{});
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/progress.hpp"
#include "graph/outcome.hpp"
#include "graph/problem.hpp"

namespace koppel {

struct SolveOptions {
  Limits limits;
  std::string algorithm{};  // empty: chosen by the documented rule
  // Start with the best so many edges of each request (0: a usual number); edges left out are priced with the duals and added until
  // none could improve, so that the proof covers all of them.
  std::size_t start_edges = 0;
};

[[nodiscard]] Outcome solve(const Problem& problem, const SolveOptions& options = {});

// True when the optimum of the problem (all levels) is not the only one: another matching has the same value on every level.
// `outcome` must be optimal with a LexDual. All-or-nothing rules and hours are not looked at, so with them "true" may be meant of a matching that
// breaks one; "false" is always right. O(levels × edges).
[[nodiscard]] bool has_other_optimum(const Problem& problem, const Outcome& outcome);

// Solves, with lottery levels drawn from `seed` after those of the goal until no tie remains (at least one, at most
// `max_blocks`; with all-or-nothing requests or hours exactly one). The problem that comes back has them.
[[nodiscard]] Solved solve_with_lottery(const Problem& problem, std::uint64_t seed, const SolveOptions& options = {},
                                        unsigned max_blocks = 4);

}  // namespace koppel
