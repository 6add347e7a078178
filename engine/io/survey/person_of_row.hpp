// Whoever wrote a row of an export, and the row's id: the reading side of the rule in model/person.hpp.
//
// Promise:    a hashed e-mail address or telephone number gives one id however it was written. Rows of several people under one address
//             get an id each: that of the address for whoever answered first, one of address and name for the others.
// Complexity: O(length); separate_people O(rows log rows).
// Errors:     none.
//
//   id_in("Bo <BO@v.example>", true)  ->  sha256_hex("bo@v.example")
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "model/draft.hpp"

namespace koppel::io {

// The id in a cell; with `hash` its SHA-256, of an address or number in the form in which they are compared.
[[nodiscard]] std::string id_in(std::string_view cell, bool hash);

// nullptr where nothing is known. `first_name` is that part of the name, where a column of its own holds it; `hashed_id` the text whose hash is
// the id, empty where the id is no hash.
[[nodiscard]] std::shared_ptr<const Person> person_in(const Contact& contact, std::string_view first_name,
                                                      std::string_view hashed_id);
// "Voornaam", "Prénom", "First name", "Vorname".
[[nodiscard]] bool asks_for_first_name(std::string_view heading);

// What a spreadsheet makes of an id: 4,86E+11, 12-okt, or a day. (Noughts in front are seen in the whole column.)
[[nodiscard]] bool looks_damaged(std::string_view id);

// Gives the people who share an address an id each, in the draft, its contacts and its ledger.
void separate_people(Draft& draft, bool offers);

}  // namespace koppel::io
