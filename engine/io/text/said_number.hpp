// A number as people write it into a form that asks for one: "2 à 3", "max. 3", "twee", "10 km", "onbeperkt".
//
// Promise:    a text is understood as a whole or not at all, in Dutch, French and English; of a range the bounds stay apart. Which units may
//             stand behind the number is the caller's to say: "een uurtje" is one hour and no number of requests.
// Complexity: O(words × words known).
// Errors:     none; nullopt for what has no clear meaning ("te voet", "geen idee", "een paar", "2 per maand").
//
//   said_number("2 à 3", Unit::count)->most                  ->  "3"
//   said_number("een uurtje", Unit::hours)->most             ->  "1"
//   said_number("onbeperkt", Unit::kilometres)->unlimited    ->  true
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace koppel::io {

enum class Unit : std::uint8_t { count, kilometres, hours };

// Numbers as they stand there, digits and a decimal mark at most; words in digits.
struct SaidNumber {
  std::string least;       // empty: no lower bound was named
  std::string most;        // empty: no upper bound was named, or there is none
  bool unlimited = false;  // somebody says that there is none
};
[[nodiscard]] std::optional<SaidNumber> said_number(std::string_view text, Unit unit);

}  // namespace koppel::io
