// A set of files that appears together: each is written aside and flushed, then all are renamed into place, or none.
//
// Promise: until commit() nothing that was there has changed; a commit that fails on the way puts everything back. One that succeeds also
//          removes what a process that was killed had put beside these targets.
// Errors:  InputError write_failed with what the system said.
//
//   FileSet set;
//   set.put_aside(folder / "a.csv", bytes, false);
//   set.commit();
#pragma once

#include <unistd.h>

#include <filesystem>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace koppel::io {

[[noreturn]] void refuse_write(const std::filesystem::path& path, int error);

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

[[nodiscard]] bool write_all(int descriptor, std::string_view bytes);

// What a FileSet put beside a target, as its name says: ".NAME.NUMBER.new" is what is to come, ".NAME.NUMBER.old" what was there.
struct AsideName {
  std::string target;
  pid_t process;
};
[[nodiscard]] std::optional<AsideName> read_aside_name(const std::string& name);

class FileSet {
 public:
  FileSet() = default;
  FileSet(const FileSet&) = delete;
  FileSet& operator=(const FileSet&) = delete;
  ~FileSet();

  void put_aside(const std::filesystem::path& target, const std::string& bytes, bool owner_only);
  // Gives a file another name in the same folder, which nobody has yet.
  void move(const std::filesystem::path& from, const std::filesystem::path& to);
  // Keeps what a file is now under a second name in the same folder, which nobody has yet.
  void keep(const std::filesystem::path& file, const std::filesystem::path& as);
  void commit();

 private:
  // One file on its way: written aside, then renamed over the old one, of which a link is kept until all of them are in place.
  struct Pending {
    std::filesystem::path target, aside, backup;
    bool has_backup = false;
    bool in_place = false;
  };
  struct Move {
    std::filesystem::path from, to;
    bool stays = false;  // under its old name too
    bool linked = false;
    bool done = false;
  };
  void undo();
  [[nodiscard]] std::set<std::filesystem::path> folders() const;
  void flush_folders() const;
  void remove_leftovers() const;

  std::vector<Pending> files_;
  std::vector<Move> moves_;
  bool committed_ = false;
};

}  // namespace koppel::io
