// The gate that every value of a row passes before anybody else sees it: in a finding, in the market, as a reason.
//
// Problem:    a cell of any column may hold who somebody is: an address under languages, somebody's name under skills.
// Promise:    what is built like an address or number (base/personal.hpp), what holds the e-mail address, the telephone number or a word of the
//             name of the row that it stands in, and what holds anybody's whole name that was learnt, with blanks or without, is known as
//             such. Words are compared folded; those of fewer than three letters, those with digits, and "van", "den", "des" are no names. The order of rows does not matter.
// Complexity: O(length) per value; O(rows) to learn the names of an export.
// Errors:     none.
//
//   RowGate gate;
//   gate.learn_name("Mia Voorbeeld");                   // of every row, first
//   gate.begin_row({.name = "Mia Voorbeeld"});
//   gate.kind_of("vraag naar Mia")                      ->  PersonalKind::name
//   gate.shown("vraag naar Mia")                        ->  "name (14)"
#pragma once

#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "base/personal.hpp"
#include "model/person.hpp"

namespace koppel::io {

class RowGate {
 public:
  void learn_name(std::string_view name);
  void begin_row(const Contact& contact);

  [[nodiscard]] std::optional<PersonalKind> kind_of(std::string_view text) const;
  // Of a word that must meet the same word elsewhere, as a group and a conflict do: whole names only, so that "Bakkerij Verzonnen" stays what it
  // is in the row of Jan Verzonnen.
  [[nodiscard]] std::optional<PersonalKind> kind_of_key(std::string_view text) const;
  // Of an id: built like an address or number as a whole, a name, or made of nothing but words of the name of the row.
  [[nodiscard]] std::optional<PersonalKind> kind_of_id(std::string_view id) const;
  // The text as it may be shown (io/text/cells.hpp); kind and length of what is personal, and of everything where `secret`.
  [[nodiscard]] std::string shown(std::string_view text, bool secret = false) const;

 private:
  [[nodiscard]] bool holds_name(std::string_view text) const;
  [[nodiscard]] bool holds_whole_name(std::string_view text) const;
  [[nodiscard]] bool holds_name_in(const std::vector<std::string>& words) const;
  [[nodiscard]] bool holds_contact(std::string_view text) const;
  [[nodiscard]] bool holds_address(std::string_view text) const;

  std::set<std::string, std::less<>> names_;  // whole ones, of at least two words
  std::set<std::string, std::less<>> glued_;  // the same without a blank
  std::set<std::string, std::less<>> words_;  // of the name of the row
  std::string email_, phone_;                 // of the row: folded, and its last digits
  std::vector<std::string> address_;          // the words of that address
};

}  // namespace koppel::io
