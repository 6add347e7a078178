// A code: the name of one kind of finding, with its severity and its texts in Dutch, English and French.
//
// Problem:    whoever adds a finding should write it down once, in his own room, and no room below should have to know it.
// Promise:    each room that raises findings has one table of them, `codes.hpp`: a struct whose members are the entries. A finding points
//             to its entry, so nothing is registered or looked up; a code that stands in no table does not compile.
// Complexity: a code is a pointer.
// Errors:     none.
//
//   struct SkyCodes {
//     using enum Severity;
//     CodeInfo too_dark{"too_dark", warning, {"te donker: {read}", "too dark: {read}", "trop sombre : {read}"}, {"", "", ""}};
//   };
//   inline constexpr SkyCodes sky_codes{};
//   findings.add(sky_codes.too_dark, place, {{"read", "3"}});
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

#include "base/table_entry.hpp"

namespace koppel {

// error: the input is refused. rejected: a cell or a row is dropped and listed. warning, note: for a person to read.
enum class Severity : std::uint8_t { error, rejected, warning, note };
[[nodiscard]] std::string_view to_string(Severity severity);

enum class Language : std::uint8_t { nl, en, fr };
[[nodiscard]] std::string_view to_string(Language language);  // "nl"

// An entry of a table. Texts hold {names} that a finding's values fill in (base/wording.hpp).
struct CodeInfo {
  std::string_view name;  // as people and files see it; the member's name, where a hyphen may stand for an underscore
  Severity severity;
  std::array<const char*, 3> message;  // by Language: nl, en, fr
  std::array<const char*, 3> hint;
};

using Code = TableEntry<CodeInfo>;

}  // namespace koppel
