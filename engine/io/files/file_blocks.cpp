#include "io/files/file_blocks.hpp"

#include <unistd.h>

#include <cerrno>
#include <system_error>
#include <utility>

#include "base/finding.hpp"
#include "io/files/codes.hpp"
#include "io/files/files.hpp"
#include "io/files/open_input.hpp"
#include "io/text/codes.hpp"

namespace koppel::io {

namespace {

// What came through a pipe.
class HeldBlocks : public MemoryBlocks {
 public:
  explicit HeldBlocks(std::unique_ptr<const std::string> bytes) : MemoryBlocks(*bytes), bytes_(std::move(bytes)) {}

 private:
  std::unique_ptr<const std::string> bytes_;
};

}  // namespace

FileBlocks::FileBlocks(const std::filesystem::path& path)
    : file_(path.string()), block_(std::make_unique<char[]>(block_bytes)), descriptor_(open_input(path)) {}

FileBlocks::~FileBlocks() {
  if (descriptor_ >= 0) ::close(descriptor_);
}

void FileBlocks::rewind() {
  if (::lseek(descriptor_, 0, SEEK_SET) != 0) refuse_input(files_codes.missing_file, {.file = file_});
}

std::string_view FileBlocks::next() {
  while (true) {
    const ssize_t count = ::read(descriptor_, block_.get(), block_bytes);
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) refuse_input(files_codes.missing_file, {.file = file_});
    return {block_.get(), static_cast<std::size_t>(count)};
  }
}

std::unique_ptr<ByteBlocks> open_blocks(const std::filesystem::path& path) {
  std::error_code error;
  const bool again = path != "-" && std::filesystem::is_regular_file(path, error);
  if (!again) return std::make_unique<HeldBlocks>(std::make_unique<const std::string>(read_file(path)));
  const auto size = std::filesystem::file_size(path, error);
  if (!error && size == 0) refuse_input(text_codes.empty_file, {.file = path.string()});
  if (!error && size > default_max_bytes) {
    refuse_input(text_codes.file_too_large, {.file = path.string()},
                 {{"read", std::to_string(size)}, {"expected", std::to_string(default_max_bytes)}});
  }
  return std::make_unique<FileBlocks>(path);
}

}  // namespace koppel::io
