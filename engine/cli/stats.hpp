// --stats FILE: the only place where times stand.
#pragma once

#include <cstddef>
#include <filesystem>
#include <optional>
#include <string>

#include "cli/options.hpp"
#include "cli/terminal.hpp"
#include "graph/problem.hpp"
#include "io/files/files.hpp"
#include "model/ledger.hpp"

namespace koppel::cli {

struct Sizes {
  std::size_t offers = 0, requests = 0, edges = 0;
  std::string algorithm;
  std::optional<RowCounts> rows{};  // of an import
};

[[nodiscard]] Sizes sizes_of(const Instance& instance);

// Before anything is done: throws InputError where the file could not be written. `output`: a folder that may be made meanwhile.
void require_stats_writable(const CommonOptions& common, const std::optional<std::filesystem::path>& output = {});

// The file to be written together with a verb's others, when one was asked for; "write" lasts until those lie ready.
[[nodiscard]] std::optional<io::Companion> stats_file(const CommonOptions& common, Steps& steps, const Sizes& sizes);
// The same for verbs that write nothing else.
void write_stats(const CommonOptions& common, Steps& steps, const Sizes& sizes);

}  // namespace koppel::cli
