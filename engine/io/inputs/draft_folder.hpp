// The folder that `match` writes drafts into, and the exports that the profile in it names.
//
// Problem:    a coordinator edits the draft of yesterday and repeats her command; what she wrote must be used, and only for her own exports.
// Promise:    files are the same when the disk says so; a name in the draft that leads to no file (the exports lay elsewhere) is compared as a
//             name. Nothing is read.
// Complexity: a few questions to the disk.
// Errors:     none.
//
//   order_of(profile.inputs, "koppel-profiel", "aanbod.csv", "vragen.csv", disk)   ->  NamedOrder::as_given
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>

#include "io/formats/profile.hpp"
#include "io/inputs/held_files.hpp"

namespace koppel::io {

inline constexpr const char* draft_folder = "koppel-profiel";

[[nodiscard]] bool is_draft_folder(const std::filesystem::path& folder);

// The folder that `file`, as a profile in `folder` names it, is to be looked for in: a draft stands in a folder beside its exports.
[[nodiscard]] std::filesystem::path folder_of_export(const std::filesystem::path& folder, const std::string& file,
                                                     HeldFiles& disk);

// How a draft in the current folder names an export: from that folder where the export lies in there, else by its name alone (whoever runs
// it then gives the exports again).
[[nodiscard]] std::string drafted_path(const std::filesystem::path& path);

enum class NamedOrder : std::uint8_t { others, as_given, reversed };
[[nodiscard]] NamedOrder order_of(const ProfileInputs& named, const std::filesystem::path& folder,
                                  const std::filesystem::path& first, const std::filesystem::path& second,
                                  HeldFiles& disk);

}  // namespace koppel::io
