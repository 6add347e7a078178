// The findings of solve/: what each is called, how grave it is, what it says in Dutch, English and French. base/code.hpp shows how to
// add one.
#pragma once

#include "base/code.hpp"

namespace koppel {

// In alphabetical order of the names.
// clang-format off
struct SolveCodes {
  using enum Severity;

  CodeInfo strategy_unsupported{
      "strategy_unsupported", error,
      {"strategie {read} kan hier niet: {expected:word}",
       "strategy {read} cannot be used here: {expected:word}",
       "la stratégie {read} ne convient pas ici : {expected:word}"},
      {"Kies een andere strategie (koppel list strategies).",
       "Choose another strategy (koppel list strategies).",
       "Choisissez une autre stratégie (koppel list strategies)."}};
  CodeInfo unknown_algorithm{
      "unknown_algorithm", error,
      {"onbekend algoritme: {read}",
       "unknown algorithm: {read}",
       "algorithme inconnu : {read}"},
      {"Laat het weg: dan kiest koppel zelf.",
       "Leave it out: then koppel chooses.",
       "Omettez-le : koppel choisit alors."}};
};
// clang-format on

inline constexpr SolveCodes solve_codes{};

}  // namespace koppel
