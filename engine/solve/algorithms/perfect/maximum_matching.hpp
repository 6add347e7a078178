// A largest matching in a bipartite graph, made from one that is there already.
//
// Problem:    can everybody be matched at all? An auction that cannot succeed would raise its prices for ever.
// Promise:    on return `holder` (by offer: its request, or none) is a matching with as many pairs as any has, and the size is returned;
//             nothing when the meter said stop (then `holder` is some matching).
// Complexity: O(edges · √requests) (Hopcroft & Karp 1973); from a nearly perfect matching mostly a few passes.
// Errors:     none; `holder` must be a matching of the graph. Capacities are not read.
//
//   std::optional<Index> pairs = largest_matching(problem, holder, meter);
#pragma once

#include <optional>

#include "solve/algorithms/perfect/perfect_rows.hpp"

namespace koppel::perfect {

[[nodiscard]] std::optional<Index> largest_matching(const KernelProblem& problem, HugeVector<Index>& holder,
                                                    Meter& meter);

}  // namespace koppel::perfect
