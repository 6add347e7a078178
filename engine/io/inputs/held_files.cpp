#include "io/inputs/held_files.hpp"

#include <algorithm>
#include <system_error>
#include <utility>

#include "base/finding.hpp"
#include "io/files/codes.hpp"
#include "io/files/files.hpp"
#include "io/inputs/key_file.hpp"
#include "io/text/codes.hpp"

namespace koppel::io {

namespace {

namespace fs = std::filesystem;

}  // namespace

void HeldFiles::put(const fs::path& path, std::string bytes, bool readable_by_others) {
  files_[path] = {std::make_shared<const std::string>(std::move(bytes)), readable_by_others};
}

void HeldFiles::put_absent(const fs::path& path) { files_[path] = {}; }

std::string HeldFiles::read(const fs::path& path, std::size_t max_bytes) {
  const auto found = files_.find(path);
  if (found == files_.end()) {
    std::string bytes = read_file(path, max_bytes);
    if (keeping_) put(path, bytes, io::readable_by_others(path));
    return bytes;
  }
  const auto& bytes = found->second.bytes;
  if (!bytes) refuse_input(files_codes.missing_file, {.file = path.string()});
  if (bytes->empty()) refuse_input(text_codes.empty_file, {.file = path.string()});
  if (bytes->size() > max_bytes) {
    refuse_input(text_codes.file_too_large, {.file = path.string()},
                 {{"read", std::to_string(bytes->size())}, {"expected", std::to_string(max_bytes)}});
  }
  return *bytes;
}

const std::string* HeldFiles::find(const fs::path& path) const {
  const auto found = files_.find(path);
  return found == files_.end() ? nullptr : found->second.bytes.get();
}

std::vector<fs::path> HeldFiles::paths() const {
  std::vector<fs::path> paths;
  for (const auto& [path, entry] : files_) paths.push_back(path);
  return paths;
}

bool HeldFiles::exists(const fs::path& path) {
  if (const auto found = files_.find(path); found != files_.end()) return found->second.bytes != nullptr;
  std::error_code error;
  const bool there = fs::exists(path, error);
  if (keeping_ && !there) files_[path] = {};
  return there;
}

bool HeldFiles::is_directory(const fs::path& path) const {
  const auto lies_in = [&](const auto& entry) {
    return entry.second.bytes != nullptr && !path.empty() && entry.first.parent_path() == path;
  };
  std::error_code error;
  return std::any_of(files_.begin(), files_.end(), lies_in) ||
         (!files_.contains(path) && fs::is_directory(path, error));
}

bool HeldFiles::readable_by_others(const fs::path& path) const {
  const auto found = files_.find(path);
  return found == files_.end() ? io::readable_by_others(path) : found->second.readable_by_others;
}

}  // namespace koppel::io
