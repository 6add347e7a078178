// What a market file says that is built like an address or a number of somebody: kind and length stand in its place.
//
// Promise:    labels, kinds, groups, needs, moments and conflicts keep kind and length, so that no rule is loosened; a skill, a theme and a postcode
//             are left out. A file has no contact data, so names are not known here; ids are for check() to refuse.
// Complexity: O(length of the file).
// Errors:     findings: personal_value (warning), one per field of a row.
#pragma once

#include "model/draft.hpp"

namespace koppel::io {

void hold_back_personal_values(Draft& draft);

}  // namespace koppel::io
