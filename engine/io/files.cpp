#include "io/files.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <optional>
#include <system_error>
#include <utility>

#include "base/sha256.hpp"
#include "io/json.hpp"

namespace koppel::io {

namespace {

namespace fs = std::filesystem;

[[noreturn]] void refuse(Code code, const std::string& file, FindingValues values = {}) {
  Findings findings;
  findings.add(code, {.file = file}, std::move(values));
  throw InputError(std::move(findings));
}

[[noreturn]] void refuse_write(const fs::path& path, int error) {
  refuse("write_failed"_code, path.string(), {{"read", std::generic_category().message(error)}});
}

// A file descriptor that closes itself.
class Descriptor {
 public:
  explicit Descriptor(int number) : number_(number) {}
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  ~Descriptor() {
    if (number_ > STDERR_FILENO) ::close(number_);
  }
  [[nodiscard]] int get() const { return number_; }
  // Closing may be where a full disk shows itself.
  [[nodiscard]] bool close() { return ::close(std::exchange(number_, -1)) == 0; }

 private:
  int number_;
};

bool write_all(int descriptor, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t written = ::write(descriptor, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
  return true;
}

// Returns the bytes, or nullopt when there are more than `max_bytes`.
std::optional<std::string> read_all(int descriptor, std::size_t max_bytes, const std::string& shown) {
  std::string bytes;
  std::array<char, 1 << 16> block;
  while (true) {
    const ssize_t count = ::read(descriptor, block.data(), block.size());
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) refuse("missing_file"_code, shown);
    if (count == 0) return bytes;
    bytes.append(block.data(), static_cast<std::size_t>(count));
    if (bytes.size() > max_bytes) return std::nullopt;
  }
}

// ---- a set of files that appears together ------------------------------------------------------------------------------------

// One file on its way: written aside, then renamed over the old one, of which a link is kept until all of them are in place.
struct Pending {
  fs::path target, aside, backup;
  bool has_backup = false;
  bool in_place = false;
};

class FileSet {
 public:
  FileSet() = default;
  FileSet(const FileSet&) = delete;
  FileSet& operator=(const FileSet&) = delete;
  ~FileSet() {
    if (!committed_) undo();
    for (const Pending& file : files_) {
      if (!file.in_place) ::unlink(file.aside.c_str());
      if (file.has_backup) ::unlink(file.backup.c_str());
    }
  }

  void put_aside(const fs::path& target, const std::string& bytes, bool owner_only) {
    if (fs::is_directory(target)) refuse_write(target, EISDIR);
    Pending file{target, beside(target, "new"), beside(target, "old")};
    ::unlink(file.aside.c_str());  // left by a run of this same process number that was killed
    const mode_t mode = owner_only ? 0600 : 0666;
    Descriptor out(::open(file.aside.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, mode));
    if (out.get() < 0) refuse_write(target, errno);
    files_.push_back(file);
    if (!write_all(out.get(), bytes) || ::fsync(out.get()) != 0) refuse_write(target, errno);
    if (!out.close()) refuse_write(target, errno);
  }

