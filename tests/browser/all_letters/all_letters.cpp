// Prints what bare_letters makes of every character and of some texts, so that two builds can be compared: test_heavy_emscripten.py.
#include <cstdint>
#include <cstdio>
#include <string>

#include "io/unicode/unicode.hpp"

namespace {

std::string utf8(std::uint32_t point) {
  const auto tail = [point](unsigned shift) { return static_cast<char>(0x80U | ((point >> shift) & 0x3FU)); };
  if (point < 0x80) return {static_cast<char>(point)};
  if (point < 0x800) return {static_cast<char>(0xC0U | (point >> 6U)), tail(0)};
  if (point < 0x10000) return {static_cast<char>(0xE0U | (point >> 12U)), tail(6), tail(0)};
  return {static_cast<char>(0xF0U | (point >> 18U)), tail(12), tail(6), tail(0)};
}

void print(const std::string& name, const std::string& bare) {
  std::printf("%s", name.c_str());
  for (const char c : bare) std::printf(" %02X", static_cast<unsigned>(static_cast<unsigned char>(c)));
  std::printf("\n");
}

}  // namespace

int main() {
  // Only what changes: the rest would be a million lines.
  for (std::uint32_t point = 1; point < 0x110000; ++point) {
    if (point >= 0xD800 && point < 0xE000) continue;
    const std::string text = utf8(point);
    if (const std::string bare = koppel::io::bare_letters(text); bare != text) print(std::to_string(point), bare);
  }
  const char* texts[] = {"",
                         "ΟΔΟΣ ὉΔΌΣ ς",
                         "İstanbul ıĞ",
                         "STRASSE Straße ẞ",
                         "e\u0301\u0327 ợ̉",
                         "ﬁets Ⅷ ½ ㎏",
                         "한국어 가각",
                         "\xFF\xC3 a\xE2\x82",
                         "\xEF\xBB\xBF"
                         "bom",
                         "\xED\xA0\x80\xF4\x90\x80\x80",
                         "Ꭰꭰᏸ"};
  for (const char* text : texts) print("text", koppel::io::bare_letters(text));
}
