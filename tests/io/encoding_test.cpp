#include "io/text/encoding.hpp"

#include <rapidcheck/gtest.h>
#include <unicode/ucnv.h>

#include "io/reading.hpp"

namespace koppel::io {
namespace {

using test::told;
using test::value;

struct Decoded {
  std::string text;
  Encoding encoding = Encoding::utf8;
  bool mixed = false;
  Findings findings;
};

Decoded decode(std::string_view bytes, std::optional<Encoding> asked = std::nullopt, std::size_t block = block_bytes) {
  MemoryBlocks blocks(bytes, block);  // of a few bytes, they cut characters in two
  Decoded decoded;
  TextBlocks text(blocks, "test.csv", asked, decoded.findings);
  decoded.encoding = text.encoding();
  decoded.mixed = text.mixed();
  for (std::string_view piece = text.next(); !piece.empty(); piece = text.next()) decoded.text += piece;
  return decoded;
}

// The oracle: ICU.
std::string from_utf8(const std::string& text, const char* encoding) {
  UErrorCode status = U_ZERO_ERROR;
  std::string bytes(4 * text.size() + 8, '\0');
  const auto length = ucnv_convert(encoding, "utf-8", bytes.data(), static_cast<std::int32_t>(bytes.size()),
                                   text.data(), static_cast<std::int32_t>(text.size()), &status);
  EXPECT_TRUE(U_SUCCESS(status)) << encoding;
  bytes.resize(static_cast<std::size_t>(length));
  return bytes;
}

std::string to_utf8(const std::string& bytes, const char* encoding) {
  UErrorCode status = U_ZERO_ERROR;
  std::string text(4 * bytes.size() + 8, '\0');
  const auto length = ucnv_convert("utf-8", encoding, text.data(), static_cast<std::int32_t>(text.size()), bytes.data(),
                                   static_cast<std::int32_t>(bytes.size()), &status);
  EXPECT_TRUE(U_SUCCESS(status)) << encoding;
  text.resize(static_cast<std::size_t>(length));
  return text;
}

TEST(Encoding, EveryByteMeansWhatTheUnicodeLibrarySays) {
  std::string bytes;
  for (int byte = 1; byte < 256; ++byte) bytes += static_cast<char>(byte);
  std::string windows, macintosh;
  append_decoded(windows, bytes, SingleByte::windows1252);
  append_decoded(macintosh, bytes, SingleByte::macintosh);
  EXPECT_EQ(windows, to_utf8(bytes, "windows-1252"));
  EXPECT_EQ(macintosh, to_utf8(bytes, "macintosh"));
}

const std::string dutch = "naam;wens\nAndré;één café, coördinatie\nZoë;“reünie” – 5 €\n";
const std::string french =
    "nom;souhait\nHélène;l’été à l’école, ça va…\nFrançois;être là où il faut, «\u00A0Noël\u00A0»\n";

TEST(Encoding, TellsWindowsFromMacintoshByTheLettersThatItMakes) {
  for (const std::string& text : {dutch, french}) {
    const Decoded windows = decode(from_utf8(text, "windows-1252"));
    EXPECT_EQ(windows.text, text);
    EXPECT_EQ(told(windows.findings), std::vector<std::string>{"warning encoding_guessed 2:0"});
    const Decoded macintosh = decode(from_utf8(text, "macintosh"));
    EXPECT_EQ(macintosh.text, text);
    EXPECT_EQ(macintosh.encoding, Encoding::macintosh);
    EXPECT_EQ(value(test::first(macintosh.findings, "encoding_guessed"), "read"), "macintosh");
    EXPECT_EQ(decode(text).text, text);
    EXPECT_TRUE(decode(text).findings.empty());
  }
  EXPECT_EQ(decode(from_utf8("a;b\nÉÉN\n", "windows-1252")).text, "a;b\nÉÉN\n") << "a single sign decides for Windows";
}

TEST(Encoding, WhatWasAskedForIsReadAsSuchUnlessItCannotBe) {
  const std::string macintosh = from_utf8(dutch, "macintosh");
  EXPECT_EQ(decode(macintosh, Encoding::macintosh).text, dutch);
  EXPECT_TRUE(decode(macintosh, Encoding::macintosh).findings.empty());
  EXPECT_NE(decode(macintosh, Encoding::windows1252).text, dutch);
  EXPECT_EQ(told(decode(macintosh, Encoding::utf8).findings), std::vector<std::string>{"error bad_utf8 2:0"});

  const Decoded saved_otherwise = decode(dutch, Encoding::windows1252);
  EXPECT_EQ(saved_otherwise.text, dutch);
  EXPECT_EQ(told(saved_otherwise.findings), std::vector<std::string>{"warning encoding_guessed 0:0"});
}

TEST(Encoding, RowsOfTwoEncodingsAreEachReadTheirWay) {
  const std::string pasted = from_utf8("Maïté;crèche\n", "windows-1252");
  for (const std::optional<Encoding> asked : {std::optional<Encoding>(), std::optional(Encoding::utf8)}) {
    const Decoded mixed = decode(dutch + pasted + dutch, asked);
    EXPECT_EQ(mixed.text, dutch + "Maïté;crèche\n" + dutch);
    EXPECT_TRUE(mixed.mixed);
    EXPECT_EQ(told(mixed.findings), std::vector<std::string>{"warning mixed_encoding 4:0"});
  }
  const Decoded marked = decode("\xEF\xBB\xBF" + pasted);
  EXPECT_EQ(marked.text, "Maïté;crèche\n") << "the mark promises UTF-8";
  EXPECT_EQ(told(marked.findings), std::vector<std::string>{"warning mixed_encoding 1:0"});
}

RC_GTEST_PROP(Encoding, BlocksOfAnySizeGiveTheSameTextAndItIsUtf8, ()) {
  const auto pieces = *rc::gen::container<std::vector<std::string>>(rc::gen::element<std::string>(
      "a", "\n", ";", "é", "€", "😀", "\xE9", "\x8E", "\xC3", "\xE2\x82", "\xF0\x9F\x98", "\xFF"));
  std::string bytes;
  for (const std::string& piece : pieces) bytes += piece;
  const Decoded whole = decode(bytes);
  RC_ASSERT(first_bad_utf8(whole.text) == std::string_view::npos);
  const auto size = *rc::gen::inRange<std::size_t>(1, 7);
  const Decoded cut = decode(bytes, std::nullopt, size);
  RC_ASSERT(cut.text == whole.text);
  RC_ASSERT(told(cut.findings) == told(whole.findings));
}

}  // namespace
}  // namespace koppel::io
