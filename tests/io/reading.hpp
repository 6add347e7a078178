// Small helpers of the reading tests: findings as texts, folders that go away, files of the checkout.
#pragma once

#include <gtest/gtest.h>
#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "base/finding.hpp"

namespace koppel::io::test {

// "rejected unknown_term 3:2", in the order in which they were found.
[[nodiscard]] inline std::vector<std::string> told(const Findings& findings) {
  std::vector<std::string> list;
  for (const Finding& finding : findings.kept()) {
    list.push_back(std::string(to_string(finding.severity)) + " " + std::string(finding.code->name) + " " +
                   std::to_string(finding.source.row) + ":" + std::to_string(finding.source.column));
  }
  return list;
}

[[nodiscard]] inline const Finding* first(const Findings& findings, std::string_view code) {
  const auto found = std::find_if(findings.kept().begin(), findings.kept().end(),
                                  [&](const Finding& finding) { return finding.code->name == code; });
  return found == findings.kept().end() ? nullptr : &*found;
}

[[nodiscard]] inline bool has(const Findings& findings, std::string_view code) {
  return first(findings, code) != nullptr;
}

[[nodiscard]] inline std::string value(const Finding* finding, std::string_view name) {
  if (finding == nullptr) return "(no such finding)";
  for (const auto& [key, text] : finding->values) {
    if (key == name) return text;
  }
  return "";
}

[[nodiscard]] inline std::string text_of(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

// A fresh folder with files in it, removed at the end.
class Folder {
 public:
  Folder() {
    std::string name = (std::filesystem::temp_directory_path() / "koppel-io-XXXXXX").string();
    if (::mkdtemp(name.data()) == nullptr) throw std::runtime_error("no temporary folder");
    path_ = name;
  }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  ~Folder() {
    std::error_code ignored;
    std::filesystem::permissions(path_, std::filesystem::perms::owner_all, ignored);
    std::filesystem::remove_all(path_, ignored);
  }

  std::filesystem::path put(const std::string& name, const std::string& bytes) const {
    std::filesystem::create_directories((path_ / name).parent_path());
    std::ofstream(path_ / name, std::ios::binary) << bytes;
    return path_ / name;
  }
  [[nodiscard]] const std::filesystem::path& path() const { return path_; }
  [[nodiscard]] std::vector<std::string> names() const {
    std::vector<std::string> list;
    for (const auto& entry : std::filesystem::directory_iterator(path_))
      list.push_back(entry.path().filename().string());
    std::sort(list.begin(), list.end());
    return list;
  }

 private:
  std::filesystem::path path_;
};

// The code of the first finding with which `action` is refused; "" when it is not.
template <class Action>
[[nodiscard]] std::string refusal(Action action) {
  try {
    action();
    return "";
  } catch (const InputError& error) {
    return error.findings().empty() ? "(nothing said)" : std::string(error.findings().kept().front().code->name);
  }
}

}  // namespace koppel::io::test
