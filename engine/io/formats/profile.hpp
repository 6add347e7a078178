// A profile file (koppel/profile/1) as plain values: its keys with their defaults, and its canonical form. The keys below `criteria` are those
// of the list of criteria.
//
// Problem:    whoever reads a profile, lists its keys or hashes it must mean the same keys.
// Promise:    one table (profile_table.hpp) drives all three; a ProfileFile that nobody touched is the default profile.
// Complexity: O(keys).
// Errors:     none here; io/yaml/profile_yaml.hpp reads the file and reports what is wrong with it.
//
//   canonical_profile({})   ->  "title: \nlanguage: nl\n…"
#pragma once

#include <cstdint>
#include <string>
#include <vector>

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

// One line per key, defaults filled in; without the names of the input files, whose contents have hashes of their own, and without
// report.understood, which decides nothing of a result.
[[nodiscard]] std::string canonical_profile(const ProfileFile& file, CriteriaList criteria = all_criteria());

}  // namespace koppel::io
