#include "io/inputs/draft_folder.hpp"

#include <system_error>

#include "io/inputs/draft_exports.hpp"
#include "io/survey/mapping.hpp"
#include "io/tables/table.hpp"
#include "io/yaml/profile_yaml.hpp"
#include "io/yaml/yaml.hpp"
#include "vocabularies/built_in.hpp"

namespace koppel::io {

namespace {

namespace fs = std::filesystem;

bool is_named(const std::string& name, const fs::path& folder, const fs::path& given, HeldFiles& disk) {
  if (name.empty()) return false;
  const fs::path place = folder_of_export(folder, name, disk) / name;
  std::error_code error;
  if (disk.exists(place))
    return place.lexically_normal() == given.lexically_normal() || fs::equivalent(place, given, error);
  return name == drafted_path(given);
}

// A draft that names the two the other way round is right where they were given in the wrong order.
bool look_exchanged(const std::array<fs::path, 2>& exports, HeldFiles& disk) {
  Findings unsaid;
  const std::array bytes{disk.read(exports[0], max_table_bytes), disk.read(exports[1], max_table_bytes)};
  const Table first = read_table(bytes[0], exports[0].filename().string(), {}, unsaid);
  const Table second = read_table(bytes[1], exports[1].filename().string(), {}, unsaid);
  return !unsaid.has_errors() && look_exchanged(first, second, built_in_vocabularies());
}

// Whether the profile or one of its mappings still holds what a person must decide.
bool leaves_open(const fs::path& folder, const std::string& profile, const ProfileInputs& named, HeldFiles& disk) {
  Findings marks;
  refuse_undecided(profile, "profile.yaml", marks);
  for (const std::string& mapping : {named.offers_mapping, named.requests_mapping}) {
    const fs::path path = folder / mapping;
    if (!mapping.empty() && disk.exists(path)) refuse_undecided(disk.read(path, max_yaml_bytes), mapping, marks);
  }
  return marks.has_errors();
}

}  // namespace

bool is_draft_folder(const fs::path& folder) {
  std::error_code error;
  const fs::path whole = fs::absolute(folder, error).lexically_normal();
  return (whole.has_filename() ? whole.filename() : whole.parent_path().filename()) == draft_folder;
}

fs::path folder_of_export(const fs::path& folder, const std::string& file, HeldFiles& disk) {
  const bool beside = is_draft_folder(folder) && !disk.exists(folder / file);
  return beside ? folder / ".." : folder;
}

std::string drafted_path(const fs::path& path) {
  std::error_code error;
  const fs::path here = fs::current_path(error);
  const fs::path from_here = path.is_absolute() && !error ? path.lexically_relative(here) : path.lexically_normal();
  const bool inside = !from_here.empty() && from_here.is_relative() && !from_here.string().starts_with("..");
  return inside ? from_here.generic_string() : path.filename().string();
}

DraftUse use_of_draft(const fs::path& folder, const std::array<fs::path, 2>& exports, bool decides_anew,
                      HeldFiles& disk) {
  const fs::path path = folder / "profile.yaml";
  if (!disk.exists(path)) return DraftUse::none;
  Findings faults;
  const std::string profile = disk.read(path, max_yaml_bytes);
  const ProfileInputs named = read_profile(profile, path.generic_string(), faults).inputs;
  if (faults.has_errors() && named.offers_file.empty() && named.requests_file.empty()) return DraftUse::as_given;
  const auto names = [&](const fs::path& offers, const fs::path& requests) {
    return is_named(named.offers_file, folder, offers, disk) && is_named(named.requests_file, folder, requests, disk);
  };
  const bool as_given = names(exports[0], exports[1]);
  const bool reversed = !as_given && names(exports[1], exports[0]) && look_exchanged(exports, disk);
  if (!as_given && !reversed) return DraftUse::none;
  if (decides_anew && leaves_open(folder, profile, named, disk)) return DraftUse::none;
  return as_given ? DraftUse::as_given : DraftUse::reversed;
}

}  // namespace koppel::io
