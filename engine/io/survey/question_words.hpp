// The fields that a question may speak of, by words and stems of words in Dutch, French and English.
//
// Problem:    a form asks in a thousand ways ("Hoeveel vragen wil je maximaal opnemen?", "Combien de demandes pouvez-vous accepter ?");
//             no list of whole headings ends.
// Promise:    every field with a word that points at it, the strongest first; a field for the other side is none. A weight from
//             `telling_weight` on tells by itself; below it a question only hints, and the answers must say the same. Answers are not looked at.
// Complexity: O(words × patterns).
// Errors:     none; nothing where no word points anywhere.
//
//   fields_in_question("Hoeveel helpers heb je nodig?", Side::requests)[0].field   ->  "people.max"
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "io/survey/mapping.hpp"

namespace koppel::io {

inline constexpr int telling_weight = 5;

struct FieldGuess {
  std::string field;
  int weight = 0;
};

[[nodiscard]] std::vector<FieldGuess> fields_in_question(std::string_view question, Side side);

// The field that a question surely asks for, of those that a proposal must not do without unsaid: what is needed, languages, numbers, moments
// and places. Empty for any other.
[[nodiscard]] std::string field_asked_for(std::string_view question, Side side);

// What is asked would be nice: "Liefst ook", "bij voorkeur", "idéalement", "preferably".
[[nodiscard]] bool asks_for_wishes(std::string_view question);

}  // namespace koppel::io
