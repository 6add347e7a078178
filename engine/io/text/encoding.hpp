// Text encodings: bytes as survey tools and spreadsheets save them, to UTF-8.
//
// Order:      a byte order mark decides; then strict UTF-8; then UTF-16 by its null bytes; then Windows-1252 or Mac OS Roman, which fit any
//             bytes. A file that is UTF-8 but for a few bytes (rows pasted from an older one) is read as both: valid UTF-8 as such, every
//             other byte by itself.
// Promise:    never more than a block in memory.
// Complexity: O(bytes), twice.
// Errors:     findings: encoding_guessed, mixed_encoding (warnings), bad_utf8 (the bytes are not what was asked for).
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/finding.hpp"
#include "io/text/byte_blocks.hpp"
#include "io/text/single_byte.hpp"

namespace koppel::io {

enum class Encoding : std::uint8_t { utf8, windows1252, utf16, macintosh };
[[nodiscard]] std::string_view to_string(Encoding encoding);

// The text of a file as UTF-8, in blocks; one reading finds out what it is, every other one gives the text.
class TextBlocks {
 public:
  TextBlocks(ByteBlocks& bytes, const std::string& file, std::optional<Encoding> asked, Findings& findings);

  [[nodiscard]] Encoding encoding() const { return encoding_; }
  [[nodiscard]] bool byte_order_mark() const { return byte_order_mark_; }
  [[nodiscard]] bool has_nulls() const { return has_nulls_; }
  // In UTF-8, but for some bytes.
  [[nodiscard]] bool mixed() const { return mixed_; }

  void rewind();
  // Empty at the end; valid until the next call. A character may be cut in two by the end of a block.
  [[nodiscard]] std::string_view next();

 private:
  void recognise(const std::string& file, std::optional<Encoding> asked, Findings& findings);
  // A surrogate stands alone, or half a unit is left over.
  [[nodiscard]] bool utf16_is_faulty();

  ByteBlocks& bytes_;
  Encoding encoding_ = Encoding::utf8;
  SingleByte single_byte_ = SingleByte::windows1252;  // of a file, or of its bytes that are not UTF-8
  bool mixed_ = false;
  bool byte_order_mark_ = false, big_endian_ = false, has_nulls_ = false, faulty_ = false;
  std::size_t mark_bytes_ = 0;  // to pass over
  std::size_t skip_ = 0;        // of them, still to pass over in this reading
  std::string text_, carried_;  // the block that was decoded; bytes of a character that the last block cut off
};

// The offset of the first byte that is not strict UTF-8 (no overlong forms, no surrogates); npos when there is none.
[[nodiscard]] std::size_t first_bad_utf8(std::string_view text);

}  // namespace koppel::io
