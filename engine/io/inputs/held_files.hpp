// Files in memory, looked up before the disk: for callers that hold the bytes themselves, and for reading the same bytes again later.
//
// Problem:    a notebook makes a market of two tables; and what it read once must not change under its feet.
// Promise:    what was put here is what is read, whatever stands on the disk; with `keeping`, what is read from disk (or found absent)
//             stays as it was then. Copies share the bytes.
// Complexity: look-ups O(log files); reading copies the bytes.
// Errors:     those of read_file.
//
//   HeldFiles held;
//   held.put("market.json", text);
//   Loaded loaded = load({"market.json"}, {.held = &held});
#pragma once

#include <cstddef>
#include <filesystem>
#include <map>
#include <memory>
#include <string>
#include <vector>

namespace koppel::io {

class HeldFiles {
 public:
  void put(const std::filesystem::path& path, std::string bytes, bool readable_by_others = false);
  void put_absent(const std::filesystem::path& path);
  void keep_what_is_read() { keeping_ = true; }

  [[nodiscard]] std::string read(const std::filesystem::path& path, std::size_t max_bytes);
  // What is held here; nothing where it is not, or held as absent.
  [[nodiscard]] const std::string* find(const std::filesystem::path& path) const;
  [[nodiscard]] std::vector<std::filesystem::path> paths() const;  // held or held as absent, sorted
  [[nodiscard]] bool exists(const std::filesystem::path& path);
  // A folder on the disk, or one that a file here lies in.
  [[nodiscard]] bool is_directory(const std::filesystem::path& path) const;
  // Whether somebody other than the owner may read the file; of what is held here, what was so when it came in.
  [[nodiscard]] bool readable_by_others(const std::filesystem::path& path) const;

 private:
  struct Entry {
    std::shared_ptr<const std::string> bytes;  // none: there is no such file
    bool readable_by_others = false;
  };
  std::map<std::filesystem::path, Entry> files_;
  bool keeping_ = false;
};

}  // namespace koppel::io
