#include "io/text/encoding.hpp"
#include "io/text/codes.hpp"

#include <algorithm>
#include <array>
#include <cstring>
#include <utility>

namespace koppel::io {

namespace {

constexpr std::string_view utf8_mark = "\xEF\xBB\xBF";
constexpr std::string_view utf16_little_mark = "\xFF\xFE";
constexpr std::string_view utf16_big_mark = "\xFE\xFF";
constexpr char32_t replacement = 0xFFFD;
constexpr std::size_t sample_bytes = 4096;

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

// Valid UTF-8 from the beginning, and how many characters of it are beyond ASCII.
struct Utf8Run {
  std::size_t bytes = 0, beyond_ascii = 0;
};
Utf8Run utf8_run(std::string_view text) {
  Utf8Run run;
  while (run.bytes < text.size()) {
    while (run.bytes + 8 <= text.size() && eight_ascii(text.data() + run.bytes)) run.bytes += 8;
    if (run.bytes == text.size()) break;
    const std::size_t length = sequence_length(text.substr(run.bytes));
    if (length == 0) break;
    run.bytes += length;
    run.beyond_ascii += length > 1 ? 1 : 0;
  }
  return run;
}

// The bytes could go on to be a character.
bool may_begin(std::string_view bytes) {
  const auto lead = static_cast<unsigned char>(bytes.front());
  const std::size_t length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
  if (lead < 0xC2 || lead > 0xF4 || bytes.size() >= length) return false;
  for (const char* tail : {"\x80\x80\x80", "\xBF\xBF\xBF"}) {
    if (sequence_length(std::string(bytes) + std::string(tail, length - bytes.size())) == length) return true;
  }
  return false;
}

// Tells valid UTF-8 from bytes that are none. Returns how many bytes at the end wait for the rest of their character.
template <class OnText, class OnStray>
std::size_t part(std::string_view bytes, OnText on_text, OnStray on_stray) {
  while (!bytes.empty()) {
    const Utf8Run run = utf8_run(bytes);
    if (run.bytes > 0) on_text(bytes.substr(0, run.bytes), run.beyond_ascii);
    bytes.remove_prefix(run.bytes);
    if (bytes.empty() || may_begin(bytes)) break;
    on_stray(static_cast<unsigned char>(bytes.front()));
    bytes.remove_prefix(1);
  }
  return bytes.size();
}

// UTF-8 as it stands, every other byte by itself. Returns how many bytes at the end wait for the rest of theirs.
std::size_t append_mixed(std::string& text, std::string_view bytes, SingleByte other) {
  return part(
      bytes, [&](std::string_view good, std::size_t) { text += good; },
      [&](unsigned char byte) { append_decoded(text, std::string(1, static_cast<char>(byte)), other); });
}

// Looks through a file, block by block: what of it is UTF-8, and what is not.
class Utf8Check {
 public:
  void feed(std::string_view block) {
    std::string joined;
    if (!carried_.empty()) joined = carried_ + std::string(block);
    const std::string_view bytes = carried_.empty() ? block : joined;
    const std::size_t waiting = part(
        bytes,
        [this](std::string_view text, std::size_t beyond_ascii) {
          characters_ += beyond_ascii;
          if (strays_ == 0) rows_ += std::count(text.begin(), text.end(), '\n');
        },
        [this](unsigned char byte) { ++strays_, ++counts_[byte]; });
    carried_ = std::string(bytes.substr(bytes.size() - waiting));
  }
  // Nothing comes any more.
  void finish() {
    for (const char byte : carried_) ++strays_, ++counts_[static_cast<unsigned char>(byte)];
  }

  [[nodiscard]] bool bad() const { return strays_ > 0; }
  // All of it, and more than ASCII.
  [[nodiscard]] bool plainly() const { return strays_ == 0 && characters_ > 0; }
  // Text in UTF-8 with some bytes of another encoding in it, and not the other way round.
  [[nodiscard]] bool mixed() const { return strays_ > 0 && characters_ > strays_; }
  [[nodiscard]] std::int64_t row() const { return rows_; }  // of the first stray byte
  [[nodiscard]] const ByteCounts& strays() const { return counts_; }

 private:
  std::string carried_;
  std::int64_t rows_ = 1;
  std::uint64_t characters_ = 0, strays_ = 0;  // characters beyond ASCII
  ByteCounts counts_{};
};

}  // namespace

std::string_view to_string(Encoding encoding) {
  constexpr std::array<std::string_view, 4> names{"utf-8", "windows-1252", "utf-16", "macintosh"};
  return names[static_cast<std::size_t>(encoding)];
}

std::size_t first_bad_utf8(std::string_view text) {
  const std::size_t good = utf8_run(text).bytes;
  return good == text.size() ? std::string_view::npos : good;
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
    if (utf16_is_faulty()) findings.add(text_codes.bad_utf8, {.file = file}, {{"expected", "utf-16"}});
  };
  const bool little = beginning.starts_with(utf16_little_mark), big = beginning.starts_with(utf16_big_mark);
  if (little || big) {
    byte_order_mark_ = true;
    mark_bytes_ = 2;
    return as_utf16(big);
  }
  const auto nulls = byte_order_mark_ ? std::nullopt : utf16_by_nulls(beginning);
  const bool asked_single = asked == Encoding::windows1252 || asked == Encoding::macintosh;
  if (asked_single && !byte_order_mark_ && utf8.plainly()) {
    // A spreadsheet saved it otherwise this time: no text of single bytes is valid UTF-8 by chance.
    findings.add(text_codes.encoding_guessed, {.file = file}, {{"read", "utf-8"}});
  } else if (asked_single && !byte_order_mark_) {
    encoding_ = *asked;
    single_byte_ = asked == Encoding::macintosh ? SingleByte::macintosh : SingleByte::windows1252;
  } else if (asked == Encoding::utf16 || (!asked && nulls)) {
    if (!asked) findings.add(text_codes.encoding_guessed, {.file = file}, {{"read", "utf-16"}});
    as_utf16(nulls == ByteOrder::big);
  } else if (utf8.bad()) {
    single_byte_ = likelier_single_byte(utf8.strays());
    const Encoding single = single_byte_ == SingleByte::macintosh ? Encoding::macintosh : Encoding::windows1252;
    const Source place{.file = file, .row = utf8.row()};
    mixed_ = byte_order_mark_ || utf8.mixed();
    if (mixed_) {
      findings.add(text_codes.mixed_encoding, place, {{"read", "utf-8"}, {"other", std::string(to_string(single))}});
      return;
    }
    encoding_ = single;
    if (asked) {
      findings.add(text_codes.bad_utf8, place, {{"expected", "utf-8"}});
    } else {
      findings.add(text_codes.encoding_guessed, place, {{"read", std::string(to_string(single))}});
    }
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
      if (!mixed_) return {};
      text_.clear();
      append_decoded(text_, std::exchange(carried_, {}), single_byte_);
      return text_;
    }
    const std::size_t mark = std::min(skip_, block.size());
    skip_ -= mark;
    block.remove_prefix(mark);
    if (block.empty()) continue;
    if (encoding_ == Encoding::utf8 && !mixed_) return block;
    text_.clear();
    if (encoding_ == Encoding::windows1252 || encoding_ == Encoding::macintosh) {
      append_decoded(text_, block, single_byte_);
      return text_;
    }
    carried_ += block;
    const std::size_t rest =
        mixed_ ? append_mixed(text_, carried_, single_byte_) : append_utf16(text_, carried_, big_endian_, faulty_);
    carried_.erase(0, carried_.size() - rest);
    if (!text_.empty()) return text_;
  }
}

}  // namespace koppel::io
