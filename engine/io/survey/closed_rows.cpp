#include "io/survey/closed_rows.hpp"

#include <algorithm>
#include <iterator>

#include "io/survey/answer_facts.hpp"
#include "io/text/fold.hpp"

namespace koppel::io {

namespace {

// What a heading says of a row that counts (yes), of one that does not (yes), or that its cells say which.
constexpr std::string_view open_headings[] = {
    "actief",
    "nog actief",
    "actief?",
    "active",
    "actif",
    "actif ?",
    "actif?",
    "actieve vrijwilliger",
    "is active",
    "active?",
    "beschikbaar",
    "beschikbaar?",
    "nog beschikbaar",
    "nog beschikbaar?",
    "disponible",
    "disponible ?",
    "disponible?",
    "available",
    "available?",
    "still available",
    "still active",
    "toujours disponible",
    "encore disponible ?",
    "encore disponible",
    "encore actif",
    "toujours actif",
    "open",
};
constexpr std::string_view closed_headings[] = {
    "afgehandeld",  "afgehandeld?", "afgesloten",  "afgesloten?", "gesloten",  "opgelost", "opgelost?",
    "gearchiveerd", "archief",      "geannuleerd", "ingetrokken", "gestopt",   "inactief", "uitgeschreven",
    "archive",      "archive ?",    "cloture",     "cloturee",    "termine",   "terminee", "annule",
    "annulee",      "resolu",       "resolue",     "inactif",     "closed",    "closed?",  "archived",
    "cancelled",    "canceled",     "resolved",    "inactive",    "withdrawn",
};
constexpr std::string_view status_headings[] = {
    "status",
    "statuut",
    "statut",
    "stand",
    "stand van zaken",
    "toestand",
    "fase",
    "etat",
    "etat de la demande",
    "state",
    "status aanvraag",
    "status vraag",
    "statut de la demande",
    "request status",
    "status vrijwilliger",
    "statut du benevole",
    "volunteer status",
    "situatie",
    "opvolging",
    "suivi",
    "actief of niet",
};
// Not "voltooid", "completed" or "done": survey tools say so of answers that are whole.
constexpr std::string_view closed_words[] = {
    "afgehandeld",
    "afgesloten",
    "gesloten",
    "opgelost",
    "gearchiveerd",
    "archief",
    "in archief",
    "geannuleerd",
    "ingetrokken",
    "gestopt",
    "inactief",
    "niet actief",
    "niet meer actief",
    "uitgeschreven",
    "niet beschikbaar",
    "niet meer beschikbaar",
    "vervallen",
    "geweigerd",
    "stopgezet",
    "geen vrijwilliger meer",
    "cloture",
    "cloturee",
    "clos",
    "close",
    "fermee",
    "ferme",
    "archive",
    "archivee",
    "annule",
    "annulee",
    "inactif",
    "inactive",
    "non actif",
    "plus actif",
    "resolu",
    "resolue",
    "retire",
    "retiree",
    "refusee",
    "refuse",
    "plus disponible",
    "non disponible",
    "indisponible",
    "closed",
    "resolved",
    "archived",
    "cancelled",
    "canceled",
    "withdrawn",
    "not active",
    "no longer active",
    "not available",
    "no longer available",
    "unavailable",
    "rejected",
    // for a while
    "op pauze",
    "pauze",
    "in pauze",
    "gepauzeerd",
    "even pauze",
    "on hold",
    "geparkeerd",
    "ziek",
    "langdurig ziek",
    "ziekteverlof",
    "met ziekteverlof",
    "tijdelijk niet beschikbaar",
    "tijdelijk inactief",
    "in pause",
    "en pause",
    "pause",
    "en attente de retour",
    "malade",
    "en conge maladie",
    "temporairement indisponible",
    "paused",
    "ill",
    "sick",
    "on sick leave",
    "temporarily unavailable",
    // for good
    "overleden",
    "gestorven",
    "verhuisd",
    "weg",
    "vertrokken",
    "uit dienst",
    "decede",
    "decedee",
    "decede(e)",
    "demenage",
    "demenagee",
    "demenage(e)",
    "parti",
    "partie",
    "deceased",
    "died",
    "moved",
    "moved away",
    "left",
    // somebody helps already
    "gekoppeld",
    "al gekoppeld",
    "reeds gekoppeld",
    "gematcht",
    "gematched",
    "afgerond",
    "geregeld",
    "jumele",
    "jumelee",
    "deja couple",
    "traite",
    "traitee",
    "matched",
    "already matched",
    "settled",
    "handled",
};
// Such a row counts.
constexpr std::string_view open_words[] = {
    "actief",
    "nog actief",
    "beschikbaar",
    "nog beschikbaar",
    "nieuw",
    "nieuwe vraag",
    "open",
    "openstaand",
    "lopend",
    "loopt",
    "bezig",
    "in behandeling",
    "wachtend",
    "wachtlijst",
    "op de wachtlijst",
    "te behandelen",
    "te bellen",
    "nog te doen",
    "gecontacteerd",
    "bevestigd",
    "voltooid",
    "ingediend",
    "actif",
    "active",
    "disponible",
    "nouveau",
    "nouvelle",
    "ouvert",
    "ouverte",
    "en cours",
    "a traiter",
    "en attente",
    "sur liste d'attente",
    "liste d'attente",
    "confirme",
    "confirmee",
    "complet",
    "available",
    "new",
    "pending",
    "in progress",
    "ongoing",
    "waiting",
    "on the waiting list",
    "waiting list",
    "to do",
    "confirmed",
    "complete",
    "completed",
    "partial",
    "submitted",
    "approved",
    "still active",
};
constexpr std::string_view no_words[] = {"nee", "neen", "non", "no", "n", "0", "false", "niet", "onwaar", "faux"};
constexpr std::string_view yes_words[] = {"ja", "oui", "yes", "y", "j", "o", "1", "true", "x", "waar", "vrai", "v"};

template <class List>
bool holds(const List& list, std::string_view text) {
  return std::find(std::begin(list), std::end(list), text) != std::end(list);
}

}  // namespace

RowState state_of_row(std::string_view heading, std::string_view cell) {
  const std::string folded = fold(cell), above = fold(heading);
  if (folded.empty()) return RowState::open;
  if (holds(closed_words, folded)) return RowState::closed;
  const bool no = holds(no_words, folded), yes = holds(yes_words, folded);
  if (holds(open_headings, above) && no) return RowState::closed;
  if (holds(closed_headings, above) && yes) return RowState::closed;
  const bool answers_heading = (no || yes) && !holds(status_headings, above);
  return answers_heading || holds(open_words, folded) || holds(open_headings, folded) ? RowState::open
                                                                                      : RowState::unknown;
}

bool is_status_column(std::string_view heading, const ColumnAnswers& answers) {
  constexpr std::size_t most_states = 12;
  const std::string above = fold(heading);
  const bool by_cells = holds(status_headings, above);
  if (!by_cells && !holds(open_headings, above) && !holds(closed_headings, above)) return false;
  const auto any = [&](RowState state) {
    return std::ranges::any_of(answers.different,
                               [&](const GivenAnswer& given) { return state_of_row(heading, given.text) == state; });
  };
  if (answers.different.size() > most_states) return false;
  if (by_cells) return any(RowState::closed) || (any(RowState::open) && any(RowState::unknown));
  return any(RowState::closed) && !any(RowState::unknown);
}

}  // namespace koppel::io
