// The level `told`: the fewest people who must hear something new, beside an earlier matching.
//
// Problem:    somebody is told where a pair of hers went or came. Who has several pairs is told once for all of them, which is no sum over pairs.
// Promise:    each person has a charge for a pair that goes and one for a pair that comes, chosen so that together they never exceed one
//             person. So the sum over pairs is a lower bound of the people told, by itself and at its optimum; it is their number where
//             everybody has one place. Whoever loses a pair for certain is told whatever happens, and charged nothing.
//             data/schema/certificate.md has the formula.
// Complexity: O(edges).
// Errors:     none.
//
//   Level level = told_level(instance);
//   people_told_at_least(instance, level, bound of that level)  ->  7
#pragma once

#include <cstdint>
#include <limits>
#include <vector>

#include "graph/level.hpp"

namespace koppel {

inline constexpr Weight told_scale = 720'720;  // of one person; the numbers up to 16 divide it

// `most_gone`: so many of the earlier pairs of the instance go at most, where that is known; the charges are nearer to the truth then.
[[nodiscard]] Level told_level(const Instance& instance,
                               std::int64_t most_gone = std::numeric_limits<std::int32_t>::max());

// The same where `kept` of its earlier pairs stay, neither more nor fewer.
[[nodiscard]] Level told_level_where_kept(const Instance& instance, WideWeight kept);

// Of the offers and requests of the instance: so many are told in every matching whose value of this level is at most `bound`.
[[nodiscard]] std::int64_t people_told_at_least(const Instance& instance, const Level& level, WideWeight bound);

// How many are told in this matching (sorted).
[[nodiscard]] std::int64_t people_told(const Instance& instance, const std::vector<EdgeId>& matching);

}  // namespace koppel
