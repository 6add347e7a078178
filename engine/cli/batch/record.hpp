// What became of one input: a line of batch.ndjson (koppel/batch-line/1, data/schema/batch-line.schema.json), and how it is known again.
//
// Promise:    the same input, settings and version give the same bytes: no times, no counts of attempts. Findings are counted by code;
//             nothing of a cell stands in a line.
// Complexity: O(files) to tell whether a line still holds; each is hashed.
// Errors:     none; a text that is no such line gives nothing.
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/finding.hpp"
#include "cli/batch/manifest.hpp"
#include "cli/exit_code.hpp"
#include "result/result.hpp"

namespace koppel::cli {

enum class BatchStatus : std::uint8_t { done, limit, cannot_be_met, invalid, not_verified, crashed };

struct BatchRecord {
  std::string name, folder;
  BatchStatus status = BatchStatus::crashed;
  std::string cause;                           // of a crash: out_of_memory, internal_fault, signal 11, …
  std::map<std::string, std::int64_t> counts;  // offers, requests, edges, matched, served
  struct Objective {
    std::string weight, bound, gap;  // decimal texts
  };
  std::optional<Objective> objective;
  std::map<std::string, std::int64_t> severities, findings;
  std::vector<std::string> faults;           // of a result that does not verify
  std::string options;                       // hash of the settings and the version
  std::map<std::string, std::string> files;  // path → SHA-256 of what was read; empty: it was not there
  std::string output;                        // hash of what was written, by its list; empty: to be done again
};

[[nodiscard]] std::string_view to_string(BatchStatus status);
[[nodiscard]] ExitCode exit_code_of(BatchStatus status);
// With a newline at the end.
[[nodiscard]] std::string to_line(const BatchRecord& record);
[[nodiscard]] std::optional<BatchRecord> read_line(std::string_view line);

void count_findings(BatchRecord& record, const Findings& findings);

// Hash of everything but the files themselves that decides what is written for an input.
[[nodiscard]] std::string options_hash(const BatchSettings& settings, const BatchInput& input);
// SHA-256 in hex; empty for what cannot be read or is empty.
[[nodiscard]] std::string hash_of_file(const std::filesystem::path& path);
// Of what stands in an input's folder: "" unless all of it is there.
[[nodiscard]] std::string hash_of_output(const std::filesystem::path& folder);

// Nothing that the line depends on has changed, and what it speaks of is still there.
[[nodiscard]] bool still_holds(const BatchRecord& record, const std::string& options, const BatchManifest& manifest,
                               const std::filesystem::path& output);

}  // namespace koppel::cli
