// The findings of io/text/: what each is called, how grave it is, what it says in Dutch, English and French. base/code.hpp shows how to
// add one.
#pragma once

#include "base/code.hpp"

namespace koppel::io {

// In alphabetical order of the names.
// clang-format off
struct TextCodes {
  using enum Severity;

  CodeInfo bad_utf8{
      "bad_utf8", error,
      {"het bestand is geen geldige tekst",
       "the file is not valid text",
       "le fichier n'est pas un texte valide"},
      {"Bewaar het opnieuw als CSV UTF-8.",
       "Save it again as CSV UTF-8.",
       "Enregistrez-le de nouveau en CSV UTF-8."}};
  CodeInfo date_not_existing{
      "date_not_existing", rejected,
      {"datum bestaat niet: {read}; verwacht: {expected}",
       "no such date: {read}; expected: {expected}",
       "date inexistante : {read} ; attendu : {expected}"},
      {"Schrijf de datum zoals {expected}.",
       "Write the date as {expected}.",
       "Écrivez la date sous la forme {expected}."}};
  CodeInfo empty_file{
      "empty_file", error,
      {"het bestand is leeg",
       "the file is empty",
       "le fichier est vide"},
      {"Is het de juiste export?",
       "Is it the right export?",
       "Est-ce le bon export ?"}};
  CodeInfo encoding_guessed{
      "encoding_guessed", warning,
      {"de tekens zijn gelezen als {read}",
       "the characters were read as {read}",
       "les caractères ont été lus comme {read}"},
      {"Kijk na of é, ë en ï juist staan; bewaar anders als CSV UTF-8.",
       "Check that é, ë and ï look right; else save as CSV UTF-8.",
       "Vérifiez é, ë et ï ; sinon enregistrez en CSV UTF-8."}};
  CodeInfo file_too_large{
      "file_too_large", error,
      {"het bestand is te groot: {read} bytes; hoogstens {expected}",
       "the file is too large: {read} bytes; at most {expected}",
       "le fichier est trop grand : {read} octets ; {expected} au plus"},
      {"Splits het bestand.",
       "Split the file.",
       "Divisez le fichier."}};
  CodeInfo json_bad_utf8{
      "json_bad_utf8", error,
      {"geen geldige UTF-8",
       "not valid UTF-8",
       "UTF-8 non valide"},
      {"Bewaar het bestand als UTF-8.",
       "Save the file as UTF-8.",
       "Enregistrez le fichier en UTF-8."}};
  CodeInfo json_duplicate_key{
      "json_duplicate_key", error,
      {"de sleutel {read} staat er twee keer",
       "the key {read} stands twice",
       "la clé {read} figure deux fois"},
      {"Laat er één staan.",
       "Leave one.",
       "N'en gardez qu'une."}};
  CodeInfo json_syntax{
      "json_syntax", error,
      {"dit is geen geldige JSON (bij een stuk tekst van {read} {read|teken|tekens})",
       "this is not valid JSON (at a piece of text of {read} {read|character|characters})",
       "ce n'est pas du JSON valide (près d'un texte de {read} {read|caractère|caractères})"},
      {"Kijk naar een komma, haakje of aanhalingsteken op deze plaats.",
       "Look for a comma, bracket or quote at this place.",
       "Cherchez une virgule, une accolade ou un guillemet à cet endroit."}};
  CodeInfo json_too_deep{
      "json_too_deep", error,
      {"te diep genest: meer dan {expected} lagen",
       "nested too deeply: more than {expected} levels",
       "trop imbriqué : plus de {expected} niveaux"},
      {"Een marktbestand heeft er hoogstens vijf.",
       "A market file has five at the most.",
       "Un fichier de marché en a cinq au plus."}};
  CodeInfo mixed_encoding{
      "mixed_encoding", warning,
      {"de tekens zijn deels {read}, deels {other}; elk is op zijn eigen manier gelezen",
       "the characters are partly {read}, partly {other}; each was read in its own way",
       "les caractères sont en partie en {read}, en partie en {other} ; chacun a été lu à sa façon"},
      {"Kijk na of é, ë en ï juist staan, vanaf deze rij; bewaar het bestand anders opnieuw als CSV UTF-8.",
       "Check that é, ë and ï look right from this row on; else save the file again as CSV UTF-8.",
       "Vérifiez é, ë et ï à partir de cette ligne ; sinon enregistrez de nouveau en CSV UTF-8."}};
  CodeInfo not_a_market{
      "not_a_market", error,
      {"dit is geen marktbestand (JSON)",
       "this is no market file (JSON)",
       "ceci n'est pas un fichier de marché (JSON)"},
      {"Geef twee exports (eerst het aanbod, dan de vragen), of een map met een profile.yaml.",
       "Give two exports (offers first, then requests), or a folder with a profile.yaml.",
       "Donnez deux exports (l'offre, puis les demandes), ou un dossier avec un profile.yaml."}};
  CodeInfo not_a_number{
      "not_a_number", rejected,
      {"geen getal: {read}",
       "not a number: {read}",
       "pas un nombre : {read}"},
      {"Schrijf een getal in cijfers.",
       "Write a number in digits.",
       "Écrivez un nombre en chiffres."}};
  CodeInfo number_out_of_range{
      "number_out_of_range", error,
      {"{read} ligt buiten {expected}",
       "{read} lies outside {expected}",
       "{read} est hors de {expected}"},
      {"Kies een getal binnen deze grenzen.",
       "Choose a number within these bounds.",
       "Choisissez un nombre dans ces limites."}};
  CodeInfo number_too_large{
      "number_too_large", rejected,
      {"het getal {read} is te groot",
       "the number {read} is too large",
       "le nombre {read} est trop grand"},
      {"Kijk de eenheid na.",
       "Check the unit.",
       "Vérifiez l'unité."}};
  CodeInfo personal_value{
      "personal_value", rejected,
      {"hier staat wie iemand is ({read}); dat is niet overgenomen",
       "this says who somebody is ({read}); it was not taken over",
       "ceci dit qui est quelqu'un ({read}) ; ce n'est pas repris"},
      {"Zet namen, adressen en nummers in kolommen die de mapping bij \"contact\" noemt; andere kolommen komen op de pagina.",
       "Put names, addresses and numbers into columns that the mapping names at \"contact\"; other columns are shown on the page.",
       "Mettez noms, adresses et numéros dans les colonnes que le mappage indique sous \"contact\" ; les autres figurent sur la page."}};
  CodeInfo too_many_decimals{
      "too_many_decimals", rejected,
      {"{read} heeft te veel cijfers na de komma; hoogstens {expected}",
       "{read} has too many decimals; at most {expected}",
       "{read} a trop de décimales ; {expected} au plus"},
      {"Rond het getal af, of vraag het aan \"koppel solve --round\".",
       "Round the number, or have \"koppel solve --round\" do it.",
       "Arrondissez le nombre, ou laissez faire \"koppel solve --round\"."}};
  CodeInfo unknown_field{
      "unknown_field", warning,
      {"het veld {read} bestaat niet en telt niet mee",
       "there is no field {read}; it does not count",
       "le champ {read} n'existe pas et ne compte pas"},
      {"Kijk de naam na.",
       "Check the name.",
       "Vérifiez le nom."}};
  CodeInfo unknown_language_level{
      "unknown_language_level", rejected,
      {"onbekend taalniveau: {read}; verwacht: {expected}",
       "unknown language level: {read}; expected: {expected}",
       "niveau de langue inconnu : {read} ; attendu : {expected}"},
      {"Gebruik A1 tot C2.",
       "Use A1 to C2.",
       "Utilisez A1 à C2."}};
  CodeInfo write_failed{
      "write_failed", error,
      {"schrijven mislukt: {read}",
       "writing failed: {read}",
       "échec de l'écriture : {read}"},
      {"Is de schijf vol, of mag hier niet geschreven worden? Er is niets veranderd.",
       "Is the disk full, or writing not allowed here? Nothing has changed.",
       "Le disque est-il plein, ou l'écriture interdite ? Rien n'a changé."}};
  CodeInfo wrong_schema{
      "wrong_schema", error,
      {"het schema is {read}; verwacht: {expected}",
       "the schema is {read}; expected: {expected}",
       "le schéma est {read} ; attendu : {expected}"},
      {"Is het de juiste soort bestand?",
       "Is it the right kind of file?",
       "Est-ce le bon type de fichier ?"}};
  CodeInfo wrong_type{
      "wrong_type", error,
      {"gelezen: {read:word}; verwacht: {expected:word}",
       "read: {read:word}; expected: {expected:word}",
       "lu : {read:word} ; attendu : {expected:word}"},
      {"Kijk het veld na.",
       "Check the field.",
       "Vérifiez le champ."}};
};
// clang-format on

inline constexpr TextCodes text_codes{};

}  // namespace koppel::io
