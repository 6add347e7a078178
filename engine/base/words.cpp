#include "base/words.hpp"

#include <algorithm>

namespace koppel {

namespace {

// Sorted by key. Hard rules, sides, kinds of values in a file and of what is not shown, why a strategy cannot be used.
// clang-format off
constexpr Word words[] = {
    {"IBAN", {"rekeningnummer", "bank account number", "numéro de compte"}},
    {"absent", {"neemt geen deel", "takes no part", "ne participe pas"}},
    {"array", {"lijst", "list", "liste"}},
    {"as_many_as_asked",
     {"zoveel als er vragen zijn", "as many as there are requests", "autant qu'il y a de demandes"}},
    {"conflict", {"belangenvermenging", "conflict of interest", "conflit d'intérêts"}},
    {"declined", {"eerder geweigerd", "declined before", "refusé auparavant"}},
    {"e-mail", {"e-mailadres", "e-mail address", "adresse e-mail"}},
    {"engagement", {"inzetniveau", "level of engagement", "niveau d'engagement"}},
    {"forbidden", {"uitgesloten door u", "ruled out by you", "exclu par vous"}},
    {"hours_with_ranks",
     {"uren kunnen niet samen met een volgorde van keuzes verdeeld worden",
      "hours cannot be shared out along with an order of choices",
      "les heures ne peuvent être réparties avec un ordre de choix"}},
    {"language", {"taal", "language", "langue"}},
    {"list", {"lijst", "list", "liste"}},
    {"map", {"namen met waarden", "names with values", "noms avec valeurs"}},
    {"minimum_points", {"te weinig punten", "too few points", "trop peu de points"}},
    {"name", {"naam", "name", "nom"}},
    {"national number", {"rijksregisternummer", "national register number", "numéro de registre national"}},
    {"no_asked_column",
     {"geen kolom zegt zeker wat er gevraagd wordt",
      "no column surely says what is asked",
      "aucune colonne ne dit avec certitude ce qui est demandé"}},
    {"no_list_of_words",
     {"dit zijn te veel verschillende antwoorden voor een lijst van woorden: ",
      "these are too many different answers for a list of words: ",
      "ces réponses sont trop diverses pour une liste de mots : "}},
    {"no_offered_column",
     {"geen kolom zegt zeker wat er aangeboden wordt",
      "no column surely says what is offered",
      "aucune colonne ne dit avec certitude ce qui est offert"}},
    {"no_shared_word",
     {"in deze kolom staat geen woord dat ook aan de andere kant voorkomt: ",
      "no word of this column stands on the other side too: ",
      "aucun mot de cette colonne ne figure aussi de l'autre côté : "}},
    {"nobody", {"er is niemand", "there is nobody", "il n'y a personne"}},
    {"number", {"getal", "number", "nombre"}},
    {"object", {"namen met waarden", "names with values", "noms avec valeurs"}},
    {"offers", {"aanbod", "offers", "offres"}},
    {"places_capped_by_groups",
     {"een groep laat niet alle plaatsen van haar leden toe",
      "a group does not allow all places of its members",
      "un groupe ne permet pas toutes les places de ses membres"}},
    {"reach", {"afstand", "distance", "distance"}},
    {"requests", {"verzoeken", "requests", "demandes"}},
    {"skills", {"vaardigheden", "skills", "compétences"}},
    {"slots", {"geen gemeenschappelijk moment", "no moment in common", "aucun moment commun"}},
    {"street address", {"adres", "address", "adresse"}},
    {"telephone", {"telefoonnummer", "telephone number", "numéro de téléphone"}},
    {"text", {"tekst", "text", "texte"}},
    {"true or false", {"true of false", "true or false", "true ou false"}},
    {"unsure_asked_column",
     {"misschien zegt deze kolom wat er gevraagd wordt: ",
      "perhaps this column says what is asked: ",
      "peut-être cette colonne dit-elle ce qui est demandé : "}},
    {"unsure_columns",
     {"het is niet zeker wat deze kolommen betekenen: ",
      "it is not certain what these columns mean: ",
      "le sens de ces colonnes n'est pas certain : "}},
    {"unsure_offered_column",
     {"misschien zegt deze kolom wat er aangeboden wordt: ",
      "perhaps this column says what is offered: ",
      "peut-être cette colonne dit-elle ce qui est offert : "}},
};

constexpr Word suggestion{
    "did_you_mean", {"Bedoelde u {suggestion}?", "Did you mean {suggestion}?", "Vouliez-vous dire {suggestion} ?"}};
constexpr Word hidden_value{
    "kind_and_length",
    {"{kind:word}, {n} {n|teken|tekens}", "{kind:word}, {n} {n|character|characters}", "{kind:word}, {n} {n|caractère|caractères}"}};
// clang-format on

}  // namespace

std::string_view find_word(std::span<const Word> sorted, std::string_view key, Language language) {
  const auto found = std::ranges::lower_bound(sorted, key, {}, &Word::key);
  return found == sorted.end() || found->key != key ? key : found->texts[static_cast<std::size_t>(language)];
}

std::span<const Word> value_words() { return words; }

const Word& did_you_mean() { return suggestion; }

const Word& kind_and_length() { return hidden_value; }

}  // namespace koppel
