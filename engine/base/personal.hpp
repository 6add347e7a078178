// What is built like personal data in any text: an address or a number of somebody, and what is shown in its place.
//
// Problem:    people type an e-mail address under languages and a telephone number under postcode. What koppel says of such a cell is read by
//             others: a page, a market file, a log.
// Promise:    a text that holds an e-mail address, a telephone number, a Belgian national register number or an IBAN (both with their check
//             digits right) or a street with a house number is told from skills, postcodes, hours, dates and numbers of files. What is shown in
//             its place says the kind and the length, and nothing else: words are made of it where somebody reads it. Names are built like any
//             other word: io/survey/row_gate.hpp knows them from the row.
// Complexity: O(length), but O(length × 34) where letters and digits are built like the beginning of an IBAN.
// Errors:     none.
//
//   personal_kind("mail naar bo@v.example")           ->  PersonalKind::email
//   personal_kind("CV 2026")                          ->  nullopt
//   without_personal("bo@v.example")                  ->  "e-mail (12)"
//   hidden_in_words("e-mail (12)", Language::nl)      ->  "e-mailadres, 12 tekens"
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/code.hpp"

namespace koppel {

enum class PersonalKind : std::uint8_t { email, telephone, national_number, iban, street_address, name };

// What kind of personal data the text holds, wherever in it.
[[nodiscard]] std::optional<PersonalKind> personal_kind(std::string_view text);

// Of an id: built like an address or number as a whole. "0312345678" is one, "dossier 0312345678" is not.
[[nodiscard]] bool is_personal_id(std::string_view id);

// Holds something that is built like a Belgian national register number, check digits included.
[[nodiscard]] bool has_national_number(std::string_view text);

// Kind and length, in place of a text: "e-mail (12)". A text that is already that stays.
[[nodiscard]] std::string hidden_as(PersonalKind kind, std::string_view text);
// The text, or kind and length where it holds personal data.
[[nodiscard]] std::string without_personal(std::string_view text);
// Kind and length in words of the language; any other text stays as it is.
[[nodiscard]] std::string hidden_in_words(std::string_view text, Language language);

}  // namespace koppel
