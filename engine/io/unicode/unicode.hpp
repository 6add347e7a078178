// What reading needs to know of Unicode, and nothing more: so that another place than a Debian machine can answer it too.
//
// Problem:    "Médiation" and "mediation" are one word to people; which characters differ in case and accents only is a large table.
// Promise:    the same text everywhere. ICU answers on a machine (icu.cpp), the browser's own tables in a browser (browser.cpp); only
//             characters that are younger than one of the two may differ.
// Complexity: O(length).
// Errors:     none; bytes that are no UTF-8 count as U+FFFD.
//
//   bare_letters("Médiation")  ->  "mediation"
#pragma once

#include <string>
#include <string_view>

namespace koppel::io {

// The text in lower case without accents: case folded, decomposed for compatibility (NFKD), combining marks taken away, each white
// space a blank, and case folded again, for compatibility forms may bring capitals back.
[[nodiscard]] std::string bare_letters(std::string_view text);

}  // namespace koppel::io
