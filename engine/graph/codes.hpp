// The findings of graph/: what each is called, how grave it is, what it says in Dutch, English and French. base/code.hpp shows how to
// add one.
#pragma once

#include "base/code.hpp"

namespace koppel {

// In alphabetical order of the names.
// clang-format off
struct GraphCodes {
  using enum Severity;

  CodeInfo lower_above_upper{
      "lower_above_upper", error,
      {"de ondergrens {read} ligt boven de bovengrens {expected} bij {other}",
       "the lower bound {read} is above the upper bound {expected} at {other}",
       "la borne inférieure {read} dépasse la borne supérieure {expected} pour {other}"},
      {"Pas een van beide aan.",
       "Change one of the two.",
       "Modifiez l'une des deux."}};
  CodeInfo members_out_of_range{
      "members_out_of_range", error,
      {"de groep {read} noemt iemand die er niet is",
       "the group {read} names somebody who is not there",
       "le groupe {read} nomme quelqu'un qui n'existe pas"},
      {"Kijk de leden van de groep na.",
       "Check the members of the group.",
       "Vérifiez les membres du groupe."}};
  CodeInfo not_laminar{
      "not_laminar", error,
      {"de groepen {read} en {other} overlappen zonder dat de ene in de andere zit",
       "the groups {read} and {other} cross: neither holds the other",
       "les groupes {read} et {other} se chevauchent"},
      {"Maak ze gescheiden of de ene een deel van de andere.",
       "Make them disjoint, or one a part of the other.",
       "Séparez-les, ou incluez l'un dans l'autre."}};
  CodeInfo steps_rise{
      "steps_rise", error,
      {"de stappen van {read} stijgen",
       "the steps of {read} rise",
       "les paliers de {read} croissent"},
      {"Elke volgende koppeling mag hoogstens evenveel waard zijn.",
       "Each next pair may be worth at most as much.",
       "Chaque couple suivant vaut au plus autant."}};
  CodeInfo weight_overflow{
      "weight_overflow", error,
      {"de gewichten zijn te groot om exact mee te rekenen",
       "the weights are too large to calculate with exactly",
       "les poids sont trop grands pour un calcul exact"},
      {"Verklein de punten of de getallen.",
       "Make the points or the numbers smaller.",
       "Réduisez les points ou les nombres."}};
  CodeInfo wrong_size{
      "wrong_size", error,
      {"{read} heeft {other} {other|element|elementen}; verwacht: {expected}",
       "{read} has {other} {other|element|elements}; expected: {expected}",
       "{read} a {other} {other|élément|éléments} ; attendu : {expected}"},
      {"Maak de lijsten even lang.",
       "Make the lists equally long.",
       "Égalisez les longueurs."}};
};
// clang-format on

inline constexpr GraphCodes graph_codes{};

}  // namespace koppel
