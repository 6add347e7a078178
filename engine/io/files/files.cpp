#include "io/files/files.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <map>
#include <optional>
#include <set>
#include <system_error>
#include <utility>

#include "base/sha256.hpp"
#include "io/files/codes.hpp"
#include "io/files/file_set.hpp"
#include "io/files/open_input.hpp"
#include "io/text/codes.hpp"
#include "io/text/json.hpp"

namespace koppel::io {

namespace {

namespace fs = std::filesystem;

// Returns the bytes, or nullopt when there are more than `max_bytes`.
std::optional<std::string> read_all(int descriptor, std::size_t max_bytes, const std::string& shown) {
  std::string bytes;
  std::array<char, 1 << 16> block;
  while (true) {
    const ssize_t count = ::read(descriptor, block.data(), block.size());
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) refuse_input(files_codes.missing_file, {.file = shown});
    if (count == 0) return bytes;
    bytes.append(block.data(), static_cast<std::size_t>(count));
    if (bytes.size() > max_bytes) return std::nullopt;
  }
}

// The folder, made when missing and removed again when nothing came of it.
class OutputFolder {
 public:
  explicit OutputFolder(const fs::path& folder) {
    std::error_code error;
    for (fs::path missing = folder; !missing.empty() && !fs::exists(missing, error); missing = missing.parent_path()) {
      made_.push_back(missing);
    }
    fs::create_directories(folder, error);
    if (error || !fs::is_directory(folder)) {
      remove();
      refuse_write(folder, error ? error.value() : ENOTDIR);
    }
  }
  OutputFolder(const OutputFolder&) = delete;
  OutputFolder& operator=(const OutputFolder&) = delete;
  ~OutputFolder() {
    if (!kept_) remove();
  }
  void keep() { kept_ = true; }

