#include "cli/batch/patterns.hpp"

#include <algorithm>
#include <system_error>

namespace koppel::cli {

namespace {

namespace fs = std::filesystem;

// One name against one part of a pattern: back to the last star when the rest does not fit.
bool fits(std::string_view name, std::string_view part) {
  if (name.starts_with('.') && !part.starts_with('.')) return false;
  std::size_t at = 0, in = 0, star = std::string_view::npos, resume = 0;
  while (at < name.size()) {
    if (in < part.size() && part[in] == '*') {
      star = in++;
      resume = at;
    } else if (in < part.size() && (part[in] == '?' || part[in] == name[at])) {
      ++in, ++at;
    } else if (star != std::string_view::npos) {
      in = star + 1;
      at = ++resume;
    } else {
      return false;
    }
  }
  while (in < part.size() && part[in] == '*') ++in;
  return in == part.size();
}

std::vector<std::string> parts_of(const std::string& pattern) {
  std::vector<std::string> parts;
  std::size_t begin = 0;
  while (begin < pattern.size()) {
    const std::size_t end = std::min(pattern.find('/', begin), pattern.size());
    if (end > begin) parts.push_back(pattern.substr(begin, end - begin));
    begin = end + 1;
  }
  return parts;
}

class Walker {
 public:
  Walker(const fs::path& base, const std::string& pattern, const fs::path& except)
      : base_(base), except_(except), parts_(parts_of(pattern)), folders_only_(pattern.ends_with('/')) {
    std::error_code error;
    has_except_ = fs::is_directory(except, error);
  }

  std::vector<std::string> walk(const std::string& start) {
    if (!parts_.empty()) descend(start, 0);
    std::ranges::sort(found_);
    const auto repeated = std::ranges::unique(found_);  // two ways through ** lead to one place
    found_.erase(repeated.begin(), repeated.end());
    return std::move(found_);
  }

 private:
  // `path` is "" or ends with a slash.
  void descend(const std::string& path, std::size_t depth) {
    const std::string& part = parts_[depth];
    if (part == "**") {
      if (depth + 1 < parts_.size()) descend(path, depth + 1);
      for (const std::string& name : names_in(path)) {
        std::error_code error;
        const bool link = fs::is_symlink(base_ / (path + name), error);
        if (name.starts_with('.') || link || !is_folder(path + name)) continue;
        if (depth + 1 == parts_.size()) found_.push_back(path + name);
        descend(path + name + "/", depth);
      }
      return;
    }
    if (!is_pattern(part)) return step(path, part, depth);
    for (const std::string& name : names_in(path)) {
      if (fits(name, part)) step(path, name, depth);
    }
  }

  void step(const std::string& path, const std::string& name, std::size_t depth) {
    std::error_code error;
    const fs::path place = base_ / (path + name);
    if (!fs::exists(place, error) || is_except(place)) return;
    const bool folder = is_folder(path + name);
    if (depth + 1 < parts_.size()) {
      if (folder) descend(path + name + "/", depth + 1);
    } else if (folder || !folders_only_) {
      found_.push_back(path + name);
    }
  }

  [[nodiscard]] std::vector<std::string> names_in(const std::string& path) const {
    std::vector<std::string> names;
    std::error_code error;
    for (fs::directory_iterator entry(base_ / path, error), end; !error && entry != end; entry.increment(error)) {
      if (!is_except(entry->path())) names.push_back(entry->path().filename().string());
    }
    std::ranges::sort(names);
    return names;
  }

  [[nodiscard]] bool is_folder(const std::string& path) const {
    std::error_code error;
    return fs::is_directory(base_ / path, error);
  }

  [[nodiscard]] bool is_except(const fs::path& path) const {
    std::error_code error;
    return has_except_ && fs::equivalent(path, except_, error);
  }

  const fs::path& base_;
  const fs::path& except_;
  std::vector<std::string> parts_;
  bool folders_only_;
  bool has_except_ = false;
  std::vector<std::string> found_;
};

}  // namespace

bool is_pattern(std::string_view path) { return path.find_first_of("*?") != std::string_view::npos; }

std::vector<std::string> matches(const fs::path& base, const std::string& pattern, const fs::path& except) {
  return Walker(base, pattern, except).walk(pattern.starts_with('/') ? "/" : "");
}

std::string fixed_part(const std::string& pattern) {
  const std::size_t wild = std::min(pattern.find_first_of("*?"), pattern.size());
  const std::size_t slash = pattern.substr(0, wild).rfind('/');
  return slash == std::string::npos ? "" : pattern.substr(0, slash + 1);
}

}  // namespace koppel::cli
