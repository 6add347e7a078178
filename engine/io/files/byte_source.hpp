// The bytes of a file or of standard input, block by block; gzip is undone where the content is gzip.
//
// Promise:    never more than one block in memory. Several gzip members behind one another count as one text (RFC 1952).
// Complexity: O(bytes).
// Errors:     the constructor throws InputError (missing_file, is_a_folder). Damaged or cut-off gzip ends the bytes where they
//             stop making sense, and damaged() says so.
//
//   ByteSource source("problem.mtx.gz");
//   std::size_t count = source.read(buffer, sizeof buffer);   // 0 at the end
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>

namespace koppel::io {

class ByteSource {
 public:
  // "-" is standard input.
  explicit ByteSource(const std::filesystem::path& path);
  ~ByteSource();
  ByteSource(ByteSource&&) noexcept;
  ByteSource& operator=(ByteSource&&) noexcept;

  [[nodiscard]] std::size_t read(char* into, std::size_t most);
  [[nodiscard]] bool damaged() const;
  // No text is longer than this many bytes: the file's length, or what gzip can make of it; a bold guess for a pipe.
  [[nodiscard]] std::uint64_t most_bytes() const;
  // How much of the file has been read, in [0, 1]; negative where its length is not known.
  [[nodiscard]] double share() const;

 private:
  class Content;
  std::unique_ptr<Content> content_;
};

}  // namespace koppel::io
