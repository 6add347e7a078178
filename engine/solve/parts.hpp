// Parts of a problem solved apart, and their answers put together.
//
// Problem:    each part of a Partition has its own optimum and its own proof; the user wants one of each.
// Promise:    the sum of the parts' optima is the optimum of the whole (vectors of levels add up in their order), the duals side by side
//             prove it. The answer depends on neither the number of threads nor their order. With an infeasible part the
//             violated set of the first one. Stopped: every part's best so far, and the sum of their bounds. A limit on work is
//             shared out among the parts by their edges, so it stays repeatable.
//             All-or-nothing: where several parts needed a search tree, the leaves of the whole are all combinations of theirs; where
//             those would be too many, these parts are solved in one tree together.
// Complexity: the sum of the parts, divided by the threads; memory for a copy of the parts that are being solved at one time.
// Errors:     as solve().
//
//   Partition partition(problem);
//   if (partition.pays()) return solve_parts(problem, std::move(partition), options.limits, {}).outcome;
#pragma once

#include "graph/outcome.hpp"
#include "solve/components.hpp"
#include "solve/lexicographic.hpp"

namespace koppel {

struct PartsAnswer {
  Outcome outcome;
  bool choice = false;  // the optimum is not the only one; only asked of settled problems without all-or-nothing rules
};

[[nodiscard]] PartsAnswer solve_parts(const Problem& problem, Partition partition, const Limits& limits,
                                      const LexicographicOptions& options, bool ask_choice = false);

}  // namespace koppel
