#include "io/files/open_input.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/finding.hpp"
#include "io/files/codes.hpp"

namespace koppel::io {

namespace {

bool is_endless_device(int descriptor) {
  struct stat status {};
  if (::fstat(descriptor, &status) != 0) return false;
  if (S_ISBLK(status.st_mode)) return true;
  if (!S_ISCHR(status.st_mode) || ::isatty(descriptor) == 1) return false;
  struct stat nothing {};
  return ::stat("/dev/null", &nothing) != 0 || nothing.st_rdev != status.st_rdev;
}

}  // namespace

int open_input(const std::filesystem::path& path) {
  const std::string shown = path.string();
  std::error_code error;
  if (shown != "-" && std::filesystem::is_directory(path, error)) {
    refuse_input(files_codes.is_a_folder, {.file = shown});
  }
  const int descriptor = shown == "-" ? STDIN_FILENO : ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (descriptor < 0) refuse_input(files_codes.missing_file, {.file = shown});
  if (is_endless_device(descriptor)) {
    if (descriptor != STDIN_FILENO) ::close(descriptor);
    refuse_input(files_codes.is_a_device, {.file = shown});
  }
  return descriptor;
}

}  // namespace koppel::io
