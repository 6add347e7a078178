#include "base/unseen.hpp"

#include <array>
#include <cstddef>
#include <utility>

namespace koppel {

namespace {

using Sign = std::pair<std::string_view, std::string_view>;  // its bytes in UTF-8, and how it is shown

constexpr std::array<Sign, 22> unseen_signs{{
    {"\xC2\xAD", "[U+00AD]"},     {"\xD8\x9C", "[U+061C]"},     {"\xE2\x80\x8B", "[U+200B]"},
    {"\xE2\x80\x8C", "[U+200C]"}, {"\xE2\x80\x8D", "[U+200D]"}, {"\xE2\x80\x8E", "[U+200E]"},
    {"\xE2\x80\x8F", "[U+200F]"}, {"\xE2\x80\xAA", "[U+202A]"}, {"\xE2\x80\xAB", "[U+202B]"},
    {"\xE2\x80\xAC", "[U+202C]"}, {"\xE2\x80\xAD", "[U+202D]"}, {"\xE2\x80\xAE", "[U+202E]"},
    {"\xE2\x81\xA0", "[U+2060]"}, {"\xE2\x81\xA1", "[U+2061]"}, {"\xE2\x81\xA2", "[U+2062]"},
    {"\xE2\x81\xA3", "[U+2063]"}, {"\xE2\x81\xA4", "[U+2064]"}, {"\xE2\x81\xA6", "[U+2066]"},
    {"\xE2\x81\xA7", "[U+2067]"}, {"\xE2\x81\xA8", "[U+2068]"}, {"\xE2\x81\xA9", "[U+2069]"},
    {"\xEF\xBB\xBF", "[U+FEFF]"},
}};

const Sign* sign_at(std::string_view text) {
  const auto lead = static_cast<unsigned char>(text.front());
  if (lead != 0xC2 && lead != 0xD8 && lead != 0xE2 && lead != 0xEF) return nullptr;
  for (const Sign& sign : unseen_signs) {
    if (text.starts_with(sign.first)) return &sign;
  }
  return nullptr;
}

// `instead` makes of "[U+202E]" what is written for the sign.
template <class Instead>
std::string replaced(std::string_view text, Instead instead) {
  std::string made;
  made.reserve(text.size());
  while (!text.empty()) {
    const Sign* sign = sign_at(text);
    if (sign == nullptr) {
      made += text.front();
    } else {
      made += instead(sign->second);
    }
    text.remove_prefix(sign == nullptr ? 1 : sign->first.size());
  }
  return made;
}

}  // namespace

bool has_unseen(std::string_view text) {
  for (; !text.empty(); text.remove_prefix(1)) {
    if (sign_at(text) != nullptr) return true;
  }
  return false;
}

std::string without_unseen(std::string_view text) {
  return replaced(text, [](std::string_view) { return ""; });
}

std::string with_unseen_shown(std::string_view text) {
  return replaced(text, [](std::string_view escape) { return escape; });
}

std::string with_unseen_escaped(std::string_view json) {
  return replaced(json, [](std::string_view escape) { return "\\u" + std::string(escape.substr(3, 4)); });
}

std::string with_unseen_again(std::string_view shown) {
  std::string text(shown);
  if (text.find("[U+") == std::string::npos) return text;
  for (const auto& [bytes, escape] : unseen_signs) {
    for (std::size_t at = text.find(escape); at != std::string::npos; at = text.find(escape, at + bytes.size()))
      text.replace(at, escape.size(), bytes);
  }
  return text;
}

}  // namespace koppel
