// The findings of io/problem/: what each is called, how grave it is, what it says in Dutch, English and French. base/code.hpp shows how to
// add one.
#pragma once

#include "base/code.hpp"

namespace koppel::io {

// In alphabetical order of the names.
// clang-format off
struct ProblemCodes {
  using enum Severity;

  CodeInfo ambiguous_heading{
      "ambiguous_heading", error,
      {"{read} staat voor hetzelfde als een andere kolom",
       "{read} stands for the same thing as another column",
       "{read} désigne la même chose qu'une autre colonne"},
      {"Laat van elk één kolom over: verzoek, aanbod en gewicht of kost.",
       "Leave one column of each: request, offer, and weight or cost.",
       "Ne laissez qu'une colonne de chaque : demande, offre, et poids ou coût."}};
  CodeInfo arc_bounds{
      "arc_bounds", error,
      {"deze boog kan {read} {read|eenheid|eenheden} dragen; verwacht: {expected}",
       "this arc may carry {read} {read|unit|units}; expected: {expected}",
       "cet arc porte {read} {read|unité|unités} ; attendu : {expected}"},
      {"Een paar wordt hoogstens één keer gekozen: schrijf capaciteit 1.",
       "A pair is chosen once at most: write capacity 1.",
       "Une paire est choisie une fois au plus : écrivez capacité 1."}};
  CodeInfo count_differs{
      "count_differs", error,
      {"de kop kondigt er {expected} aan; gelezen: {read}",
       "the header announces {expected}; read: {read}",
       "l'en-tête en annonce {expected} ; lu : {read}"},
      {"Is het bestand volledig? Verbeter anders de kop.",
       "Is the file complete? If so, correct the header.",
       "Le fichier est-il complet ? Sinon, corrigez l'en-tête."}};
  CodeInfo damaged_gzip{
      "damaged_gzip", error,
      {"het gzip-bestand is beschadigd of afgebroken, na regel {read}",
       "the gzip file is damaged or cut off, after line {read}",
       "le fichier gzip est endommagé ou tronqué, après la ligne {read}"},
      {"Haal of bewaar het opnieuw; gzip -t kijkt het na.",
       "Fetch or save it again; gzip -t checks it.",
       "Récupérez-le de nouveau ; gzip -t le vérifie."}};
  CodeInfo decimals_or_thousands{
      "decimals_or_thousands", warning,
      {"{read} is gelezen als een getal met drie cijfers na de komma, en alle andere ook",
       "{read} was read as a number with three decimals, and so were all others",
       "{read} a été lu comme un nombre à trois décimales, comme tous les autres"},
      {"Waren duizendtallen bedoeld? Laat het teken weg: 1500 in plaats van 1.500.",
       "If thousands were meant, leave the mark out: 1500 instead of 1.500.",
       "S'il s'agit de milliers, enlevez le signe : 1500 au lieu de 1.500."}};
  CodeInfo duplicate_edge{
      "duplicate_edge", error,
      {"het paar {read} – {other} staat er al (op {first})",
       "the pair {read} – {other} stands already (at {first})",
       "la paire {read} – {other} figure déjà (en {first})"},
      {"Laat één van beide over.",
       "Leave one of the two.",
       "Gardez l'une des deux."}};
  CodeInfo duplicate_node{
      "duplicate_node", error,
      {"{read} staat er al (zie {other})",
       "{read} stands already (see {other})",
       "{read} figure déjà (voir {other})"},
      {"Laat er één over, of geef de andere een eigen naam.",
       "Leave one, or give the other a name of its own.",
       "Gardez-en un, ou donnez à l'autre un nom propre."}};
  CodeInfo format_unknown{
      "format_unknown", error,
      {"de vorm van dit bestand is niet herkend",
       "the format of this file is not recognised",
       "le format de ce fichier n'est pas reconnu"},
      {"Noem de vorm met --format; koppel list formats toont ze.",
       "Name it with --format; koppel list formats shows them.",
       "Indiquez-le avec --format ; voir koppel list formats."}};
  CodeInfo index_from_zero{
      "index_from_zero", error,
      {"index {read}; deze vorm telt {expected}",
       "index {read}; this format counts {expected}",
       "indice {read} ; ce format compte {expected}"},
      {"Tel bij elke index één op.",
       "Add one to every index.",
       "Ajoutez un à chaque indice."}};
  CodeInfo line_not_understood{
      "line_not_understood", error,
      {"regel niet begrepen: {read}; verwacht: {expected}",
       "line not understood: {read}; expected: {expected}",
       "ligne non comprise : {read} ; attendu : {expected}"},
      {"data/schema/problem-formats.md toont elke vorm.",
       "data/schema/problem-formats.md shows every format.",
       "data/schema/problem-formats.md montre chaque format."}};
  CodeInfo line_too_long{
      "line_too_long", error,
      {"de regel is langer dan {expected} bytes",
       "the line is longer than {expected} bytes",
       "la ligne dépasse {expected} octets"},
      {"Is het een tekstbestand?",
       "Is it a text file?",
       "Est-ce un fichier texte ?"}};
  CodeInfo matrix_unsupported{
      "matrix_unsupported", error,
      {"deze soort matrix kan niet: {read}; verwacht: {expected}",
       "this kind of matrix is not supported: {read}; expected: {expected}",
       "ce type de matrice n'est pas accepté : {read} ; attendu : {expected}"},
      {"Rijen en kolommen zijn verschillende mensen: schrijf alle cellen uit (general).",
       "Rows and columns are different people: write out all entries (general).",
       "Lignes et colonnes sont distinctes : écrivez toutes les entrées (general)."}};
  CodeInfo member_on_wrong_side{
      "member_on_wrong_side", error,
      {"de groep {other} hoort bij {expected}; {read} staat aan de andere kant",
       "the group {other} is one of {expected}; {read} is on the other side",
       "le groupe {other} est de {expected} ; {read} est de l'autre côté"},
      {"Maak van elke kant een eigen groep.",
       "Make a group of its own for each side.",
       "Faites un groupe par côté."}};
  CodeInfo mixed_decimal_marks{
      "mixed_decimal_marks", error,
      {"{read} heeft een ander decimaalteken dan {other} in rij {first}; verwacht: één teken in een bestand",
       "{read} has another decimal mark than {other} in row {first}; expected: one mark in a file",
       "{read} a un autre signe décimal que {other} à la ligne {first} ; attendu : un seul signe par fichier"},
      {"Schrijf alle getallen zonder duizendtekens en met één decimaalteken: 1500 en 999,5.",
       "Write all numbers without marks for thousands and with one decimal mark: 1500 and 999,5.",
       "Écrivez tous les nombres sans signe pour les milliers et avec un seul signe décimal : 1500 et 999,5."}};
  CodeInfo not_bipartite_transport{
      "not_bipartite_transport", error,
      {"de boog {read} → {other} gaat niet van aanbod naar vraag",
       "the arc {read} → {other} does not lead from supply to demand",
       "l'arc {read} → {other} ne va pas de l'offre à la demande"},
      {"Elke boog begint bij een bron en eindigt bij een put; doorvoer kan niet.",
       "Every arc begins at a source and ends at a sink; no transshipment.",
       "Chaque arc va d'une source à un puits ; pas de transit."}};
  CodeInfo not_finite{
      "not_finite", error,
      {"geen eindig getal: {read}",
       "not a finite number: {read}",
       "pas un nombre fini : {read}"},
      {"Laat een paar dat niet mag weg; in matrices en CSV mag ook NaN.",
       "Leave out a pair that is not allowed; matrices and CSV may say NaN.",
       "Omettez une paire interdite ; matrices et CSV acceptent NaN."}};
  CodeInfo problem_too_large{
      "problem_too_large", error,
      {"{read} is te veel; hoogstens {expected}",
       "{read} is too many; at most {expected}",
       "{read}, c'est trop ; {expected} au plus"},
      {"Kloppen de aantallen in de kop?",
       "Are the numbers in the header right?",
       "Les nombres de l'en-tête sont-ils justes ?"}};
  CodeInfo unknown_node{
      "unknown_node", error,
      {"{read} staat niet bij {expected}",
       "{read} is not among {expected}",
       "{read} n'est pas dans {expected}"},
      {"Voeg het daar toe, of verbeter de naam.",
       "Add it there, or correct the name.",
       "Ajoutez-le, ou corrigez le nom."}};
  CodeInfo weights_rounded{
      "weights_rounded", warning,
      {"{read} {read|getal is|getallen zijn} afgerond op {expected} cijfers na de komma; {other} daarvan {other|werd|werden} 0",
       "{read} {read|number was|numbers were} rounded to {expected} decimals; {other} of them became 0",
       "{read} {read|nombre a été arrondi|nombres ont été arrondis} à {expected} décimales ; {other} {other|est devenu|sont devenus} 0"},
      {"Wat bewezen is, geldt voor de afgeronde getallen.",
       "What is proved holds for the rounded numbers.",
       "Ce qui est prouvé vaut pour les nombres arrondis."}};
};
// clang-format on

inline constexpr ProblemCodes problem_codes{};

}  // namespace koppel::io
