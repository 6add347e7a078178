// The list of soft criteria, from which weights, profile keys, breakdowns and reasons in words are made.
//
// Promise:    the built-in list, in the order in which criteria are shown. Whatever depends on the criteria takes a list, this one
//             unless told otherwise; a list must outlive what was made with it.
// Complexity: O(1). Errors: none.
//
//   for (const Criterion& criterion : all_criteria()) print(criterion.name, criterion.description);
#pragma once

#include <span>

#include "pairing/criterion.hpp"

namespace koppel {

using CriteriaList = std::span<const Criterion>;

[[nodiscard]] CriteriaList all_criteria();

// What the profile gives a criterion at most.
[[nodiscard]] Millipoints points_of(const Criterion& criterion, const Profile& profile);

}  // namespace koppel
