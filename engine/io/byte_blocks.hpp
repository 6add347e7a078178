// The bytes of a file in blocks, as often as they are wanted.
//
// Problem:    a table is looked at twice, once for what it is and once for what it holds; and it may be larger than memory should be.
// Promise:    `next` gives the bytes in order until an empty block ends them; after `rewind` it begins again. A file is never held in memory
//             beyond one block.
// Complexity: O(bytes) per reading.
// Errors:     `open_blocks` throws InputError (missing_file, is_a_folder, empty_file, file_too_large).
//
//   const auto blocks = open_blocks("aanbod.csv");
//   for (auto block = blocks->next(); !block.empty(); block = blocks->next()) count += block.size();
#pragma once

#include <cstddef>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>

namespace koppel::io {

inline constexpr std::size_t block_bytes = std::size_t{1} << 18;

class ByteBlocks {
 public:
  virtual ~ByteBlocks() = default;
  virtual void rewind() = 0;
  // Valid until the next call.
  [[nodiscard]] virtual std::string_view next() = 0;
};

// Bytes that somebody else holds.
class MemoryBlocks : public ByteBlocks {
 public:
  explicit MemoryBlocks(std::string_view bytes, std::size_t size = block_bytes) : bytes_(bytes), size_(size) {}
  void rewind() override { at_ = 0; }
  std::string_view next() override {
    const std::string_view block = bytes_.substr(at_, size_);
    at_ += block.size();
    return block;
  }

 private:
  std::string_view bytes_;
  std::size_t size_, at_ = 0;
};

// A file that can be read again from its beginning: no pipe.
class FileBlocks : public ByteBlocks {
 public:
  explicit FileBlocks(const std::filesystem::path& path);
  ~FileBlocks() override;
  FileBlocks(const FileBlocks&) = delete;
  FileBlocks& operator=(const FileBlocks&) = delete;
  void rewind() override;
  std::string_view next() override;

 private:
  std::string file_;
  int descriptor_ = -1;
  std::unique_ptr<char[]> block_;
};

// A file; standard input ("-") and pipes are held in memory, for they cannot be read twice.
[[nodiscard]] std::unique_ptr<ByteBlocks> open_blocks(const std::filesystem::path& path);

// Of all bytes, and how many there are.
struct BlocksHash {
  std::string sha256;
  std::size_t bytes = 0;
};
[[nodiscard]] BlocksHash hash_of(ByteBlocks& blocks);

}  // namespace koppel::io
