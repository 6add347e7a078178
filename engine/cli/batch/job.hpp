// One input of a batch, from its files to its folder, apart from all others: run in a process of its own (workers.hpp).
//
// Promise:    whatever is wrong with the input, what comes back is a line that says so. Its folder then holds what that line speaks
//             of and nothing of an earlier run, but for call lists that a person has edited.
// Errors:     none; a crash of the process is for its parent to see (`crashed_record`).
#pragma once

#include <filesystem>
#include <string>

#include "cli/batch/manifest.hpp"
#include "cli/batch/record.hpp"

namespace koppel::cli {

struct BatchJob {
  const BatchManifest& manifest;
  const BatchInput& input;
  std::filesystem::path output;  // of the batch
  bool force = false;            // overwrite edited call lists
};

[[nodiscard]] BatchRecord run_job(const BatchJob& job);

// What is said of an input whose process died; its folder is emptied of what koppel wrote.
[[nodiscard]] BatchRecord crashed_record(const BatchJob& job, const std::string& cause);

}  // namespace koppel::cli
