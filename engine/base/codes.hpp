// Findings that rooms raise which have no other room in common: base/code.hpp shows how a table is made.
#pragma once

#include "base/code.hpp"

namespace koppel {

// In alphabetical order of the names.
// clang-format off
struct BaseCodes {
  using enum Severity;

  CodeInfo negative_number{
      "negative_number", rejected,
      {"{read} is negatief",
       "{read} is negative",
       "{read} est négatif"},
      {"Verwacht wordt nul of meer.",
       "Zero or more is expected.",
       "On attend zéro ou plus."}};
  CodeInfo pins_above_capacity{
      "pins_above_capacity", error,
      {"voor {read} zijn er meer vastgezette koppelingen dan {expected} {expected|plaats|plaatsen}",
       "{read} has more pinned pairs than {expected} {expected|place|places}",
       "{read} a plus de couples fixés que {expected} {expected|place|places}"},
      {"Maak er enkele los, of verhoog de capaciteit.",
       "Unpin some, or raise the capacity.",
       "Libérez-en, ou augmentez la capacité."}};
};
// clang-format on

inline constexpr BaseCodes base_codes{};

}  // namespace koppel
