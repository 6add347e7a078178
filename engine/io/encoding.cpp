#include "io/encoding.hpp"

#include <algorithm>
#include <array>
#include <cstring>

namespace koppel::io {

namespace {

constexpr std::string_view utf8_mark = "\xEF\xBB\xBF";
constexpr std::string_view utf16_little_mark = "\xFF\xFE";
constexpr std::string_view utf16_big_mark = "\xFE\xFF";
constexpr char32_t replacement = 0xFFFD;
constexpr std::size_t sample_bytes = 4096;

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

void append_windows1252(std::string& text, std::string_view bytes) {
  for (const char byte : bytes) {
    const auto code = static_cast<unsigned char>(byte);
    append_utf8(text, code >= 0x80 && code < 0xA0 ? windows1252_block[code - 0x80U] : char32_t{code});
  }
}

// Appends whole characters; returns how many bytes at the end wait for the rest of theirs. A surrogate that stands alone becomes U+FFFD and
// sets `faulty`.
std::size_t append_utf16(std::string& text, std::string_view bytes, bool big_endian, bool& faulty) {
  const auto unit = [&](std::size_t at) {
    const auto first = static_cast<unsigned char>(bytes[at]), second = static_cast<unsigned char>(bytes[at + 1]);
    return static_cast<char32_t>(big_endian ? (first << 8U) | second : (second << 8U) | first);
  };
  std::size_t at = 0;
  for (; at + 1 < bytes.size(); at += 2) {
    char32_t character = unit(at);
    if (character >= 0xD800 && character < 0xE000) {
      const bool first_half = character < 0xDC00;
      if (first_half && at + 3 >= bytes.size()) break;
      const char32_t low = first_half ? unit(at + 2) : 0;
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
  return bytes.size() - at;
}

enum class ByteOrder : std::uint8_t { little, big };

// Western text in UTF-16 without a mark has a null byte in nearly every second place.
std::optional<ByteOrder> utf16_by_nulls(std::string_view bytes) {
  const std::string_view sample = bytes.substr(0, sample_bytes);
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

// All eight bytes are ASCII.
bool eight_ascii(const char* bytes) {
  std::uint64_t eight = 0;
  std::memcpy(&eight, bytes, sizeof eight);
  return (eight & 0x8080808080808080U) == 0;
}

// Strict UTF-8, block by block.
class Utf8Check {
 public:
  void feed(std::string_view block) {
    while (!carried_.empty() && !block.empty() && !bad_) {  // the character that the last block cut off
      carried_.push_back(block.front());
      block.remove_prefix(1);
      if (sequence_length(carried_) == carried_.size()) {
        carried_.clear();
      } else {
        bad_ = !may_begin(carried_);
      }
    }
    if (bad_ || block.empty()) return;
    const std::size_t good = std::min(first_bad_utf8(block), block.size());
    rows_ += std::count(block.begin(), block.begin() + static_cast<std::ptrdiff_t>(good), '\n');
    const std::string_view rest = block.substr(good);
    bad_ = !rest.empty() && !may_begin(rest);
    if (!bad_) carried_ = rest;
  }
  // Nothing comes any more.
  void finish() { bad_ = bad_ || !carried_.empty(); }

  [[nodiscard]] bool bad() const { return bad_; }
  [[nodiscard]] std::int64_t row() const { return rows_; }  // of the first bad byte

 private:
  // The bytes could go on to be a character.
  static bool may_begin(std::string_view bytes) {
    const auto lead = static_cast<unsigned char>(bytes.front());
    const std::size_t length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
    if (lead < 0xC2 || lead > 0xF4 || bytes.size() >= length) return false;
    for (const char* tail : {"\x80\x80\x80", "\xBF\xBF\xBF"}) {
      if (sequence_length(std::string(bytes) + std::string(tail, length - bytes.size())) == length) return true;
    }
    return false;
  }

  std::string carried_;
  std::int64_t rows_ = 1;
  bool bad_ = false;
};

}  // namespace

std::string_view to_string(Encoding encoding) {
  constexpr std::array<std::string_view, 3> names{"utf-8", "windows-1252", "utf-16"};
  return names[static_cast<std::size_t>(encoding)];
}

std::size_t first_bad_utf8(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    while (at + 8 <= text.size() && eight_ascii(text.data() + at)) at += 8;
    if (at == text.size()) break;
    const std::size_t length = sequence_length(text.substr(at));
    if (length == 0) return at;
    at += length;
  }
  return std::string_view::npos;
}

TextBlocks::TextBlocks(ByteBlocks& bytes, const std::string& file, std::optional<Encoding> asked, Findings& findings)
    : bytes_(bytes) {
  recognise(file, asked, findings);
  rewind();
}

void TextBlocks::recognise(const std::string& file, std::optional<Encoding> asked, Findings& findings) {
  bytes_.rewind();
  std::string_view block = bytes_.next();
  const std::string beginning(block.substr(0, sample_bytes));
  Utf8Check utf8;
  mark_bytes_ = beginning.starts_with(utf8_mark) ? utf8_mark.size() : 0;
  for (std::size_t mark = mark_bytes_; !block.empty(); block = bytes_.next(), mark = 0) {
    has_nulls_ = has_nulls_ || block.find('\0') != std::string_view::npos;
    utf8.feed(block.substr(mark));
  }
  utf8.finish();
  byte_order_mark_ = mark_bytes_ > 0;

  const auto as_utf16 = [&](bool big_endian) {
    encoding_ = Encoding::utf16;
    big_endian_ = big_endian;
    if (utf16_is_faulty()) findings.add("bad_utf8"_code, {.file = file}, {{"expected", "utf-16"}});
  };
  const bool little = beginning.starts_with(utf16_little_mark), big = beginning.starts_with(utf16_big_mark);
  if (little || big) {
    byte_order_mark_ = true;
    mark_bytes_ = 2;
    return as_utf16(big);
  }
  const auto nulls = byte_order_mark_ ? std::nullopt : utf16_by_nulls(beginning);
  if (asked == Encoding::windows1252 && !byte_order_mark_) {
    encoding_ = Encoding::windows1252;
  } else if (asked == Encoding::utf16 || (!asked && nulls)) {
    if (!asked) findings.add("encoding_guessed"_code, {.file = file}, {{"read", "utf-16"}});
    as_utf16(nulls == ByteOrder::big);
  } else if (utf8.bad()) {
    encoding_ = Encoding::windows1252;
    const bool promised = asked || byte_order_mark_;
    findings.add(promised ? "bad_utf8"_code : "encoding_guessed"_code, {.file = file, .row = utf8.row()},
                 promised ? FindingValues{{"expected", "utf-8"}} : FindingValues{{"read", "windows-1252"}});
  }
}

bool TextBlocks::utf16_is_faulty() {
  rewind();
  faulty_ = has_nulls_ = false;
  for (std::string_view text = next(); !text.empty(); text = next()) {
    has_nulls_ = has_nulls_ || text.find('\0') != std::string_view::npos;
  }
  return faulty_;
}

void TextBlocks::rewind() {
  bytes_.rewind();
  skip_ = mark_bytes_;
  carried_.clear();
}

std::string_view TextBlocks::next() {
  while (true) {
    std::string_view block = bytes_.next();
    if (block.empty()) {
      faulty_ = faulty_ || !carried_.empty();
      return {};
    }
    const std::size_t mark = std::min(skip_, block.size());
    skip_ -= mark;
    block.remove_prefix(mark);
    if (block.empty()) continue;
    if (encoding_ == Encoding::utf8) return block;
    text_.clear();
    if (encoding_ == Encoding::windows1252) {
      append_windows1252(text_, block);
      return text_;
    }
    carried_ += block;
    const std::size_t rest = append_utf16(text_, carried_, big_endian_, faulty_);
    carried_.erase(0, carried_.size() - rest);
    if (!text_.empty()) return text_;
  }
}

}  // namespace koppel::io
