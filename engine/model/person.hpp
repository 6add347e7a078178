// Who is the same person: the one rule, by what people write of themselves (described in data/schema/mapping.md).
//
// Problem:    one person answers twice, from two addresses, or on both sides; a household shares one address.
// Promise:    e-mail addresses and telephone numbers are brought to one form before they are compared; names are compared word by word, so
//             that "M. Peeters" and "Mia Peeters" may be one person and "Mia Peeters" and "Jef Peeters" are not. Nothing of it is kept in a market.
// Complexity: O(length); names_differ O(words²).
// Errors:     none: what is no address or number has an empty key, which equals nobody's.
//
//   email_key("Bo <mailto:Bo.Test@V.example>")    ->  "bo.test@v.example"
//   phone_key("+32 (0)470/12.34.56")              ->  "0470123456"
//   names_differ("mia voorbeeld", "m. voorbeeld") ->  false
#pragma once

#include <string>
#include <string_view>

namespace koppel {

// A name and contact data of one person, by side and id. Personal: joined in the call list only.
struct Contact {
  std::string name;
  std::string email;
  std::string phone;
  std::string submitted = {};  // when, as far as anybody knows: the newest of several counts. Not written anywhere
};

// What is known of whoever wrote a row. It stays in the draft.
struct Person {
  Contact contact;           // as it was written
  std::string name;          // folded by whoever read it; behind a known first name stands "|"
  std::string email, phone;  // keys
  std::string address_id;    // the hash of one of them, where the row's id was made of it
  [[nodiscard]] bool id_is_address() const { return !address_id.empty(); }
};

// Case, blanks, `mailto:` and `Name <…>` do not count; full stops and plus signs do. Empty where it is no address.
[[nodiscard]] std::string email_key(std::string_view text);
// Digits as they are dialled in Belgium; elsewhere "+" and the country's. Empty where it is no number (fewer than 8 digits, or one digit only).
[[nodiscard]] std::string phone_key(std::string_view text);
// Both are known, and neither may be a shorter or mistyped form of the other. Of folded names.
[[nodiscard]] bool names_differ(std::string_view a, std::string_view b);
// Both are known, and every word of one is in the other.
[[nodiscard]] bool names_agree(std::string_view a, std::string_view b);

}  // namespace koppel
