// Folding: what counts as the same word when people write it.
//
// Promise:    case, accents, runs of spaces and the shape of quotes and dashes do not count; the same folded text on every
//             machine, whatever its locale (ICU, root rules).
// Complexity: O(length); plain ASCII takes a short way.
// Errors:     none; bytes that are no UTF-8 count as U+FFFD.
//
//   fold("  Médiation   de Conflits ")  ->  "mediation de conflits"
#pragma once

#include <string>
#include <string_view>

namespace koppel::io {

[[nodiscard]] std::string fold(std::string_view text);

// Without the blanks around it (no-break spaces too).
[[nodiscard]] std::string_view trimmed(std::string_view text);

// How many characters (code points) a UTF-8 text has.
[[nodiscard]] std::size_t character_count(std::string_view text);

}  // namespace koppel::io
