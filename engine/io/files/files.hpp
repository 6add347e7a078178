// Reading and writing files: bounded, whole or not at all.
//
// Promise: a file is written aside, flushed and renamed, so that a reader sees the old bytes or the new ones and never half; a set
//          of files (FileSet) appears together. Paths that a profile names stay inside its folder (no "..", no links out).
// Errors:  InputError with missing_file, empty_file, file_too_large, path_outside_folder, write_failed (disk full, no permission), …
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "base/finding.hpp"
#include "io/text/byte_blocks.hpp"

namespace koppel::io {

// "-" reads standard input.
[[nodiscard]] std::string read_file(const std::filesystem::path& path, std::size_t max_bytes = default_max_bytes);

// `relative` inside `folder`, or InputError path_outside_folder.
[[nodiscard]] std::filesystem::path inside(const std::filesystem::path& folder, const std::string& relative,
                                           const Source& source);

struct OutputFile {
  std::string name;  // no folders in it
  std::string bytes;
  bool owner_only = false;   // mode 0600
  bool keep_edited = false;  // not overwritten when a person has changed it since we wrote it, unless `force`
  // The hash of what was read of an older one. With `keep_edited` an edited file that is this one is replaced all the same, and kept under another
  // name; without, a file that is any other is refused, also with `force`.
  std::string absorbed = {};
  bool withdrawn = false;  // not written: an older one is set aside under another name, so that nobody takes it for new
};

// An older file that was set aside, with whatever a person had written into it.
struct SetAside {
  std::string name, kept_as;
};

// A file elsewhere that appears together with the others or not at all; its bytes are made when those lie ready.
struct Companion {
  std::filesystem::path path;
  std::function<std::string()> bytes;
};

// Writes all of them into `folder` (made when missing), or none. The manifest in the folder holds the hashes that tell an
// edited file (output_edited). Returns the older files that were set aside. Throws InputError.
std::vector<SetAside> write_files(const std::filesystem::path& folder, const std::vector<OutputFile>& files,
                                  bool force = false, const std::optional<Companion>& companion = {},
                                  const std::string& manifest = "manifest.json");
void write_file(const std::filesystem::path& path, const std::string& bytes, bool owner_only = false,
                const std::optional<Companion>& companion = {});

// Throws InputError write_failed where a file could not be written there, as far as that can be told before.
void require_writable(const std::filesystem::path& path,
                      const std::optional<std::filesystem::path>& folder_to_be_made = {});

// Whether koppel wrote these bytes as that file: the folder's manifest says so, or one that a killed run left beside it.
[[nodiscard]] bool was_written(const std::filesystem::path& folder, const std::string& name, const std::string& bytes,
                               const std::string& manifest = "manifest.json");

// Removes what a write_files that was killed left half done in this folder; only where nobody else is writing.
void sweep(const std::filesystem::path& folder);

}  // namespace koppel::io
