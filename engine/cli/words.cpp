#include "cli/words.hpp"

#include "base/wording.hpp"

namespace koppel::cli {

namespace {

// Sorted by key: Dutch, English, French.
// clang-format off
constexpr Word words[] = {
    {"batch_done_of", {"{done} van {all}", "{done} of {all}", "{done} sur {all}"}},
    {"batch_findings", {"bevindingen", "findings", "constats"}},
    {"batch_inputs", {"{n} {n|invoer|invoeren}", "{n} {n|input|inputs}", "{n} {n|entrée|entrées}"}},
    {"batch_interrupted",
     {"onderbroken: {done} van {all} zijn klaar; geef hetzelfde commando om verder te gaan",
      "interrupted: {done} of {all} are done; give the same command to go on",
      "interrompu : {done} sur {all} sont faits ; redonnez la même commande pour continuer"}},
    {"batch_left", {"nog", "left", "restant"}},
    {"batch_not_done", {"niet klaar", "not done", "non terminées"}},
    {"batch_served",
     {"{served} van {requests} {requests|verzoek|verzoeken} geholpen, {pairs} {pairs|koppeling|koppelingen}",
      "{served} of {requests} {requests|request|requests} served, {pairs} {pairs|pair|pairs}",
      "{served} {served|demande servie|demandes servies} sur {requests}, {pairs} {pairs|couple|couples}"}},
    {"batch_status_cannot_be_met",
     {"aan harde eisen niet te voldoen",
      "hard constraints cannot be met",
      "contraintes impossibles à respecter"}},
    {"batch_status_crashed", {"vastgelopen", "crashed", "plantées"}},
    {"batch_status_done", {"klaar", "done", "terminées"}},
    {"batch_status_invalid", {"ongeldig", "invalid", "invalides"}},
    {"batch_status_limit", {"op een grens gestopt", "stopped at a limit", "arrêtées à une limite"}},
    {"batch_status_not_verified", {"niet geverifieerd", "not verified", "non vérifiées"}},
    {"batch_stopping",
     {"{n} {n|invoer die bezig is wordt|invoeren die bezig zijn worden} afgewerkt; onderbreek nog eens om meteen te stoppen",
      "finishing {n} {n|input|inputs} under way; interrupt again to stop at once",
      "fin de {n} {n|entrée|entrées} en cours ; interrompez encore pour arrêter aussitôt"}},
    {"findings_also", {"ook {examples}", "also {examples}", "aussi {examples}"}},
    {"findings_more",
     {"… en nog {n} {n|bevinding|bevindingen} (--json toont ze alle)",
      "… and {n} more {n|finding|findings} (--json shows all)",
      "… et encore {n} {n|constat|constats} (--json les montre tous)"}},
    {"import_blank",
     {"{n} {n|lege rij|lege rijen} overgeslagen",
      "{n} blank {n|row|rows} skipped",
      "{n} {n|ligne vide ignorée|lignes vides ignorées}"}},
    {"import_came", {"nieuw", "new", "nouvelles"}},
    {"import_changed", {"gewijzigd", "changed", "modifiées"}},
    {"import_contacts",
     {"namen en contactgegevens zijn weggelaten",
      "names and contact data were left out",
      "les noms et coordonnées ont été omis"}},
    {"import_file",
     {"{file}: {rows} {rows|rij|rijen} gelezen = {accepted} aanvaard + {repaired} hersteld + {rejected} geweigerd",
      "{file}: {rows} {rows|row|rows} read = {accepted} accepted + {repaired} repaired + {rejected} rejected",
      "{file} : {rows} {rows|ligne lue|lignes lues} = {accepted} {accepted|acceptée|acceptées} + {repaired} "
      "{repaired|réparée|réparées} + {rejected} {rejected|refusée|refusées}"}},
    {"import_left", {"weg", "gone", "parties"}},
    {"import_market",
     {"{offers} aanbod, {requests} {requests|verzoek|verzoeken}",
      "{offers} {offers|offer|offers}, {requests} {requests|request|requests}",
      "{offers} {offers|offre|offres}, {requests} {requests|demande|demandes}"}},
    {"import_nothing", {"niets gewijzigd", "nothing changed", "rien n'a changé"}},
    {"import_offers", {"aanbod", "offers", "offres"}},
    {"import_previews",
     {"{n} {n|proefantwoord|proefantwoorden} overgeslagen",
      "{n} {n|preview|previews} skipped",
      "{n} {n|réponse d'essai ignorée|réponses d'essai ignorées}"}},
    {"import_requests", {"verzoeken", "requests", "demandes"}},
    {"more", {"en nog {n}", "and {n} more", "et encore {n}"}},
};
// clang-format on

}  // namespace

std::span<const Word> all_words() { return words; }

std::string in_words(Language language, std::string_view key, const FindingValues& values) {
  return fill_in(find_word(words, key, language), values, language);
}

}  // namespace koppel::cli
