#include "io/inputs/draft_folder.hpp"

#include <system_error>

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

NamedOrder order_of(const ProfileInputs& named, const fs::path& folder, const fs::path& first, const fs::path& second,
                    HeldFiles& disk) {
  const auto names = [&](const std::string& name, const fs::path& given) {
    return is_named(name, folder, given, disk);
  };
  if (names(named.offers_file, first) && names(named.requests_file, second)) return NamedOrder::as_given;
  if (names(named.offers_file, second) && names(named.requests_file, first)) return NamedOrder::reversed;
  return NamedOrder::others;
}

}  // namespace koppel::io
