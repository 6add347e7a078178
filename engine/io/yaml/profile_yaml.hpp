// Profiles (koppel/profile/1) from YAML, exactly as data/schema/profile.md says: one table of keys drives the reading, the
// suggestions for unknown keys, the canonical form and what `koppel list profile` shows. The keys below `criteria` are those of
// the list of criteria.
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
#include <vector>

#include "base/finding.hpp"
#include "model/profile.hpp"
#include "pairing/criteria.hpp"

namespace koppel::io {

// The files a profile names, as they stand there: relative to its own folder. Empty: not named.
struct ProfileInputs {
  std::string offers_file, offers_mapping;
  std::string requests_file, requests_mapping;
  std::string market;
  std::string decisions;
  std::string travel_times;
  std::vector<std::string> vocabularies;
};

struct ProfileFile {
  std::string schema;
  Profile profile;
  ProfileInputs inputs;
  std::int64_t travel_speed = 15'000;  // metres per hour, for travel times in minutes
};

struct ProfileKey {
  std::string path;           // "rules.skills.match"
  std::string type;           // "text", "true or false", "whole number", "number", "list of texts", or the choices
  std::string default_value;  // as the canonical form writes it
  std::string meaning;        // one line
};

// In the order of data/schema/profile.md.
[[nodiscard]] std::vector<ProfileKey> profile_keys(CriteriaList criteria = all_criteria());

[[nodiscard]] ProfileFile read_profile(std::string_view text, const std::string& file, Findings& findings,
                                       CriteriaList criteria = all_criteria());

// One line per key, defaults filled in; without the names of the input files, whose contents have hashes of their own.
[[nodiscard]] std::string canonical_profile(const ProfileFile& file, CriteriaList criteria = all_criteria());

}  // namespace koppel::io
