// Text encodings: bytes as survey tools and spreadsheets save them, to UTF-8.
//
// Order:      a byte order mark decides; then strict UTF-8; then UTF-16 by its null bytes; then Windows-1252, which fits any bytes.
// Complexity: O(bytes).
// Errors:     findings: encoding_guessed (warning), bad_utf8 (the bytes are not what was asked for).
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/finding.hpp"

namespace koppel::io {

enum class Encoding : std::uint8_t { utf8, windows1252, utf16 };
[[nodiscard]] std::string_view to_string(Encoding encoding);

struct DecodedText {
  std::string text;  // UTF-8, without byte order mark
  Encoding encoding = Encoding::utf8;
  bool byte_order_mark = false;
};

[[nodiscard]] DecodedText decode(std::string_view bytes, const std::string& file, std::optional<Encoding> asked,
                                 Findings& findings);

// The offset of the first byte that is not strict UTF-8 (no overlong forms, no surrogates); npos when there is none.
[[nodiscard]] std::size_t first_bad_utf8(std::string_view text);

}  // namespace koppel::io
