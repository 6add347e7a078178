// Branch and bound over "this pair, or not": proves a level where the bound of the whole problem does not.
//
// Problem:    between the Lagrangian's bound and the best matching a gap of a few units often remains.
// Promise:    where it ends, the tree and the duals of its leaves prove that nothing is better at the level than the best plan that is now
//             known (or, where none is known, that there is none). Better plans that it meets are kept.
// Complexity: some Lagrangian steps for each part of the tree; exponential in the worst case, bounded by the effort.
// Errors:     none.
//
//   if (auto proof = prove_by_branching(exact, level, start, best, effort)) certificate.levels.push_back(*proof);
#pragma once

#include <optional>

#include "graph/certificate.hpp"
#include "solve/planning/best_plan.hpp"
#include "solve/planning/effort.hpp"
#include "solve/planning/exact_bound.hpp"
#include "solve/planning/lagrangian.hpp"
#include "solve/planning/level_model.hpp"

namespace koppel::planning {

[[nodiscard]] std::optional<KnapsackLevel> prove_by_branching(ExactBound& exact, const LevelModel& level,
                                                              const LagrangianStart& start, BestPlan& best,
                                                              Effort& effort);

}  // namespace koppel::planning
