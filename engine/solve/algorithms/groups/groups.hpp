// One level over the general model, by the auction and balancing: the fast way where groups, lower bounds or gains stand in the auction's.
//
// Problem:    the best matching of a face on one level (as flow_level.hpp).
// Promise:    the optimum with duals that prove it; or nothing: where no matching is allowed, numbers leave no room or the meter said
//             stop. Needs no matching to begin with.
// Complexity: one auction, and one short search for every pair that the groups do not allow as it is.
// Errors:     none.
//
//   if (std::optional<LevelSolution> level = solve_by_balancing(problem, tree, face, problem.levels()[0], meter)) adopt(*level);
#pragma once

#include <optional>

#include "solve/algorithms/flow_level.hpp"

namespace koppel {

[[nodiscard]] std::optional<LevelSolution> solve_by_balancing(const Problem& problem, const GroupTree& tree,
                                                              const Face& face, const Level& level, Meter& meter);

}  // namespace koppel
