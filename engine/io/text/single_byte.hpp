// Encodings of one byte a character, as older spreadsheets save them: Windows-1252 and Mac OS Roman (Excel on a Mac), to UTF-8.
//
// Problem:    both fit any bytes; read as the other one, "één" is "ŽŽn" or "ÈÈn", and no word of the vocabulary fits.
// Promise:    the more likely one by which makes more letters and signs of Dutch, French, English and German of the bytes beyond ASCII;
//             Windows-1252 where both make as many.
// Complexity: O(bytes) to decode, O(1) to tell from a histogram.
// Errors:     none: every byte is a character.
//
//   ByteCounts counts{};
//   for (unsigned char byte : text) ++counts[byte];
//   append_decoded(utf8, text, likelier_single_byte(counts));
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace koppel::io {

enum class SingleByte : std::uint8_t { windows1252, macintosh };

using ByteCounts = std::array<std::uint64_t, 256>;
[[nodiscard]] SingleByte likelier_single_byte(const ByteCounts& counts);

void append_decoded(std::string& utf8, std::string_view bytes, SingleByte encoding);

void append_utf8(std::string& text, char32_t character);

}  // namespace koppel::io
