// What looks like personal data in a column: kinds and counts, never a cell.
//
// Promise:    a cell counts for the kinds it is built like: an e-mail address, a telephone number, a Belgian national register number with
//             its check digits right, an address of a computer. Names cannot be told from other words: they are known by their heading; so are telephone numbers that lost the 0
//             in front of them.
// Complexity: O(length) per cell.
// Errors:     none.
//
//   PersonalCounts found = personal_in(table, answers, 3);   // found.email == 12
#pragma once

#include <cstddef>
#include <string_view>

#include "io/survey/table_answers.hpp"

namespace koppel::io {

struct PersonalCounts {
  std::size_t name = 0, email = 0, phone = 0, national_number = 0, ip_address = 0;
  [[nodiscard]] bool any() const { return name + email + phone + national_number + ip_address > 0; }
};

[[nodiscard]] bool is_email(std::string_view cell);
// Written as such: it begins with 0 or +, and holds 9 to 15 digits and the marks between them.
[[nodiscard]] bool is_phone(std::string_view cell);
[[nodiscard]] bool is_ip_address(std::string_view cell);
// Asks for a person's name: "Voornaam", "wie/naam", "Hoe heet je?", "What is your name?", "Nom de famille", …
[[nodiscard]] bool asks_for_name(std::string_view heading);
// Asks for a telephone number. (A spreadsheet drops the 0 at its beginning.)
[[nodiscard]] bool asks_for_phone(std::string_view heading);

[[nodiscard]] PersonalCounts personal_in(const Table& table, const TableAnswers& answers, std::size_t column);

}  // namespace koppel::io
