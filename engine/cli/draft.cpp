#include "cli/draft.hpp"

#include "cli/codes.hpp"
#include "io/files/codes.hpp"
#include "io/files/files.hpp"

namespace koppel::cli {

namespace {

constexpr const char* profile_name = "profile.yaml";

}  // namespace

std::filesystem::path draft_profile_path() { return std::filesystem::path(io::draft_folder) / profile_name; }

bool write_draft(const DraftProfile& draft, Findings& findings) {
  std::vector<io::OutputFile> files{
      {.name = profile_name, .bytes = draft.profile_yaml, .owner_only = true, .keep_edited = true},
      {.name = "aanbod.mapping.yaml", .bytes = draft.offers_mapping_yaml, .owner_only = true, .keep_edited = true},
      {.name = "vragen.mapping.yaml", .bytes = draft.requests_mapping_yaml, .owner_only = true, .keep_edited = true}};
  for (const auto& words : draft.vocabularies) {  // her people's answers
    files.push_back({.name = words.name, .bytes = words.yaml, .owner_only = true, .keep_edited = true});
  }
  try {
    io::write_files(io::draft_folder, files);
    return true;
  } catch (const InputError& error) {
    // A draft that differs is hers, or was made of other exports: no fault of this run.
    const bool only_edited =
        error.findings().count(Severity::error) == error.findings().count(io::files_codes.output_edited);
    if (only_edited)
      findings.add(cli_codes.draft_kept, {}, {{"read", io::draft_folder}});
    else
      findings.append(error.findings());
    return false;
  }
}

}  // namespace koppel::cli
