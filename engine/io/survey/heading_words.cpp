#include "io/survey/heading_words.hpp"

#include <algorithm>
#include <array>

#include "io/survey/fields.hpp"
#include "io/text/fold.hpp"

namespace koppel::io {

namespace {

// What headings say, folded, and the field that they mean. "id", "submitted" and "contact.…" belong to both sides.
struct HeadingWord {
  std::string_view word;
  std::string_view field;
};

constexpr HeadingWord words[] = {
    {"id", "id"},
    {"response id", "id"},
    {"responseid", "id"},
    {"response-id", "id"},
    {"response number", "id"},
    {"submission id", "id"},
    {"submission number", "id"},
    {"entry id", "id"},
    {"record id", "id"},
    {"antwoord-id", "id"},
    {"antwoord id", "id"},
    {"antwoordnummer", "id"},
    {"reactie-id", "id"},
    {"inzending-id", "id"},
    {"inzendingsnummer", "id"},
    {"id de la reponse", "id"},
    {"id reponse", "id"},
    {"numero de reponse", "id"},
    {"numero de la reponse", "id"},
    {"kenmerk", "id"},
    {"nummer", "id"},
    {"nr", "id"},
    {"nr.", "id"},
    {"volgnummer", "id"},
    {"referentie", "id"},
    {"reference", "id"},
    {"code", "id"},
    {"token", "id"},
    {"dossiernr", "id"},
    {"dossiernummer", "id"},
    {"dossier", "id"},
    {"dossier nr", "id"},
    {"dossier nr.", "id"},
    {"vraagnummer", "id"},
    {"aanvraagnummer", "id"},
    {"lidnummer", "id"},
    {"vrijwilligersnummer", "id"},
    {"ref", "id"},
    {"ref.", "id"},
    {"n°", "id"},
    {"no", "id"},
    {"no.", "id"},
    {"numero de dossier", "id"},
    {"n° de dossier", "id"},
    {"n° dossier", "id"},
    {"file number", "id"},
    {"case number", "id"},
    {"number", "id"},
    {"identifiant", "id"},
    {"numero", "id"},
    {"submitted", "submitted"},
    {"submitdate", "submitted"},
    {"timestamp", "submitted"},
    {"tijdstempel", "submitted"},
    {"ingediend op", "submitted"},
    {"horodateur", "submitted"},
    {"date de soumission", "submitted"},
    {"naam", "contact.name"},
    {"voornaam", "contact.name"},
    {"familienaam", "contact.name"},
    {"achternaam", "contact.name"},
    {"name", "contact.name"},
    {"first name", "contact.name"},
    {"last name", "contact.name"},
    {"nom", "contact.name"},
    {"prenom", "contact.name"},
    {"volledige naam", "contact.name"},
    {"naam en voornaam", "contact.name"},
    {"voornaam en naam", "contact.name"},
    {"full name", "contact.name"},
    {"nom et prenom", "contact.name"},
    {"prenom et nom", "contact.name"},
    {"e-mail", "contact.email"},
    {"email", "contact.email"},
    {"e-mailadres", "contact.email"},
    {"mail", "contact.email"},
    {"courriel", "contact.email"},
    {"e-mail address", "contact.email"},
    {"email address", "contact.email"},
    {"mailadres", "contact.email"},
    {"adresse e-mail", "contact.email"},
    {"telefoon", "contact.phone"},
    {"telefoonnummer", "contact.phone"},
    {"gsm", "contact.phone"},
    {"gsm-nummer", "contact.phone"},
    {"tel", "contact.phone"},
    {"tel.", "contact.phone"},
    {"telefoonnr", "contact.phone"},
    {"mobiel", "contact.phone"},
    {"mobiel nummer", "contact.phone"},
    {"phone number", "contact.phone"},
    {"numero de telephone", "contact.phone"},
    {"phone", "contact.phone"},
    {"telephone", "contact.phone"},
    {"mobile", "contact.phone"},
    {"titel", "label"},
    {"title", "label"},
    {"titre", "label"},
    {"onderwerp", "label"},
    {"sujet", "label"},
    {"soort", "kind"},
    {"type", "kind"},
    {"vaardigheden", "skills"},
    {"competenties", "skills"},
    {"competences", "skills"},
    {"skills", "skills"},
    {"wil leren", "wants_to_learn"},
    {"wants to learn", "wants_to_learn"},
    {"souhaite apprendre", "wants_to_learn"},
    {"thema", "themes"},
    {"thema's", "themes"},
    {"themas", "themes"},
    {"themes", "themes"},
    {"thematiques", "themes"},
    {"theme", "themes"},
    {"taal", "languages"},
    {"talen", "languages"},
    {"language", "languages"},
    {"languages", "languages"},
    {"langue", "languages"},
    {"langues", "languages"},
    {"postcode", "place.postcode"},
    {"postal code", "place.postcode"},
    {"code postal", "place.postcode"},
    {"postnummer", "place.postcode"},
    {"zip code", "place.postcode"},
    {"latitude", "place.lat"},
    {"lat", "place.lat"},
    {"longitude", "place.lon"},
    {"lon", "place.lon"},
    {"bereik", "reach_km"},
    {"bereik (km)", "reach_km"},
    {"reach", "reach_km"},
    {"reach (km)", "reach_km"},
    {"rayon (km)", "reach_km"},
    {"al gevraagd", "asked"},
    {"times asked", "asked"},
    {"momenten", "slots"},
    {"moments", "slots"},
    {"tijdstippen", "slots"},
    {"disponibilites", "slots"},
    {"capaciteit", "capacity.max"},
    {"capacity", "capacity.max"},
    {"capacite", "capacity.max"},
    {"wie vraagt", "from"},
    {"wie vraagt?", "from"},
    {"aanvrager", "from"},
    {"demandeur", "from"},
    {"noden", "needs"},
    {"nodig", "needs"},
    {"besoins", "needs"},
    {"aantal personen", "people.max"},
    {"personen", "people.max"},
    {"people", "people.max"},
    {"personnes", "people.max"},
    {"uren", "hours"},
    {"heures", "hours"},
    {"prioriteit", "priority"},
    {"priorite", "priority"},
    {"eerste vraag", "first_time"},
    {"eerste vraag?", "first_time"},
    {"first time", "first_time"},
    {"premiere demande", "first_time"},
    {"district", "groups.district"},
    {"wijk", "groups.district"},
    {"quartier", "groups.district"},
};

bool fits(std::string_view field, Side side) {
  return belongs_to_both(field) || find_survey_field(side, field) != nullptr;
}

}  // namespace

std::string field_of_heading(std::string_view heading, Side side) {
  const std::string folded = fold(heading);
  if (folded == "groups") return {};
  if (find_survey_field(side, folded) != nullptr) return folded;
  for (const HeadingWord& entry : words) {
    if (entry.word == folded && fits(entry.field, side)) return std::string(entry.field);
  }
  return {};
}

bool belongs_to_both(std::string_view field) {
  return field == "id" || field == "submitted" || field.starts_with("contact.");
}

bool holds_several(std::string_view field) {
  constexpr std::array<std::string_view, 7> several{"skills", "wants_to_learn", "themes", "languages",
                                                    "slots",  "conflicts",      "needs"};
  return std::find(several.begin(), several.end(), field) != several.end();
}

}  // namespace koppel::io
