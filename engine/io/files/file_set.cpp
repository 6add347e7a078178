#include "io/files/file_set.hpp"

#include <fcntl.h>
#include <sys/stat.h>

#include <cerrno>
#include <charconv>
#include <csignal>
#include <system_error>

#include "base/finding.hpp"
#include "io/text/codes.hpp"

namespace koppel::io {

namespace {

namespace fs = std::filesystem;

fs::path beside(const fs::path& target, const std::string& what) {
  return target.parent_path() / ("." + target.filename().string() + "." + std::to_string(::getpid()) + "." + what);
}

bool is_gone(pid_t process) { return ::kill(process, 0) != 0 && errno == ESRCH; }

}  // namespace

std::optional<AsideName> read_aside_name(const std::string& name) {
  if (!name.starts_with('.') || !(name.ends_with(".new") || name.ends_with(".old"))) return std::nullopt;
  const std::string stem = name.substr(1, name.size() - 5);
  const std::size_t dot = stem.rfind('.');
  if (dot == std::string::npos || dot == 0) return std::nullopt;
  pid_t process = 0;
  const char* end = stem.data() + stem.size();
  const auto [rest, error] = std::from_chars(stem.data() + dot + 1, end, process);
  if (error != std::errc() || rest != end || process <= 0) return std::nullopt;
  return AsideName{stem.substr(0, dot), process};
}

void refuse_write(const fs::path& path, int error) {
  Findings findings;
  findings.add(text_codes.write_failed, {.file = path.string()}, {{"read", std::generic_category().message(error)}});
  throw InputError(std::move(findings));
}

bool write_all(int descriptor, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t written = ::write(descriptor, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
  return true;
}

FileSet::~FileSet() {
  if (!committed_) undo();
  for (const Pending& file : files_) {
    if (!file.in_place) ::unlink(file.aside.c_str());
    if (file.has_backup) ::unlink(file.backup.c_str());
  }
}

void FileSet::put_aside(const fs::path& target, const std::string& bytes, bool owner_only) {
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

void FileSet::move(const fs::path& from, const fs::path& to) { moves_.push_back({from, to}); }

void FileSet::keep(const fs::path& file, const fs::path& as) { moves_.push_back({file, as, true}); }

void FileSet::commit() {
  for (Move& move : moves_) {
    // A link first: unlike renaming it never replaces a file that somebody put there meanwhile.
    if (::link(move.from.c_str(), move.to.c_str()) != 0) refuse_write(move.to, errno);
    move.linked = true;
    if (move.stays) continue;
    if (::unlink(move.from.c_str()) != 0) refuse_write(move.from, errno);
    move.done = true;
  }
  for (Pending& file : files_) {
    ::unlink(file.backup.c_str());
    file.has_backup = ::link(file.target.c_str(), file.backup.c_str()) == 0;
    if (::rename(file.aside.c_str(), file.target.c_str()) != 0) refuse_write(file.target, errno);
    file.in_place = true;
  }
  committed_ = true;
  remove_leftovers();
  flush_folders();
}

void FileSet::undo() {
  for (Pending& file : files_) {
    if (!file.in_place) continue;
    if (file.has_backup) {
      file.has_backup = ::rename(file.backup.c_str(), file.target.c_str()) != 0;
    } else {
      ::unlink(file.target.c_str());
    }
  }
  for (const Move& move : moves_) {
    const bool back = !move.done || ::link(move.to.c_str(), move.from.c_str()) == 0;
    if (move.linked && back) ::unlink(move.to.c_str());
  }
}

std::set<fs::path> FileSet::folders() const {
  std::set<fs::path> folders;
  for (const Pending& file : files_) folders.insert(file.target.parent_path());
  return folders;
}

// Some file systems cannot flush a folder; the files themselves are flushed.
void FileSet::flush_folders() const {
  for (const fs::path& path : folders()) {
    const Descriptor folder(::open(path.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (folder.get() >= 0) ::fsync(folder.get());
  }
}

// Only once the new files are in place: until then what was left may be all that tells who wrote the old ones. A process that still runs
// is writing; what is its own, it removes itself.
void FileSet::remove_leftovers() const {
  std::set<fs::path> targets;
  for (const Pending& file : files_) targets.insert(file.target);
  for (const Move& move : moves_) targets.insert(move.from);
  std::vector<fs::path> left;
  std::error_code error;
  for (const fs::path& folder : folders()) {
    for (fs::directory_iterator entry(folder, error), end; !error && entry != end; entry.increment(error)) {
      const auto aside = read_aside_name(entry->path().filename().string());
      if (aside && targets.contains(folder / aside->target) && is_gone(aside->process)) left.push_back(entry->path());
    }
  }
  for (const fs::path& path : left) ::unlink(path.c_str());
}

}  // namespace koppel::io
