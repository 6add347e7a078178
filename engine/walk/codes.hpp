// The findings of walk/: what each is called, how grave it is, what it says in Dutch, English and French. base/code.hpp shows how to
// add one.
#pragma once

#include "base/code.hpp"

namespace koppel {

// In alphabetical order of the names.
// clang-format off
struct WalkCodes {
  using enum Severity;

  CodeInfo no_candidate{
      "no_candidate", warning,
      {"geen enkel aanbod kan {read} helpen; naaste hindernis: {expected:word}",
       "no offer can help {read}; nearest obstacle: {expected:word}",
       "aucune offre ne peut aider {read} ; obstacle le plus proche : {expected:word}"},
      {"Zie niet-gekoppeld.csv voor de kleinste versoepeling.",
       "See niet-gekoppeld.csv for the smallest relief.",
       "Voir niet-gekoppeld.csv pour le plus petit assouplissement."}};
  // About an input. A result that names such a strategy has the fault strategy_unknown (result/fault_codes.hpp).
  CodeInfo unknown_strategy{
      "unknown_strategy", error,
      {"onbekende strategie: {read}",
       "unknown strategy: {read}",
       "stratégie inconnue : {read}"},
      {"Zie koppel list strategies.",
       "See koppel list strategies.",
       "Voir koppel list strategies."}};
};
// clang-format on

inline constexpr WalkCodes walk_codes{};

}  // namespace koppel
