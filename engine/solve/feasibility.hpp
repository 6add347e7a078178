// A first matching that meets every lower bound, or the proof that there is none.
//
// Problem:    lower bounds, pins and groups may contradict one another.
// Promise:    a matching within all ranges, or a violated set with multipliers −1, 0, +1 that certify/ accepts, of the violated cuts
//             found the one that touches the fewest nodes.
// Complexity: one level of the general solver (1 for each pair that a lower bound asks for).
// Errors:     none. Stopped by the meter: neither of the two.
//
//   Feasibility start = find_feasible(problem, tree, Face(problem), meter);
#pragma once

#include <optional>
#include <vector>

#include "graph/group_tree.hpp"
#include "solve/face.hpp"
#include "solve/meter.hpp"

namespace koppel {

struct Feasibility {
  std::optional<std::vector<EdgeId>> matching;
  std::optional<ViolatedSet> violated;
};

[[nodiscard]] Feasibility find_feasible(const Problem& problem, const GroupTree& tree, const Face& face, Meter& meter);

}  // namespace koppel
