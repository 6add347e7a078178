#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <cstdint>

#include "io/unicode/unicode.hpp"

namespace koppel::io {

namespace {

bool is_mark(UChar32 character) { return (U_GET_GC_MASK(character) & U_GC_M_MASK) != 0; }

}  // namespace

std::string bare_letters(std::string_view text) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* decomposer = icu::Normalizer2::getNFKDInstance(status);
  icu::UnicodeString source =
      icu::UnicodeString::fromUTF8(icu::StringPiece(text.data(), static_cast<std::int32_t>(text.size())));
  icu::UnicodeString decomposed;
  if (U_SUCCESS(status)) decomposer->normalize(source.foldCase(), decomposed, status);
  if (U_FAILURE(status)) decomposed = source;

  icu::UnicodeString bare;
  for (std::int32_t i = 0; i < decomposed.length(); i = decomposed.moveIndex32(i, 1)) {
    const UChar32 character = decomposed.char32At(i);
    if (!is_mark(character)) bare.append(u_isUWhiteSpace(character) ? UChar32{' '} : character);
  }
  std::string folded;
  bare.foldCase().toUTF8String(folded);
  return folded;
}

}  // namespace koppel::io
