// The findings of moments/: what each is called, how grave it is, what it says in Dutch, English and French. base/code.hpp shows how to
// add one.
#pragma once

#include "base/code.hpp"

namespace koppel {

// In alphabetical order of the names.
// clang-format off
struct MomentsCodes {
  using enum Severity;

  CodeInfo slot_clash{
      "slot_clash", warning,
      {"{read} heeft {other} koppelingen maar geen {other} verschillende momenten",
       "{read} has {other} pairs but no {other} different slots",
       "{read} a {other} couples mais pas {other} moments différents"},
      {"Spreek met deze persoon een ander moment af.",
       "Agree on another moment with this person.",
       "Convenez d'un autre moment avec cette personne."}};
};
// clang-format on

inline constexpr MomentsCodes moments_codes{};

}  // namespace koppel
