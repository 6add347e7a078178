// The first levels of a plain problem, by a fast kernel.
//
// Problem:    most problems have plain capacities and want (pairs or served requests, then weight) or weight: that is what the kernel is for.
// Promise:    for each level it could settle, in order, a matching that is optimal on that level and on those before it, with duals. When
//             the kernel was stopped, the matching it had and duals of the levels it was at, not `finished`. No level where the
//             problem is not of that kind, nothing is allowed or the numbers leave no room.
// Complexity: of the kernel; in algorithms/auction two levels mostly cost one solve, with a large weight M added to every edge.
// Errors:     none. The caller checks the duals on the face, as it can.
//
// Two levels: with M added to every weight and M large enough, the best matching has the most pairs that are possible. Its duals y tell the
// two levels apart by themselves: on one side of M/2 they belong to nodes that every largest matching fills. Those nodes (d = 1,
// otherwise 0) cover all edges, and when they have no more room than the matching has pairs, d proves that number (König);
// y − M·d proves the second level, because on the first face the reduced weights of both agree. Where it fails M grows.
//
// Plain: no groups or pins; and either all ranges begin at 0, or the ranges of one side are [c, c] ("full") and those of the other begin
// at 0 or are [c, c] too, with the same sum. Levels: weights; or pairs (or served where no request can have two), then weights. Which kernel:
//
//   one place each, edges ≥ a quarter of offers × requests    dense, with every level order above; as rows the smaller side, which is
//     (and at least 16 × 16)                                   matched in full where that is asked for or possible
//   one place each, as many offers as requests, all full      perfect-auction
//   all others, and where the two above find no answer        auction; where a side is full with M on every edge, taken off that side's duals
//
// A kernel that is named is used wherever it applies at all, and no other.
//
//   for (LevelSolution& level : solve_by_kernel(problem, face, meter).levels) adopt(level);
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "solve/algorithms/flow_level.hpp"

namespace koppel {

enum class KernelChoice : std::uint8_t { automatic, auction, perfect, dense };
// "auction", "perfect-auction", "dense", or empty for the rule above.
[[nodiscard]] std::optional<KernelChoice> kernel_named(std::string_view name);

struct KernelLead {
  std::vector<LevelSolution> levels;
  std::string_view algorithm;  // which kernel it was
};

[[nodiscard]] KernelLead solve_by_kernel(const Problem& problem, const Face& face, Meter& meter,
                                         KernelChoice choice = KernelChoice::automatic);

}  // namespace koppel
