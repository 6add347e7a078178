#include "cli/draft.hpp"

#include <algorithm>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "cli/codes.hpp"
#include "cli/terminal.hpp"
#include "io/files/codes.hpp"
#include "io/files/file_set.hpp"
#include "io/files/files.hpp"
#include "io/yaml/profile_yaml.hpp"

namespace koppel::cli {

namespace {

constexpr const char* profile_name = "profile.yaml";

namespace fs = std::filesystem;

io::ProfileInputs named_by(const std::string& profile) {
  Findings unsaid;
  return io::read_profile(profile, profile_name, unsaid).inputs;
}

bool is_of_same_exports(const DraftProfile& draft, const fs::path& folder) {
  std::error_code error;
  if (!fs::is_regular_file(folder / profile_name, error)) return false;
  const io::ProfileInputs older = named_by(io::read_file(folder / profile_name)), now = named_by(draft.profile_yaml);
  return older.offers_file == now.offers_file && older.requests_file == now.requests_file;
}

bool differs(const fs::path& folder, const std::vector<io::OutputFile>& files) {
  return std::ranges::any_of(files, [&](const io::OutputFile& file) {
    std::error_code error;
    if (!fs::exists(folder / file.name, error)) return false;
    // Reading a pipe would wait for whoever writes into it.
    if (!fs::is_regular_file(folder / file.name, error)) return true;
    return io::read_file(folder / file.name) != file.bytes;
  });
}

// "koppel-profiel-1", "koppel-profiel-2", …: the first that nobody has.
fs::path name_aside(const fs::path& folder) {
  std::error_code error;
  for (int number = 1;; ++number) {
    fs::path aside = folder.string() + "-" + std::to_string(number);
    if (!fs::exists(aside, error)) return aside;
  }
}

}  // namespace

std::filesystem::path draft_profile_path() { return std::filesystem::path(io::draft_folder) / profile_name; }

namespace {

// The proposal stands without its draft.
void warn_of(const Findings& faults, Findings& findings) {
  for (const Finding& fault : faults.kept()) findings.add(Severity::warning, fault.code, fault.source, fault.values);
}

}  // namespace

bool write_draft(const DraftProfile& draft, OlderDraft older, Findings& findings) {
  std::vector<io::OutputFile> files{
      {.name = profile_name, .bytes = draft.profile_yaml, .owner_only = true, .keep_edited = true},
      {.name = "aanbod.mapping.yaml", .bytes = draft.offers_mapping_yaml, .owner_only = true, .keep_edited = true},
      {.name = "vragen.mapping.yaml", .bytes = draft.requests_mapping_yaml, .owner_only = true, .keep_edited = true}};
  for (const auto& words : draft.vocabularies) {  // her people's answers
    files.push_back({.name = words.name, .bytes = words.yaml, .owner_only = true, .keep_edited = true});
  }
  const fs::path folder = io::draft_folder;
  fs::path aside;
  try {
    const bool gives_way = older == OlderDraft::set_aside ||
                           (older == OlderDraft::set_aside_if_of_these && is_of_same_exports(draft, folder));
    if (gives_way && differs(folder, files)) {
      aside = name_aside(folder);
      std::error_code error;
      fs::rename(folder, aside, error);
      if (error) io::refuse_write(folder, error.value());
    }
    io::write_files(folder, files);
    if (!aside.empty())
      findings.add(cli_codes.draft_set_aside, {}, {{"read", folder.string()}, {"other", aside.string()}});
    return true;
  } catch (const InputError& error) {
    std::error_code ignored;
    if (!aside.empty() && !fs::exists(folder, ignored)) fs::rename(aside, folder, ignored);  // hers, back in its place
    // A draft that differs is hers, or was made of other exports: no fault of this run.
    const bool only_edited =
        error.findings().count(Severity::error) == error.findings().count(io::files_codes.output_edited);
    if (only_edited)
      findings.add(cli_codes.draft_kept, {}, {{"read", io::draft_folder}});
    else
      warn_of(error.findings(), findings);
    return false;
  }
}

void name_draft(const DraftProfile& draft) {
  say(fmt::format("→ {}", draft_profile_path().string()));
  for (const auto& words : draft.vocabularies)
    say(fmt::format("→ {}", (fs::path(io::draft_folder) / words.name).string()));
}

void write_grown(const std::vector<DraftProfile::Words>& vocabularies, Findings& findings) {
  for (const auto& [path, yaml] : vocabularies) {
    try {
      io::write_file(path, yaml, true);
    } catch (const InputError& error) {
      warn_of(error.findings(), findings);
    }
  }
}

}  // namespace koppel::cli
