// Drafts of a profile, mappings and vocabularies, beside the person's other files: for her to complete, or to start from again.
#pragma once

#include <filesystem>

#include "io/inputs/load.hpp"

namespace koppel::cli {

[[nodiscard]] std::filesystem::path draft_profile_path();
// False, with findings, where they could not be written or another draft is there already (draft_kept): that one stays.
bool write_draft(const DraftProfile& draft, Findings& findings);

}  // namespace koppel::cli
