// The folder that `match` writes drafts into, and the exports that the profile in it names.
//
// Problem:    a coordinator edits the draft of yesterday and repeats her command; what she wrote must be used, and only for her own exports.
// Promise:    files are the same when the disk says so; a name in the draft that leads to no file (the exports lay elsewhere) is compared as a
//             name.
// Complexity: a few questions to the disk, and the reading of what lies in the folder.
// Errors:     none.
//
//   use_of_draft("koppel-profiel", {"aanbod.csv", "vragen.csv"}, false, disk)   ->  DraftUse::as_given
#pragma once

#include <array>
#include <cstdint>
#include <filesystem>
#include <string>

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

enum class DraftUse : std::uint8_t { none, as_given, reversed };
// How a draft in `folder` is to be used for two exports: as they were given; the other way round, where it names them so and they look
// exchanged; or not, where it names others or, with `decides_anew`, still holds what a person must decide. A profile that cannot be read is
// used, so that its faults are said.
[[nodiscard]] DraftUse use_of_draft(const std::filesystem::path& folder,
                                    const std::array<std::filesystem::path, 2>& exports, bool decides_anew,
                                    HeldFiles& disk);

}  // namespace koppel::io
