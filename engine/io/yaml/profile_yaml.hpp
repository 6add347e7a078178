// Profiles (koppel/profile/1) from YAML, exactly as data/schema/profile.md says: the table of keys in io/formats/profile_table.hpp drives
// the reading and the suggestions for unknown keys.
//
// Promise:    what is left out has its default; numbers are exact; every fault is found at once.
// Complexity: O(keys).
// Errors:     findings, all errors: those of yaml.hpp and yaml_fields.hpp, capacity_min_above_max, people_min_above_max.
//
//   Findings findings;
//   ProfileFile file = read_profile(text, "profile.yaml", findings);
//   if (findings.has_errors()) throw InputError(std::move(findings));
//   file.profile.closeness_zero   ->  12'000
#pragma once

#include <string>
#include <string_view>

#include "base/finding.hpp"
#include "io/formats/profile.hpp"

namespace koppel::io {

[[nodiscard]] ProfileFile read_profile(std::string_view text, const std::string& file, Findings& findings,
                                       CriteriaList criteria = all_criteria());

}  // namespace koppel::io
