// The findings of pairing/: what each is called, how grave it is, what it says in Dutch, English and French. base/code.hpp shows how to
// add one.
#pragma once

#include "base/code.hpp"

namespace koppel {

// In alphabetical order of the names.
// clang-format off
struct PairingCodes {
  using enum Severity;

  CodeInfo pin_overrides_rule{
      "pin_overrides_rule", warning,
      {"de vastgezette koppeling {read} gaat in tegen een regel: {expected:word}",
       "the pinned pair {read} goes against a rule: {expected:word}",
       "le couple fixé {read} va contre une règle : {expected:word}"},
      {"Ze blijft staan: een mens beslist.",
       "It stands: a person decides.",
       "Il reste : une personne décide."}};
  CodeInfo places_unknown{
      "places_unknown", note,
      {"{read} {read|aanbieding of verzoek heeft|aanbiedingen en verzoeken hebben} geen bekende plaats; afstand telt daar niet mee",
       "{read} {read|offer or request has|offers and requests have} no known place; distance does not count there",
       "{read} {read|offre ou demande n'a|offres et demandes n'ont} pas de lieu connu ; la distance n'y compte pas"},
      {"Vul de postcode in waar dat kan.",
       "Fill in the postcode where possible.",
       "Complétez le code postal si possible."}};
};
// clang-format on

inline constexpr PairingCodes pairing_codes{};

}  // namespace koppel
