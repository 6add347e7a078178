// The findings of io/yaml/: what each is called, how grave it is, what it says in Dutch, English and French. base/code.hpp shows how to
// add one.
#pragma once

#include "base/code.hpp"

namespace koppel::io {

// In alphabetical order of the names.
// clang-format off
struct YamlCodes {
  using enum Severity;

  CodeInfo unknown_choice{
      "unknown_choice", error,
      {"{read} kan hier niet; verwacht: {expected}",
       "{read} is not possible here; expected: {expected}",
       "{read} n'est pas possible ici ; attendu : {expected}"},
      {"Kies een van deze woorden.",
       "Choose one of these words.",
       "Choisissez l'un de ces mots."}};
  CodeInfo unknown_key{
      "unknown_key", error,
      {"onbekende sleutel: {read}",
       "unknown key: {read}",
       "clé inconnue : {read}"},
      {"Kijk de naam na.",
       "Check the name.",
       "Vérifiez le nom."}};
  CodeInfo vocabulary_bad_id{
      "vocabulary_bad_id", error,
      {"{read} kan geen kenmerk van een begrip zijn",
       "{read} cannot be the id of a term",
       "{read} ne peut pas être l'identifiant d'un terme"},
      {"Gebruik kleine letters zonder accent, cijfers, \"_\" en \"-\".",
       "Use lower-case letters without accents, digits, \"_\" and \"-\".",
       "Utilisez des minuscules sans accent, des chiffres, \"_\" et \"-\"."}};
  CodeInfo yaml_alias{
      "yaml_alias", error,
      {"verwijzingen (& en *) zijn hier niet toegelaten",
       "references (& and *) are not allowed here",
       "les références (& et *) ne sont pas permises ici"},
      {"Schrijf de waarde uit.",
       "Write the value out.",
       "Écrivez la valeur en entier."}};
  CodeInfo yaml_ambiguous{
      "yaml_ambiguous", error,
      {"{read} is dubbelzinnig; verwacht: {expected}",
       "{read} is ambiguous; expected: {expected}",
       "{read} est ambigu ; attendu : {expected}"},
      {"Zet het tussen aanhalingstekens.",
       "Put it between quotes.",
       "Mettez-le entre guillemets."}};
  CodeInfo yaml_duplicate_key{
      "yaml_duplicate_key", error,
      {"de sleutel {read} staat er twee keer",
       "the key {read} stands twice",
       "la clé {read} figure deux fois"},
      {"Laat er één staan.",
       "Leave one.",
       "N'en gardez qu'une."}};
  CodeInfo yaml_key_not_text{
      "yaml_key_not_text", error,
      {"een sleutel moet een woord zijn",
       "a key must be a word",
       "une clé doit être un mot"},
      {"Kijk de accolades en dubbelepunten na.",
       "Check the braces and colons.",
       "Vérifiez les accolades et les deux-points."}};
  CodeInfo yaml_many_documents{
      "yaml_many_documents", error,
      {"het bestand bevat meer dan één document (---)",
       "the file holds more than one document (---)",
       "le fichier contient plusieurs documents (---)"},
      {"Laat er één staan.",
       "Leave one.",
       "N'en gardez qu'un."}};
  CodeInfo yaml_syntax{
      "yaml_syntax", error,
      {"dit is geen geldige YAML ({read})",
       "this is not valid YAML ({read})",
       "ce n'est pas du YAML valide ({read})"},
      {"Kijk de inspringing en de aanhalingstekens na.",
       "Check the indentation and the quotes.",
       "Vérifiez l'indentation et les guillemets."}};
  CodeInfo yaml_tab{
      "yaml_tab", error,
      {"de regel is ingesprongen met een tab",
       "the line is indented with a tab",
       "la ligne est indentée par une tabulation"},
      {"Gebruik spaties.",
       "Use blanks.",
       "Utilisez des espaces."}};
  CodeInfo yaml_tag{
      "yaml_tag", error,
      {"typeaanduidingen zoals {read} zijn hier niet toegelaten",
       "type tags such as {read} are not allowed here",
       "les étiquettes de type comme {read} ne sont pas admises ici"},
      {"Laat het uitroepteken en het woord erachter weg.",
       "Leave out the exclamation mark and the word after it.",
       "Retirez le point d'exclamation et le mot qui suit."}};
  CodeInfo yaml_too_deep{
      "yaml_too_deep", error,
      {"te diep genest: meer dan {expected} lagen",
       "nested too deeply: more than {expected} levels",
       "trop imbriqué : plus de {expected} niveaux"},
      {"Een profiel heeft er hoogstens vijf.",
       "A profile has five at the most.",
       "Un profil en a cinq au plus."}};
};
// clang-format on

inline constexpr YamlCodes yaml_codes{};

}  // namespace koppel::io
