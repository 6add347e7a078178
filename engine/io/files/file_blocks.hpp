// The bytes of a file in blocks, as often as they are wanted.
//
// Promise:    a file is never held in memory beyond one block; what comes through a pipe is, for it cannot be read twice.
// Complexity: O(bytes) per reading.
// Errors:     InputError (missing_file, is_a_folder, empty_file, file_too_large).
//
//   const auto blocks = open_blocks("aanbod.csv");
//   for (auto block = blocks->next(); !block.empty(); block = blocks->next()) count += block.size();
#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <string_view>

#include "io/text/byte_blocks.hpp"

namespace koppel::io {

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
  std::unique_ptr<char[]> block_;
  int descriptor_ = -1;
};

// A file; standard input ("-") and pipes are held in memory, for they cannot be read twice.
[[nodiscard]] std::unique_ptr<ByteBlocks> open_blocks(const std::filesystem::path& path);

}  // namespace koppel::io