 private:
  void remove() {
    for (const fs::path& folder : made_) ::rmdir(folder.c_str());
  }
  std::vector<fs::path> made_;  // the innermost first
  bool kept_ = false;
};

// ---- files that a person has edited -------------------------------------------------------------------------------------------

std::string hash_of(const fs::path& file) { return "sha256:" + sha256_hex(read_file(file)); }

using Hashes = std::set<std::string>;

// The hash that a manifest remembers of each file.
void add_remembered(const fs::path& manifest, std::map<std::string, Hashes>& remembered) {
  std::error_code error;
  if (!fs::is_regular_file(manifest, error) || fs::file_size(manifest, error) == 0 || error) return;
  Findings ignored;
  const auto document = parse_json(read_file(manifest), manifest.filename().string(), ignored);
  const JsonValue* files = document ? document->find("files") : nullptr;
  const auto* members = files == nullptr ? nullptr : std::get_if<JsonValue::Object>(&files->value);
  if (members == nullptr) return;
  for (const auto& [name, hash] : *members) {
    if (const auto* text = std::get_if<std::string>(&hash.value)) remembered[name].insert(*text);
  }
}

// What koppel wrote there: as the manifest says, and as those say that a run which was killed between two renames left beside it.
std::map<std::string, Hashes> remembered_hashes(const fs::path& folder, const std::string& manifest) {
  std::map<std::string, Hashes> remembered;
  add_remembered(folder / manifest, remembered);
  std::error_code error;
  for (fs::directory_iterator entry(folder, error), end; !error && entry != end; entry.increment(error)) {
    const auto aside = read_aside_name(entry->path().filename().string());
    if (aside && aside->target == manifest) add_remembered(entry->path(), remembered);
  }
  return remembered;
}

// Edited: there, neither what we wrote last nor what we are about to write.
bool is_edited(const fs::path& path, const OutputFile& file, const Hashes& remembered) {
  if (!fs::is_regular_file(path) || fs::file_size(path) == 0) return false;
  const std::string now = read_file(path);
  return now != file.bytes && !remembered.contains("sha256:" + sha256_hex(now));
}

// Of the files that a person has edited, those that have been read since; the others are refused.
std::vector<std::string> absorbed_files(const fs::path& folder, const std::vector<OutputFile>& files,
                                        const std::string& manifest_name) {
  auto remembered = remembered_hashes(folder, manifest_name);
  Findings findings;
  std::vector<std::string> absorbed;
  for (const OutputFile& file : files) {
    if (!file.keep_edited || !is_edited(folder / file.name, file, remembered[file.name])) continue;
    if (!file.absorbed.empty() && hash_of(folder / file.name) == file.absorbed) {
      absorbed.push_back(file.name);
    } else {
      findings.add(files_codes.output_edited, {.file = file.name});
    }
  }
  if (!findings.empty()) throw InputError(std::move(findings));
  return absorbed;
}

// What is only added to must be what was read.
void refuse_unread(const fs::path& folder, const std::vector<OutputFile>& files) {
  Findings findings;
  for (const OutputFile& file : files) {
    const fs::path path = folder / file.name;
    if (file.keep_edited || file.absorbed.empty() || !fs::is_regular_file(path) || fs::file_size(path) == 0) continue;
    if (read_file(path) != file.bytes && hash_of(path) != file.absorbed)
      findings.add(files_codes.output_edited, {.file = file.name});
  }
  if (!findings.empty()) throw InputError(std::move(findings));
}

// ---- files that no result stands behind any more -----------------------------------------------------------------------------

// "bellijst.csv" → "bellijst-vorige.csv", with a number from the second on. Names follow the files' language.
std::string kept_name(const std::string& name, int number) {
  const fs::path file(name);
  const std::string suffix = number == 1 ? "" : "-" + std::to_string(number);
  return file.stem().string() + "-vorige" + suffix + file.extension().string();
}

// One that no other list is kept under.
std::string free_name(const fs::path& folder, const std::string& name) {
  int number = 1;
  while (fs::exists(fs::symlink_status(folder / kept_name(name, number)))) ++number;
  return kept_name(name, number);
}

// By a run that was broken off.
bool kept_already(const fs::path& folder, const std::string& name) {
  const std::string now = read_file(folder / name);
  for (int number = 1; fs::is_regular_file(folder / kept_name(name, number)); ++number) {
    const fs::path kept = folder / kept_name(name, number);
    if (fs::file_size(kept) == now.size() && !now.empty() && read_file(kept) == now) return true;
  }
  return false;
}

// ---- single files --------------------------------------------------------------------------------------------------------------

fs::path in_a_folder(const fs::path& path) {
  return (path.parent_path().empty() ? fs::path(".") : path.parent_path()) / path.filename();
}

// A device or a pipe is written to, never replaced.
bool is_device(const fs::path& path) {
  std::error_code error;
  return fs::exists(path, error) && !fs::is_regular_file(path, error) && !fs::is_directory(path, error);
}

bool write_to_device(const fs::path& path, const std::string& bytes) {
  if (!is_device(path)) return false;
  Descriptor out(::open(path.c_str(), O_WRONLY | O_CLOEXEC));
  if (out.get() < 0 || !write_all(out.get(), bytes) || !out.close()) refuse_write(path, errno);
  return true;
}

void add_companion(FileSet& set, const std::optional<Companion>& companion) {
  if (!companion) return;
  const std::string bytes = companion->bytes();
  if (!write_to_device(companion->path, bytes)) set.put_aside(in_a_folder(companion->path), bytes, false);
}

}  // namespace

std::string read_file(const fs::path& path, std::size_t max_bytes) {
  const std::string shown = path.string();
  const Descriptor in(open_input(path));
  auto bytes = read_all(in.get(), max_bytes, shown);
  if (!bytes)
    refuse_input(text_codes.file_too_large, {.file = shown},
                 {{"read", "> " + std::to_string(max_bytes)}, {"expected", std::to_string(max_bytes)}});
  if (bytes->empty()) refuse_input(text_codes.empty_file, {.file = shown});
  return std::move(*bytes);
}

