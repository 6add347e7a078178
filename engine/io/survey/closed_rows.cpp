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
};
constexpr std::string_view no_words[] = {"nee", "neen", "non", "no", "n", "0", "false", "niet", "onwaar", "faux"};
constexpr std::string_view yes_words[] = {"ja", "oui", "yes", "y", "j", "o", "1", "true", "x", "waar", "vrai", "v"};

template <class List>
bool holds(const List& list, std::string_view text) {
  return std::find(std::begin(list), std::end(list), text) != std::end(list);
}

}  // namespace

bool says_closed(std::string_view heading, std::string_view cell) {
  const std::string folded = fold(cell), above = fold(heading);
  if (folded.empty()) return false;
  if (holds(closed_words, folded)) return true;
  if (holds(open_headings, above)) return holds(no_words, folded);
  return holds(closed_headings, above) && holds(yes_words, folded);
}

bool is_status_column(std::string_view heading, const ColumnAnswers& answers) {
  constexpr std::size_t most_states = 12;
  const std::string above = fold(heading);
  const bool by_cells = holds(status_headings, above);
  if (!by_cells && !holds(open_headings, above) && !holds(closed_headings, above)) return false;
  const auto closes = [&](const GivenAnswer& given) { return says_closed(heading, given.text); };
  if (answers.different.size() > most_states || std::ranges::none_of(answers.different, closes)) return false;
  return by_cells || std::ranges::all_of(answers.different, [&](const GivenAnswer& given) {
           const std::string folded = fold(given.text);
           return holds(no_words, folded) || holds(yes_words, folded) || holds(closed_words, folded) ||
                  holds(open_headings, folded);
         });
}

}  // namespace koppel::io
