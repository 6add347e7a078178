#include "io/text/single_byte.hpp"

namespace koppel::io {

namespace {

// Windows-1252 differs from Latin-1 in 0x80–0x9F only; its five holes stay the control characters they are in Latin-1.
constexpr std::array<char32_t, 32> windows1252_block{0x20AC, 0x81,   0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
                                                     0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0x8D,   0x017D, 0x8F,
                                                     0x90,   0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
                                                     0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D,   0x017E, 0x0178};

// 0x80–0xFF.
constexpr std::u32string_view macintosh_block =
    U"ÄÅÇÉÑÖÜáàâäãåçéè"
    U"êëíìîïñóòôöõúùûü"
    U"†°¢£§•¶ß®©™´¨≠ÆØ"
    U"∞±≤≥¥µ∂∑∏π∫ªºΩæø"
    U"¿¡¬√ƒ≈∆«»…\u00A0ÀÃÕŒœ"
    U"–—“”‘’÷◊ÿŸ⁄€‹›ﬁﬂ"
    U"‡·‚„‰ÂÊÁËÈÍÎÏÌÓÔ"
    U"\uF8FFÒÚÛÙıˆ˜¯˘˙˚¸˝˛ˇ";
static_assert(macintosh_block.size() == 128);

// What stands in forms beyond ASCII, but for capitals that are rare.
constexpr std::u32string_view likely = U"àâäçéèêëîïôöùûüÀÇÉÈÄÖÜßœŒ€«»“”‘’–—…°²§£·\u00A0";

char32_t decoded(unsigned char byte, SingleByte encoding) {
  if (byte < 0x80) return byte;
  if (encoding == SingleByte::macintosh) return macintosh_block[byte - 0x80U];
  return byte < 0xA0 ? windows1252_block[byte - 0x80U] : char32_t{byte};
}

std::uint64_t likely_characters(const ByteCounts& counts, SingleByte encoding) {
  std::uint64_t count = 0;
  for (unsigned byte = 0x80; byte <= 0xFF; ++byte) {
    const bool fits = likely.find(decoded(static_cast<unsigned char>(byte), encoding)) != std::u32string_view::npos;
    if (fits) count += counts[byte];
  }
  return count;
}

}  // namespace

SingleByte likelier_single_byte(const ByteCounts& counts) {
  const bool macintosh =
      likely_characters(counts, SingleByte::macintosh) > likely_characters(counts, SingleByte::windows1252);
  return macintosh ? SingleByte::macintosh : SingleByte::windows1252;
}

void append_decoded(std::string& utf8, std::string_view bytes, SingleByte encoding) {
  for (const char byte : bytes) append_utf8(utf8, decoded(static_cast<unsigned char>(byte), encoding));
}

void append_utf8(std::string& text, char32_t character) {
  const auto put = [&text](char32_t byte) { text.push_back(static_cast<char>(static_cast<unsigned char>(byte))); };
  if (character < 0x80) {
    put(character);
  } else if (character < 0x800) {
    put(0xC0 | (character >> 6)), put(0x80 | (character & 0x3F));
  } else if (character < 0x10000) {
    put(0xE0 | (character >> 12)), put(0x80 | ((character >> 6) & 0x3F)), put(0x80 | (character & 0x3F));
  } else {
    put(0xF0 | (character >> 18)), put(0x80 | ((character >> 12) & 0x3F));
    put(0x80 | ((character >> 6) & 0x3F)), put(0x80 | (character & 0x3F));
  }
}

}  // namespace koppel::io