fs::path inside(const fs::path& folder, const std::string& relative, const Source& source) {
  const fs::path path(relative);
  const bool climbs = std::any_of(path.begin(), path.end(), [](const fs::path& part) { return part == ".."; });
  bool stays = !relative.empty() && path.is_relative() && !climbs && relative.find('\0') == std::string::npos;
  if (stays) {
    std::error_code error;
    const fs::path root = fs::weakly_canonical(fs::absolute(folder), error);
    const fs::path resolved = fs::weakly_canonical(root / path, error);
    stays = !error && std::mismatch(root.begin(), root.end(), resolved.begin(), resolved.end()).first == root.end();
  }
  if (!stays) {
    Findings findings;
    findings.add(files_codes.path_outside_folder, source, {{"read", relative}});
    throw InputError(std::move(findings));
  }
  return folder / path;
}

std::vector<SetAside> write_files(const fs::path& folder, const std::vector<OutputFile>& files, bool force,
                                  const std::optional<Companion>& companion, const std::string& manifest) {
  for (const OutputFile& file : files) {
    if (file.name.empty() || fs::path(file.name).filename() != fs::path(file.name)) {
      refuse_input(files_codes.path_outside_folder, {.file = file.name}, {{"read", file.name}});
    }
  }
  OutputFolder output(folder);
  refuse_unread(folder, files);
  std::vector<std::string> absorbed;
  if (!force) absorbed = absorbed_files(folder, files, manifest);
  FileSet set;
  std::vector<SetAside> aside;
  for (const std::string& name : absorbed) {
    if (kept_already(folder, name)) continue;
    aside.push_back({name, free_name(folder, name)});
    set.keep(folder / name, folder / aside.back().kept_as);
  }
  for (const OutputFile& file : files) {
    if (!file.withdrawn) {
      set.put_aside(folder / file.name, file.bytes, file.owner_only);
    } else if (fs::is_regular_file(folder / file.name)) {
      aside.push_back({file.name, free_name(folder, file.name)});
      set.move(folder / file.name, folder / aside.back().kept_as);
    }
  }
  add_companion(set, companion);
  set.commit();
  output.keep();
  return aside;
}

void write_file(const fs::path& path, const std::string& bytes, bool owner_only,
                const std::optional<Companion>& companion) {
  FileSet set;
  if (!write_to_device(path, bytes)) set.put_aside(in_a_folder(path), bytes, owner_only);
  add_companion(set, companion);
  set.commit();
}

bool was_written(const fs::path& folder, const std::string& name, const std::string& bytes,
                 const std::string& manifest) {
  return remembered_hashes(folder, manifest)[name].contains("sha256:" + sha256_hex(bytes));
}

void require_writable(const fs::path& path, const std::optional<fs::path>& folder_to_be_made) {
  std::error_code error;
  const fs::path target = in_a_folder(path), folder = target.parent_path();
  if (fs::is_directory(target, error)) refuse_write(path, EISDIR);
  if (is_device(target)) {
    if (::access(target.c_str(), W_OK) != 0) refuse_write(path, errno);
    return;
  }
  const auto plain = [](const fs::path& any) { return (fs::absolute(any) / "").lexically_normal(); };
  const bool made_later = folder_to_be_made && plain(*folder_to_be_made) == plain(folder);
  if (made_later && !fs::exists(folder, error)) return;
  if (!fs::exists(folder, error)) refuse_write(path, ENOENT);
  if (!fs::is_directory(folder, error)) refuse_write(path, ENOTDIR);
  if (::access(folder.c_str(), W_OK | X_OK) != 0) refuse_write(path, errno);
}

void sweep(const fs::path& folder) {
  std::error_code error;
  std::vector<fs::path> left;
  for (fs::directory_iterator entry(folder, error), end; !error && entry != end; entry.increment(error)) {
    if (read_aside_name(entry->path().filename().string())) left.push_back(entry->path());
  }
  for (const fs::path& path : left) ::unlink(path.c_str());
}

}  // namespace koppel::io
