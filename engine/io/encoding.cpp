#include "io/encoding.hpp"

#include <algorithm>
#include <array>

namespace koppel::io {

namespace {

constexpr std::string_view utf8_mark = "\xEF\xBB\xBF";
constexpr std::string_view utf16_little_mark = "\xFF\xFE";
constexpr std::string_view utf16_big_mark = "\xFE\xFF";
constexpr char32_t replacement = 0xFFFD;

// Windows-1252 differs from Latin-1 in 0x80–0x9F only; its five holes stay the control characters they are in Latin-1.
constexpr std::array<char32_t, 32> windows1252_block{0x20AC, 0x81,   0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
                                                     0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0x8D,   0x017D, 0x8F,
                                                     0x90,   0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
                                                     0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D,   0x017E, 0x0178};

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

std::string from_windows1252(std::string_view bytes) {
  std::string text;
  text.reserve(bytes.size() + bytes.size() / 8);
  for (const char byte : bytes) {
    const auto code = static_cast<unsigned char>(byte);
    append_utf8(text, code >= 0x80 && code < 0xA0 ? windows1252_block[code - 0x80U] : char32_t{code});
  }
  return text;
}

// `faulty` is set when a surrogate stands alone or half a unit is left over.
std::string from_utf16(std::string_view bytes, bool big_endian, bool& faulty) {
  const auto unit = [&](std::size_t at) {
    const auto first = static_cast<unsigned char>(bytes[at]), second = static_cast<unsigned char>(bytes[at + 1]);
    return static_cast<char32_t>(big_endian ? (first << 8U) | second : (second << 8U) | first);
  };
  std::string text;
  text.reserve(bytes.size());
  faulty = bytes.size() % 2 != 0;
  for (std::size_t at = 0; at + 1 < bytes.size(); at += 2) {
    char32_t character = unit(at);
    if (character >= 0xD800 && character < 0xE000) {
      const char32_t low = character < 0xDC00 && at + 3 < bytes.size() ? unit(at + 2) : 0;
      if (low >= 0xDC00 && low < 0xE000) {
        character = 0x10000 + ((character - 0xD800) << 10U) + (low - 0xDC00);
        at += 2;
      } else {
        character = replacement;
        faulty = true;
      }
    }
    append_utf8(text, character);
  }
  return text;
}

enum class ByteOrder : std::uint8_t { little, big };

// Western text in UTF-16 without a mark has a null byte in nearly every second place.
std::optional<ByteOrder> utf16_by_nulls(std::string_view bytes) {
  const std::string_view sample = bytes.substr(0, 4096);
  std::array<std::size_t, 2> nulls{};
  for (std::size_t i = 0; i < sample.size(); ++i) nulls[i % 2] += sample[i] == '\0' ? 1 : 0;
  if (sample.size() < 8) return std::nullopt;
  if (nulls[1] * 5 > sample.size() * 2 && nulls[0] * 20 < sample.size()) return ByteOrder::little;
  if (nulls[0] * 5 > sample.size() * 2 && nulls[1] * 20 < sample.size()) return ByteOrder::big;
  return std::nullopt;
}

// Length of the valid UTF-8 sequence that starts here; 0 when there is none.
std::size_t sequence_length(std::string_view text) {
  const auto byte = [&text](std::size_t at) { return static_cast<unsigned char>(text[at]); };
  const unsigned char lead = byte(0);
  if (lead < 0x80) return 1;
  const std::size_t length = lead >= 0xC2 && lead < 0xE0   ? 2
                             : lead >= 0xE0 && lead < 0xF0 ? 3
                             : lead >= 0xF0 && lead < 0xF5 ? 4
                                                           : 0;
  if (length == 0 || text.size() < length) return 0;
  for (std::size_t i = 1; i < length; ++i) {
    if ((byte(i) & 0xC0U) != 0x80U) return 0;
  }
  const unsigned char second = byte(1);
  const bool overlong = (lead == 0xE0 && second < 0xA0) || (lead == 0xF0 && second < 0x90);
  const bool outside = (lead == 0xED && second >= 0xA0) || (lead == 0xF4 && second >= 0x90);
  return overlong || outside ? 0 : length;
}

std::int64_t row_at(std::string_view bytes, std::size_t offset) {
  return 1 + std::count(bytes.begin(), bytes.begin() + static_cast<std::ptrdiff_t>(offset), '\n');
}

}  // namespace

std::string_view to_string(Encoding encoding) {
  constexpr std::array<std::string_view, 3> names{"utf-8", "windows-1252", "utf-16"};
  return names[static_cast<std::size_t>(encoding)];
}

std::size_t first_bad_utf8(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t length = sequence_length(text.substr(at));
    if (length == 0) return at;
    at += length;
  }
  return std::string_view::npos;
}

DecodedText decode(std::string_view bytes, const std::string& file, std::optional<Encoding> asked, Findings& findings) {
  const auto as_utf16 = [&](std::string_view units, bool big_endian, bool mark) {
    bool faulty = false;
    DecodedText decoded{from_utf16(units, big_endian, faulty), Encoding::utf16, mark};
    if (faulty) findings.add("bad_utf8"_code, {.file = file}, {{"expected", "utf-16"}});
    return decoded;
  };
  if (bytes.starts_with(utf16_little_mark)) return as_utf16(bytes.substr(2), false, true);
  if (bytes.starts_with(utf16_big_mark)) return as_utf16(bytes.substr(2), true, true);

  const bool mark = bytes.starts_with(utf8_mark);
  if (mark) bytes.remove_prefix(utf8_mark.size());
  if (asked == Encoding::windows1252 && !mark) return {from_windows1252(bytes), Encoding::windows1252, false};

  const std::size_t bad = first_bad_utf8(bytes);
  const auto nulls = mark ? std::nullopt : utf16_by_nulls(bytes);
  if (asked == Encoding::utf16 || (!asked && nulls)) {
    if (!asked) findings.add("encoding_guessed"_code, {.file = file}, {{"read", "utf-16"}});
    return as_utf16(bytes, nulls == ByteOrder::big, false);
  }
  if (bad == std::string_view::npos) return {std::string(bytes), Encoding::utf8, mark};
  if (asked || mark) {
    findings.add("bad_utf8"_code, {.file = file, .row = row_at(bytes, bad)}, {{"expected", "utf-8"}});
  } else {
    findings.add("encoding_guessed"_code, {.file = file, .row = row_at(bytes, bad)}, {{"read", "windows-1252"}});
  }
  return {from_windows1252(bytes), Encoding::windows1252, mark};
}

}  // namespace koppel::io
