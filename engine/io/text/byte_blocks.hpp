// Bytes in blocks, as often as they are wanted.
//
// Problem:    a table is looked at twice, once for what it is and once for what it holds; and it may be larger than memory should be.
// Promise:    `next` gives the bytes in order until an empty block ends them; after `rewind` it begins again. A file is never held in memory
//             beyond one block.
// Complexity: O(bytes) per reading.
// Errors:     none here; blocks of a file are opened by io/files/file_blocks.hpp.
//
//   MemoryBlocks blocks(text);
//   for (auto block = blocks.next(); !block.empty(); block = blocks.next()) count += block.size();
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace koppel::io {

// The largest file or unpacked text that is read.
inline constexpr std::size_t default_max_bytes = std::size_t{4} << 30;
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

// Of all bytes, and how many there are.
struct BlocksHash {
  std::string sha256;
  std::size_t bytes = 0;
};
[[nodiscard]] BlocksHash hash_of(ByteBlocks& blocks);

}  // namespace koppel::io
