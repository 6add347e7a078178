#include "io/text/fold.hpp"

#include <algorithm>

#include "io/unicode/unicode.hpp"

namespace koppel::io {

namespace {

constexpr std::string_view no_break_space = "\xC2\xA0";

constexpr bool is_blank(char byte) { return byte == ' ' || (byte >= '\t' && byte <= '\r'); }

std::string fold_ascii(std::string_view text) {
  std::string folded;
  folded.reserve(text.size());
  for (const char byte : text) {
    if (is_blank(byte)) {
      if (!folded.empty() && folded.back() != ' ') folded.push_back(' ');
    } else {
      folded.push_back(byte >= 'A' && byte <= 'Z' ? static_cast<char>(byte - 'A' + 'a') : byte);
    }
  }
  if (!folded.empty() && folded.back() == ' ') folded.pop_back();
  return folded;
}

// Quotes and dashes that word processors put in by themselves: U+2010 to U+2014, U+2018, U+2019, U+201C and U+201D.
std::string with_plain_punctuation(std::string_view text) {
  std::string plain;
  plain.reserve(text.size());
  for (std::size_t at = 0; at < text.size(); ++at) {
    const auto last =
        text.substr(at).starts_with("\xE2\x80") && at + 2 < text.size() ? static_cast<unsigned char>(text[at + 2]) : 0U;
    const char sign = last == 0x98 || last == 0x99   ? '\''
                      : last == 0x9C || last == 0x9D ? '"'
                      : last >= 0x90 && last <= 0x94 ? '-'
                                                     : '\0';
    plain.push_back(sign == '\0' ? text[at] : sign);
    if (sign != '\0') at += 2;
  }
  return plain;
}

}  // namespace

std::string fold(std::string_view text) {
  const bool ascii =
      std::all_of(text.begin(), text.end(), [](char byte) { return static_cast<unsigned char>(byte) < 0x80; });
  return fold_ascii(ascii ? std::string(text) : with_plain_punctuation(bare_letters(text)));
}

std::string_view trimmed(std::string_view text) {
  while (!text.empty()) {
    if (is_blank(text.front())) {
      text.remove_prefix(1);
    } else if (text.starts_with(no_break_space)) {
      text.remove_prefix(no_break_space.size());
    } else {
      break;
    }
  }
  while (!text.empty()) {
    if (is_blank(text.back())) {
      text.remove_suffix(1);
    } else if (text.ends_with(no_break_space)) {
      text.remove_suffix(no_break_space.size());
    } else {
      break;
    }
  }
  return text;
}

std::size_t character_count(std::string_view text) {
  return static_cast<std::size_t>(std::count_if(
      text.begin(), text.end(), [](char byte) { return (static_cast<unsigned char>(byte) & 0xC0U) != 0x80U; }));
}

}  // namespace koppel::io
