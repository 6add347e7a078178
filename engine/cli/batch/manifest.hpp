// The manifest of a batch (koppel/batch/1, YAML or JSON): which inputs, with which settings. Its form: data/schema/batch.md.
//
// Promise:    every fault of the manifest at once; inputs in its order, those of a pattern in the order of their paths; names and
//             folders are unique. What each input holds is looked at when its turn comes, not here.
// Complexity: O(inputs log inputs); per input its name, folder and path are kept, a few hundred bytes.
// Errors:     InputError: findings of YAML and JSON, wrong_schema, unknown_key, missing_field, wrong_type, batch_duplicate_name,
//             batch_no_inputs. `warnings`: batch_nothing_matches.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "base/finding.hpp"
#include "cli/options.hpp"

namespace koppel::cli {

// What an input is matched with; paths are relative to the manifest's folder.
struct BatchSettings {
  std::string profile, decisions, previous, key, strategy;  // empty: none
  std::optional<std::uint64_t> seed;
  std::optional<Language> locale;
  Keep keep = Keep::fewest_changes;  // of `previous`
  bool strict = false, pseudonyms = false;
  std::uint64_t work_limit = 0;  // 0: none
  std::int64_t time_limit_ms = 0;
  std::int64_t memory_mb = 0;
};

struct BatchInput {
  std::string name, folder;
  std::string path, second_path;  // two exports: offers, requests
  std::uint32_t settings = 0;
  std::int64_t row = 0;  // where the manifest speaks of it
};

struct BatchManifest {
  std::filesystem::path base;  // the manifest's folder
  std::vector<BatchSettings> settings;
  std::vector<BatchInput> inputs;
  Findings warnings;
};

// What was typed on the command line counts before what the manifest says.
[[nodiscard]] BatchManifest read_manifest(const BatchOptions& typed, const CommonOptions& common);

}  // namespace koppel::cli
