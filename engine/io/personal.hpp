// What looks like personal data in a column: kinds and counts, never a cell.
//
// Promise:    a cell counts for the kinds it is built like: an e-mail address, a telephone number, a Belgian national register number with
//             its check digits right, an address of a computer. Names cannot be told from other words: they are known by their heading.
// Complexity: O(length) per cell.
// Errors:     none.
//
//   PersonalCounts found = personal_in(table, 3);   // found.email == 12
#pragma once

#include <cstddef>
#include <string_view>

#include "io/table.hpp"

namespace koppel::io {

struct PersonalCounts {
  std::size_t name = 0, email = 0, phone = 0, national_number = 0, ip_address = 0;
  [[nodiscard]] bool any() const { return name + email + phone + national_number + ip_address > 0; }
};

[[nodiscard]] bool is_email(std::string_view cell);
// Written as such: it begins with 0 or +, and holds 9 to 15 digits and the marks between them.
[[nodiscard]] bool is_phone(std::string_view cell);
[[nodiscard]] bool is_ip_address(std::string_view cell);
// A heading of a name, folded: "voornaam", "last name", "nom de famille", …
[[nodiscard]] bool is_name_heading(std::string_view folded);

[[nodiscard]] PersonalCounts personal_in(const Table& table, std::size_t column);

}  // namespace koppel::io