  void commit() {
    for (Pending& file : files_) {
      ::unlink(file.backup.c_str());
      file.has_backup = ::link(file.target.c_str(), file.backup.c_str()) == 0;
      if (::rename(file.aside.c_str(), file.target.c_str()) != 0) refuse_write(file.target, errno);
      file.in_place = true;
    }
    committed_ = true;
    if (files_.empty()) return;
    const Descriptor folder(::open(files_.front().target.parent_path().c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (folder.get() >= 0) ::fsync(folder.get());  // some file systems cannot; the files themselves are flushed
  }

 private:
  static fs::path beside(const fs::path& target, const std::string& what) {
    return target.parent_path() / ("." + target.filename().string() + "." + std::to_string(::getpid()) + "." + what);
  }

  void undo() {
    for (Pending& file : files_) {
      if (!file.in_place) continue;
      if (file.has_backup) {
        file.has_backup = ::rename(file.backup.c_str(), file.target.c_str()) != 0;
      } else {
        ::unlink(file.target.c_str());
      }
    }
  }

  std::vector<Pending> files_;
  bool committed_ = false;
};

// A name as FileSet gives to what it puts beside a file: ".NAME.NUMBER.new" or ".NAME.NUMBER.old".
bool is_aside(const std::string& name) {
  if (!name.starts_with('.') || !(name.ends_with(".new") || name.ends_with(".old"))) return false;
  const std::string stem = name.substr(0, name.size() - 4);
  const std::size_t digits = stem.find_last_not_of("0123456789");
  return digits != std::string::npos && digits > 0 && digits + 1 < stem.size() && stem[digits] == '.';
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

// The hash that the folder's manifest remembers of a file; empty when it does not.
std::string remembered_hash(const fs::path& folder, const std::string& name) {
  const fs::path manifest = folder / "manifest.json";
  if (!fs::is_regular_file(manifest) || fs::file_size(manifest) == 0) return {};
  Findings ignored;
  const auto document = parse_json(read_file(manifest, std::size_t{16} << 20), "manifest.json", ignored);
  const JsonValue* files = document ? document->find("files") : nullptr;
  const JsonValue* hash = files == nullptr ? nullptr : files->find(name);
  const auto* text = hash == nullptr ? nullptr : std::get_if<std::string>(&hash->value);
  return text == nullptr ? std::string{} : *text;
}

// Edited: there, neither what we wrote last nor what we are about to write.
bool is_edited(const fs::path& folder, const OutputFile& file) {
  const fs::path path = folder / file.name;
  if (!fs::is_regular_file(path) || fs::file_size(path) == 0) return false;
  const std::string now = read_file(path);
  return now != file.bytes && "sha256:" + sha256_hex(now) != remembered_hash(folder, file.name);
}

void refuse_edited(const fs::path& folder, const std::vector<OutputFile>& files) {
  Findings findings;
  for (const OutputFile& file : files) {
    if (file.keep_edited && is_edited(folder, file)) findings.add("output_edited"_code, {.file = file.name});
  }
  if (!findings.empty()) throw InputError(std::move(findings));
}

}  // namespace

std::string read_file(const fs::path& path, std::size_t max_bytes) {
  const std::string shown = path.string();
  const bool standard_input = shown == "-";
  std::error_code error;
  if (!standard_input && !fs::exists(path, error)) refuse("missing_file"_code, shown);
  if (!standard_input && fs::is_directory(path, error)) refuse("is_a_folder"_code, shown);

  const Descriptor in(standard_input ? STDIN_FILENO : ::open(path.c_str(), O_RDONLY | O_CLOEXEC));
  if (in.get() < 0) refuse("missing_file"_code, shown);
  auto bytes = read_all(in.get(), max_bytes, shown);
  if (!bytes)
    refuse("file_too_large"_code, shown,
           {{"read", "> " + std::to_string(max_bytes)}, {"expected", std::to_string(max_bytes)}});
  if (bytes->empty()) refuse("empty_file"_code, shown);
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
    findings.add("path_outside_folder"_code, source, {{"read", relative}});
    throw InputError(std::move(findings));
  }
  return folder / path;
}

void write_files(const fs::path& folder, const std::vector<OutputFile>& files, bool force) {
  for (const OutputFile& file : files) {
    if (file.name.empty() || fs::path(file.name).filename() != fs::path(file.name)) {
      refuse("path_outside_folder"_code, file.name, {{"read", file.name}});
    }
  }
  OutputFolder output(folder);
  if (!force) refuse_edited(folder, files);
  FileSet set;
  for (const OutputFile& file : files) set.put_aside(folder / file.name, file.bytes, file.owner_only);
  set.commit();
  output.keep();
}

void write_file(const fs::path& path, const std::string& bytes, bool owner_only) {
  std::error_code error;
  if (fs::exists(path, error) && !fs::is_regular_file(path, error) && !fs::is_directory(path, error)) {
    // A device or a pipe is written to, never replaced.
    Descriptor out(::open(path.c_str(), O_WRONLY | O_CLOEXEC));
    if (out.get() < 0 || !write_all(out.get(), bytes) || !out.close()) refuse_write(path, errno);
    return;
  }
  FileSet set;
  const fs::path folder = path.parent_path().empty() ? fs::path(".") : path.parent_path();
  set.put_aside(folder / path.filename(), bytes, owner_only);
  set.commit();
}

void sweep(const fs::path& folder) {
  std::error_code error;
  std::vector<fs::path> left;
  for (fs::directory_iterator entry(folder, error), end; !error && entry != end; entry.increment(error)) {
    if (is_aside(entry->path().filename().string())) left.push_back(entry->path());
  }
  for (const fs::path& path : left) ::unlink(path.c_str());
}

}  // namespace koppel::io
