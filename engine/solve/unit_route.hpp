// One level of a problem in which nobody has more than one place, by the kernels made for that.
//
// Problem:    assignment proper (everybody of one side must be matched, or as many as possible, or only where it pays) is far quicker
//             with kernels that know nothing of capacities.
// Promise:    solve_perfectly and solve_densely return a matching that is optimal on the level with duals in the sense of
//             graph/outcome.hpp; nothing where the kernel does not apply: nobody can be matched in full, the numbers leave no room.
//             Stopped: not `finished`, duals that are a bound, and a matching only if it is allowed.
// Complexity: of the kernels. A matrix takes 4 bytes a cell where weights differ by less than 2^30, else 8.
// Errors:     none.
//
//   if (is_dense(problem)) solution = solve_densely(problem, level, Staying::nobody, meter);
#pragma once

#include <optional>

#include "solve/algorithms/flow_level.hpp"

namespace koppel {

// Who may stay out.
enum class Staying : std::uint8_t {
  nobody,   // of the smaller side (where both are equal, of neither); a missing edge is no pair
  anybody,  // only edges of positive weight are used
};

// Edges fill at least a quarter of the matrix, and the matrix is not tiny.
[[nodiscard]] bool is_dense(const Problem& problem);

// All offers and requests matched; as many of one as of the other.
[[nodiscard]] std::optional<LevelSolution> solve_perfectly(const Problem& problem, const Level& level, Meter& meter);

[[nodiscard]] std::optional<LevelSolution> solve_densely(const Problem& problem, const Level& level, Staying staying,
                                                         Meter& meter);

}  // namespace koppel
