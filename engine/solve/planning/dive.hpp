// The dive: from the fractional optimum of a Lagrangian to pairs, a few at a time.
//
// Problem:    the Lagrangian's mean says how often each pair was chosen; rounding all at once breaks budgets and places.
// Promise:    a set of edges that keeps budgets and places (minima are only rewarded). The surest pairs are fixed, the
//             Lagrangian of what remains is improved, and so on; whatever cannot pass `threshold` any more is given up.
// Complexity: some tens of Lagrangian steps for every eighth of the requests.
// Errors:     none.
//
//   const auto found = dive(model, start, threshold, {}, random, effort);
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "solve/planning/effort.hpp"
#include "solve/planning/lagrangian.hpp"
#include "solve/planning/model.hpp"
#include "solve/planning/random.hpp"

namespace koppel::planning {

struct DiveOptions {
  int first_steps = 30;  // of the Lagrangian before the first fixing; 0 where the start knows the mean
  int steps = 30;        // before each of the others
  float sure = 0.93F;    // pairs chosen so often are all fixed
  double share = 0.08;   // at least so many of the requests that are left are fixed
  float memory = 0.1F;   // of the mean
  double level = 1;      // what a Lagrangian step aims at below its best bound
  float noise = 0;       // added to the mean, so that a second dive fixes others
};

struct Proposal {
  std::vector<std::uint32_t> edges;  // of the model, in no order
  std::int64_t value = 0;            // what the model gains from them
};

// Nothing: no proposal is worth `threshold`, or the effort is over.
[[nodiscard]] std::optional<Proposal> dive(const PlanModel& model, LagrangianStart start, std::int64_t threshold,
                                           const DiveOptions& options, SearchRandom& random, Effort& effort);

}  // namespace koppel::planning
