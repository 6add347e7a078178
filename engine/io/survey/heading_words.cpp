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

// Words that tell the field from within a question. Short and common ones ("type", "code", "naam") would tell too often.
constexpr HeadingWord telling_words[] = {
    {"vaardigheden", "skills"},
    {"vaardigheid", "skills"},
    {"competenties", "skills"},
    {"skills", "skills"},
    {"sterktes", "skills"},
    {"goed in", "skills"},
    {"good at", "skills"},
    {"competences", "skills"},
    {"wat kan je", "skills"},
    {"wat kun je", "skills"},
    {"wat kan u", "skills"},
    {"wat kunt u", "skills"},
    {"what can you do", "skills"},
    {"vous savez faire", "skills"},
    {"que savez-vous faire", "skills"},
    {"leren", "wants_to_learn"},
    {"bijleren", "wants_to_learn"},
    {"learn", "wants_to_learn"},
    {"apprendre", "wants_to_learn"},
    {"thema's", "themes"},
    {"themas", "themes"},
    {"thema", "themes"},
    {"themes", "themes"},
    {"theme", "themes"},
    {"onderwerpen", "themes"},
    {"talen", "languages"},
    {"taal", "languages"},
    {"languages", "languages"},
    {"language", "languages"},
    {"langues", "languages"},
    {"langue", "languages"},
    {"postcode", "place.postcode"},
    {"postnummer", "place.postcode"},
    {"postal code", "place.postcode"},
    {"code postal", "place.postcode"},
    {"momenten", "slots"},
    {"tijdstippen", "slots"},
    {"wanneer", "slots"},
    {"beschikbaar", "slots"},
    {"available", "slots"},
    {"moments", "slots"},
    {"disponibilites", "slots"},
    {"disponible", "slots"},
    {"hoe ver", "reach_km"},
    {"how far", "reach_km"},
    {"afstand", "reach_km"},
    {"distance", "reach_km"},
    {"hoeveel groepen", "capacity.max"},
    {"hoeveel vragen", "capacity.max"},
    {"how many groups", "capacity.max"},
    {"combien de groupes", "capacity.max"},
    {"hoeveel uren", "capacity.hours"},
    {"how many hours", "capacity.hours"},
    {"combien d'heures", "capacity.hours"},
    {"ondersteuning", "needs"},
    {"nodig", "needs"},
    {"hulp", "needs"},
    {"support", "needs"},
    {"besoin", "needs"},
    {"besoins", "needs"},
    {"aide", "needs"},
    {"hoeveel personen", "people.max"},
    {"hoeveel mensen", "people.max"},
    {"how many people", "people.max"},
    {"combien de personnes", "people.max"},
    {"hoeveel uren", "hours"},
    {"how many hours", "hours"},
    {"combien d'heures", "hours"},
    {"wie vraagt", "from"},
    {"wie ben je", "from"},
    {"wie bent u", "from"},
    {"e-mailadres", "contact.email"},
    {"e-mail", "contact.email"},
    {"adresse e-mail", "contact.email"},
    {"telefoonnummer", "contact.phone"},
    {"gsm-nummer", "contact.phone"},
    {"numero de telephone", "contact.phone"},
    {"phone number", "contact.phone"},
    {"voornaam", "contact.name"},
    {"familienaam", "contact.name"},
    {"prenom", "contact.name"},
    {"first name", "contact.name"},
    {"last name", "contact.name"},
};

bool fits(std::string_view field, Side side) {
  return belongs_to_both(field) || find_survey_field(side, field) != nullptr;
}

bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || static_cast<unsigned char>(c) >= 0x80;
}

bool holds_word(std::string_view text, std::string_view word) {
  for (std::size_t at = text.find(word); at != std::string_view::npos; at = text.find(word, at + 1)) {
    const std::size_t end = at + word.size();
    if ((at == 0 || !is_letter(text[at - 1])) && (end == text.size() || !is_letter(text[end]))) return true;
  }
  return false;
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

std::string field_in_question(std::string_view question, Side side) {
  const std::string folded = fold(question);
  const HeadingWord* longest = nullptr;
  for (const HeadingWord& entry : telling_words) {
    if (!fits(entry.field, side) || !holds_word(folded, entry.word)) continue;
    if (longest == nullptr || entry.word.size() > longest->word.size()) longest = &entry;
  }
  return longest == nullptr ? std::string() : std::string(longest->field);
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
