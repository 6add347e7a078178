// Drafts of a profile, mappings and vocabularies, beside the person's other files: for her to complete, or to start from again.
#pragma once

#include <cstdint>
#include <filesystem>
#include <vector>

#include "io/inputs/load.hpp"

namespace koppel::cli {

[[nodiscard]] std::filesystem::path draft_profile_path();
// Whether an older draft gives way: always; where it was made of the same two exports; never.
enum class OlderDraft : std::uint8_t { set_aside, set_aside_if_of_these, kept };
// False, with findings, where they could not be written or an older draft that differs is kept (draft_kept). One that gives way gets a name
// of its own (draft_set_aside), for a person may have written in it.
[[nodiscard]] bool write_draft(const DraftProfile& draft, OlderDraft older, Findings& findings);

// Says where the profile and the words of a draft stand.
void name_draft(const DraftProfile& draft);

// New words behind those of a draft's vocabularies; a warning for what cannot be written.
void write_grown(const std::vector<DraftProfile::Words>& vocabularies, Findings& findings);

}  // namespace koppel::cli
