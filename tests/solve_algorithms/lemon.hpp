// The outside oracle: LEMON's network simplex, on a network that is built here.
//
// Levels one after the other, each on the optimal face of those before it, found with LEMON's own potentials. All or nothing is not a flow
// and cannot be asked.
//
//   std::optional<std::vector<WideWeight>> best = lemon_optimum(problem);  // nothing: no matching is allowed
#pragma once

#include <optional>
#include <vector>

#include "support/problem_parts.hpp"

namespace koppel::test {

[[nodiscard]] std::optional<std::vector<WideWeight>> lemon_optimum(const ProblemParts& problem);

}  // namespace koppel::test
