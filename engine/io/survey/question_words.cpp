#include "io/survey/question_words.hpp"

#include <algorithm>
#include <map>

#include "io/survey/fields.hpp"
#include "io/survey/heading_words.hpp"
#include "io/text/fold.hpp"

namespace koppel::io {

namespace {

// Words that must all stand in the question, whatever their order: "hoeveel vrag*". A star stands for any ending, a low line joins words that
// stand behind one another, and behind an equals sign stands the whole question. The weight says how surely they point at the field; below 0: at anything but that.
struct Pattern {
  std::string_view words;
  std::string_view field;
  int weight;
};

constexpr Pattern patterns[] = {
    // ---- who
    {"contactpersoon", "contact.name", 9},
    {"contact_person", "contact.name", 9},
    {"personne_de_contact", "contact.name", 9},
    {"aanvrager", "contact.name", 7},
    {"hulpvrager", "contact.name", 7},
    {"demandeur", "contact.name", 7},
    {"applicant", "contact.name", 7},
    {"requester", "contact.name", 6},
    {"verantwoordelijke", "contact.name", 5},
    {"responsable", "contact.name", 4},
    {"=contact", "contact.name", 4},
    {"voornaam", "contact.name", 8},
    {"familienaam", "contact.name", 8},
    {"achternaam", "contact.name", 8},
    {"prenom", "contact.name", 8},
    {"first_name", "contact.name", 8},
    {"last_name", "contact.name", 8},
    {"full_name", "contact.name", 8},
    {"naam vrijwilliger*", "contact.name", 8},
    {"nom benevole", "contact.name", 8},
    {"name volunteer", "contact.name", 8},
    {"naam", "contact.name", 4},
    {"nom", "contact.name", 4},
    {"name", "contact.name", 4},
    {"e-mailadres", "contact.email", 8},
    {"e-mail", "contact.email", 8},
    {"email*", "contact.email", 8},
    {"mailadres", "contact.email", 8},
    {"courriel", "contact.email", 8},
    {"telefoon*", "contact.phone", 8},
    {"gsm*", "contact.phone", 8},
    {"numero_de_telephone", "contact.phone", 8},
    {"telephone", "contact.phone", 7},
    {"phone", "contact.phone", 7},
    {"mobile", "contact.phone", 4},
    {"nr", "id", 6},
    {"*nr", "id", 5},
    {"volgnummer", "id", 8},
    {"lidnummer", "id", 8},
    {"dossier*", "id", 7},
    {"aanvraag nummer", "id", 7},
    {"aanvraagnummer", "id", 8},
    {"referentie*", "id", 6},
    {"reference*", "id", 6},
    {"numero", "id", 5},
    {"straat*", "id", -9},
    {"huis*", "id", -9},
    {"adres*", "id", -9},
    {"adresse", "id", -9},
    {"rue", "id", -9},
    {"tel*", "id", -9},
    {"gsm*", "id", -9},
    {"rekening*", "id", -9},
    {"rijksregister*", "id", -9},
    {"bus", "id", -9},
    {"compte", "id", -9},
    // ---- when it came in
    {"=datum", "submitted", 6},
    {"=date", "submitted", 6},
    {"datum aanvraag", "submitted", 8},
    {"datum aanmelding", "submitted", 8},
    {"datum inschrijving", "submitted", 8},
    {"aangevraagd_op", "submitted", 8},
    {"aangemeld_op", "submitted", 8},
    {"ingediend", "submitted", 8},
    {"ontvangen", "submitted", 6},
    {"ingevuld_op", "submitted", 8},
    {"date demande", "submitted", 8},
    {"date inscription", "submitted", 8},
    {"recu_le", "submitted", 7},
    {"date received", "submitted", 8},
    {"received_on", "submitted", 8},
    {"submission_date", "submitted", 8},
    {"date_de_reception", "submitted", 8},
    {"submitted", "submitted", 8},
    {"request_date", "submitted", 8},
    // ---- what it is about
    {"waarover", "label", 8},
    {"omschrijving", "label", 8},
    {"omschrijf", "label", 7},
    {"beschrijving", "label", 7},
    {"beschrijf", "label", 6},
    {"onderwerp", "label", 8},
    {"titel", "label", 8},
    {"description", "label", 7},
    {"decrivez", "label", 7},
    {"sujet", "label", 7},
    {"objet", "label", 7},
    {"titre", "label", 8},
    {"de_quoi_s'agit", "label", 8},
    {"=subject", "label", 8},
    {"subject_of", "label", 7},
    {"toelichting", "label", 6},
    {"uitleg", "label", 5},
    {"tell_us_more", "label", 6},
    {"precisez", "label", 5},
    {"precisions", "label", 5},
    {"title", "label", 8},
    {"describe_your", "label", 7},
    {"in_een_zin", "label", 8},
    {"en_une_phrase", "label", 8},
    {"in_one_sentence", "label", 8},
    {"what about", "label", 5},
    // ---- what is offered
    {"vaardighe*", "skills", 8},
    {"competenti*", "skills", 8},
    {"competence*", "skills", 8},
    {"skill*", "skills", 8},
    {"sterktes", "skills", 7},
    {"talent*", "skills", 8},
    {"goed_in", "skills", 8},
    {"good_at", "skills", 8},
    {"doue*", "skills", 6},
    {"savoir-faire", "skills", 8},
    {"wat_kan_je", "skills", 7},
    {"wat_kun_je", "skills", 7},
    {"wat_kan_u", "skills", 7},
    {"wat_kunt_u", "skills", 7},
    {"what_can_you", "skills", 7},
    {"savez", "skills", 7},
    {"sais", "skills", 6},
    {"waarmee", "skills", 5},
    {"waarbij helpen", "skills", 6},
    {"waarbij", "skills", 4},
    {"kan_helpen", "skills", 7},
    {"helpen_met", "skills", 7},
    {"kan_ik_helpen", "skills", 7},
    {"wil helpen", "skills", 6},
    {"hulpaanbod", "skills", 8},
    {"helpen", "skills", 4},
    {"klussen", "skills", 5},
    {"taken", "skills", 5},
    {"taches", "skills", 5},
    {"tasks", "skills", 5},
    {"aanbod", "skills", 5},
    {"aanbieden", "skills", 6},
    {"bied*", "skills", 5},
    {"peux_aider", "skills", 7},
    {"puis_aider", "skills", 7},
    {"pouvez aider", "skills", 7},
    {"comment aider", "skills", 6},
    {"aider", "skills", 4},
    {"aide", "skills", 4},
    {"proposez", "skills", 5},
    {"offrir", "skills", 5},
    {"you_offer", "skills", 7},
    {"can_help", "skills", 7},
    {"like_to_help", "skills", 6},
    {"like_to_do", "skills", 5},
    {"help with", "skills", 6},
    {"kennis", "skills", 5},
    {"expertise", "skills", 6},
    {"diensten", "skills", 5},
    {"services", "skills", 4},
    {"domaines", "skills", 3},
    {"leren", "wants_to_learn", 8},
    {"bijleren", "wants_to_learn", 8},
    {"learn", "wants_to_learn", 8},
    {"apprendre", "wants_to_learn", 8},
    // ---- what is asked
    {"hulpvraag", "needs", 8},
    {"hulpvragen", "needs", 7},
    {"welke hulp", "needs", 8},
    {"soort hulp", "needs", 8},
    {"type hulp", "needs", 8},
    {"welke ondersteuning", "needs", 8},
    {"ondersteuning", "needs", 6},
    {"hulp", "needs", 5},
    {"nodig", "needs", 5},
    {"noden", "needs", 7},
    {"zoek*", "needs", 5},
    {"gezocht", "needs", 6},
    {"waarmee helpen", "needs", 7},
    {"waarmee", "needs", 4},
    {"waarbij", "needs", 4},
    {"support", "needs", 5},
    {"besoin*", "needs", 6},
    {"quelle aide", "needs", 8},
    {"type aide", "needs", 8},
    {"aide", "needs", 5},
    {"cherchez", "needs", 5},
    {"recherche*", "needs", 5},
    {"what help", "needs", 8},
    {"help", "needs", 5},
    {"need*", "needs", 5},
    {"looking_for", "needs", 6},
    {"kind_of_help", "needs", 8},
    {"gevraagd*", "needs", 4},
    {"vaardighe*", "needs", 6},
    {"competence*", "needs", 6},
    {"skill*", "needs", 6},
    {"taken", "needs", 4},
    {"klus*", "needs", 5},
    {"taches", "needs", 4},
    {"task*", "needs", 4},
    // ---- themes
    {"thema*", "themes", 8},
    {"theme*", "themes", 8},
    {"interesse*", "themes", 7},
    {"interesseert", "themes", 5},
    {"onderwerpen", "themes", 6},
    {"domein*", "themes", 5},
    {"interet*", "themes", 7},
    {"interests", "themes", 7},
    {"fields_of_interest", "themes", 7},
    {"sujets", "themes", 6},
    {"topics", "themes", 7},
    // ---- languages
    {"taal", "languages", 8},
    {"talen", "languages", 8},
    {"*taal", "languages", 7},
    {"talenkennis", "languages", 8},
    {"taalkennis", "languages", 8},
    {"langue*", "languages", 8},
    {"language*", "languages", 8},
    {"spreekt", "languages", 5},
    {"spreek", "languages", 5},
    {"gesproken", "languages", 5},
    {"parlez", "languages", 5},
    {"parlee*", "languages", 5},
    {"speak", "languages", 5},
    {"spoken", "languages", 5},
    // ---- places
    {"postcode*", "place.postcode", 9},
    {"postnummer", "place.postcode", 9},
    {"postal_code", "place.postcode", 9},
    {"postcode", "place.postcode", 9},
    {"zip", "place.postcode", 7},
    {"code_postal", "place.postcode", 9},
    {"woonplaats", "place.postcode", 7},
    {"gemeente", "place.postcode", 7},
    {"deelgemeente", "place.postcode", 7},
    {"waar_woon", "place.postcode", 6},
    {"woon", "place.postcode", 4},
    {"plaats", "place.postcode", 4},
    {"locatie", "place.postcode", 4},
    {"waar", "place.postcode", 2},
    {"stad", "place.postcode", 3},
    {"commune", "place.postcode", 7},
    {"localite", "place.postcode", 7},
    {"ville", "place.postcode", 5},
    {"habitez", "place.postcode", 5},
    {"lieu", "place.postcode", 5},
    {"town", "place.postcode", 6},
    {"city", "place.postcode", 5},
    {"municipality", "place.postcode", 7},
    {"live", "place.postcode", 3},
    {"where", "place.postcode", 2},
    // ---- moments
    {"momenten", "slots", 8},
    {"moment*", "slots", 7},
    {"tijdstip*", "slots", 8},
    {"wanneer", "slots", 7},
    {"beschikba*", "slots", 7},
    {"vrij", "slots", 3},
    {"availab*", "slots", 7},
    {"=when", "slots", 7},
    {"when_are", "slots", 7},
    {"when_can", "slots", 7},
    {"when_could", "slots", 7},
    {"when", "slots", 4},
    {"disponib*", "slots", 7},
    {"=quand", "slots", 7},
    {"quand etes", "slots", 7},
    {"quand pouvez", "slots", 7},
    {"quand", "slots", 4},
    {"horaire*", "slots", 5},
    {"dagdelen", "slots", 8},
    {"dagdeel", "slots", 8},
    {"dagen", "slots", 4},
    {"jours", "slots", 4},
    {"days", "slots", 4},
    {"times", "slots", 4},
    // ---- how far
    {"hoe_ver", "reach_km", 9},
    {"how_far", "reach_km", 9},
    {"jusqu'ou", "reach_km", 8},
    {"afstand", "reach_km", 8},
    {"km", "reach_km", 7},
    {"kilomet*", "reach_km", 7},
    {"verplaatsen", "reach_km", 6},
    {"distance", "reach_km", 8},
    {"rayon", "reach_km", 6},
    {"radius", "reach_km", 8},
    {"actieradius", "reach_km", 8},
    // ---- how much
    {"hoeveel vrag*", "capacity.max", 8},
    {"hoeveel hulpvrag*", "capacity.max", 8},
    {"hoeveel groepen", "capacity.max", 8},
    {"hoeveel trajecten", "capacity.max", 8},
    {"hoeveel mensen", "capacity.max", 7},
    {"hoeveel personen", "capacity.max", 7},
    {"hoeveel gezinnen", "capacity.max", 8},
    {"hoeveel opnemen", "capacity.max", 8},
    {"hoeveel tegelijk", "capacity.max", 8},
    {"hoeveel maximaal", "capacity.max", 8},
    {"hoeveel keer", "capacity.max", -9},
    {"hoeveel jaar", "capacity.max", -9},
    {"hoeveel kinderen", "capacity.max", -9},
    {"hoe_vaak", "capacity.max", -9},
    {"hoeveel uren", "capacity.max", -9},
    {"hoeveel uur", "capacity.max", -9},
    {"hoeveel", "capacity.max", 4},
    {"max aantal", "capacity.max", 8},
    {"maximum aantal", "capacity.max", 8},
    {"maximaal aantal", "capacity.max", 8},
    {"aantal trajecten", "capacity.max", 8},
    {"aantal vragen", "capacity.max", 8},
    {"aantal groepen", "capacity.max", 8},
    {"aantal plaatsen", "capacity.max", 7},
    {"capacit*", "capacity.max", 8},
    {"plaatsen", "capacity.max", 4},
    {"combien de_demandes", "capacity.max", 8},
    {"combien accepter", "capacity.max", 8},
    {"combien aider", "capacity.max", 7},
    {"combien accompagn*", "capacity.max", 8},
    {"combien de_personnes", "capacity.max", 7},
    {"combien de_groupes", "capacity.max", 8},
    {"combien prendre", "capacity.max", 8},
    {"combien de_fois", "capacity.max", -9},
    {"combien d'annees", "capacity.max", -9},
    {"combien d'heures", "capacity.max", -9},
    {"combien", "capacity.max", 4},
    {"nombre max*", "capacity.max", 8},
    {"nombre demandes", "capacity.max", 7},
    {"how_many take", "capacity.max", 8},
    {"how_many help", "capacity.max", 7},
    {"how_many support", "capacity.max", 7},
    {"how_many groups", "capacity.max", 8},
    {"how_many requests", "capacity.max", 8},
    {"how_many people", "capacity.max", 7},
    {"how_many times", "capacity.max", -9},
    {"how_many hours", "capacity.max", -9},
    {"how_many years", "capacity.max", -9},
    {"how_many", "capacity.max", 4},
    {"max number", "capacity.max", 8},
    {"maximum number", "capacity.max", 8},
    {"hoeveel_uren", "capacity.hours", 8},
    {"hoeveel_uur", "capacity.hours", 8},
    {"how_many_hours", "capacity.hours", 9},
    {"combien_d'heures", "capacity.hours", 8},
    {"hoeveel helper*", "people.max", 9},
    {"hoeveel vrijwilliger*", "people.max", 9},
    {"hoeveel mensen", "people.max", 8},
    {"hoeveel personen", "people.max", 8},
    {"hoeveel buddy*", "people.max", 9},
    {"hoeveel handen", "people.max", 8},
    {"hoeveel begeleiders", "people.max", 8},
    {"aantal helper*", "people.max", 9},
    {"aantal vrijwilliger*", "people.max", 9},
    {"aantal mensen", "people.max", 7},
    {"aantal personen", "people.max", 7},
    {"aantal nodig", "people.max", 6},
    {"hoeveel deelnemers", "people.max", -9},
    {"aantal deelnemers", "people.max", -9},
    {"how_many helpers", "people.max", 9},
    {"how_many volunteers", "people.max", 9},
    {"how_many people", "people.max", 8},
    {"combien benevoles", "people.max", 9},
    {"combien volontaires", "people.max", 9},
    {"combien de_personnes", "people.max", 8},
    {"combien aidants", "people.max", 9},
    {"nombre benevoles", "people.max", 9},
    {"nombre volontaires", "people.max", 9},
    {"number_of_helpers", "people.max", 9},
    {"number_of_volunteers", "people.max", 9},
    {"hoeveel_uren", "hours", 8},
    {"hoeveel_uur", "hours", 8},
    {"how_many_hours", "hours", 9},
    {"combien_d'heures", "hours", 8},
    // ---- how soon
    {"dringend*", "priority", 8},
    {"urgent*", "priority", 8},
    {"urgence", "priority", 8},
    {"urgency", "priority", 8},
    {"prioriteit*", "priority", 8},
    {"priorite*", "priority", 8},
    {"priority", "priority", 8},
    {"hoe_snel", "priority", 6},
    {"how_soon", "priority", 6},
    {"spoed", "priority", 7},
    // ---- who asks
    {"namens_wie", "from", 8},
    {"wie_vraagt", "from", 8},
    {"wie_ben_je", "from", 7},
    {"wie_bent_u", "from", 7},
    {"in naam_van", "from", 7},
    {"au_nom_de", "from", 8},
    {"qui_demande", "from", 8},
    {"on_behalf", "from", 8},
    {"type aanvrager", "from", 8},
    {"soort aanvrager", "from", 8},
    {"eerste_keer", "first_time", 7},
    {"eerste_vraag", "first_time", 7},
    {"premiere_fois", "first_time", 7},
    {"first_time", "first_time", 7},
};

bool is_letter_or_digit(char c) {
  return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || static_cast<unsigned char>(c) >= 0x80;
}

// The words of a folded question; hyphens and apostrophes inside a word stay.
std::vector<std::string_view> words_of(std::string_view text) {
  std::vector<std::string_view> words;
  for (std::size_t at = 0; at < text.size();) {
    if (!is_letter_or_digit(text[at])) {
      ++at;
      continue;
    }
    std::size_t end = at;
    while (end < text.size() &&
           (is_letter_or_digit(text[end]) ||
            ((text[end] == '-' || text[end] == '\'') && end + 1 < text.size() && is_letter_or_digit(text[end + 1])))) {
      ++end;
    }
    words.push_back(text.substr(at, end - at));
    at = end;
  }
  return words;
}

bool matches(std::string_view word, std::string_view pattern) {
  if (pattern.ends_with('*')) return word.starts_with(pattern.substr(0, pattern.size() - 1));
  if (pattern.starts_with('*')) return word.ends_with(pattern.substr(1));
  if (word == pattern) return true;
  if (word.size() > pattern.size() && word.starts_with(pattern) && word[pattern.size()] == '-')
    return true;  // "savez-vous"
  // "l'aide", "d'heures"
  const std::size_t mark = word.find('\'');
  return mark != std::string_view::npos && mark <= 2 && word.substr(mark + 1) == pattern;
}

std::string_view take_until(std::string_view& text, char mark) {
  const std::size_t at = std::min(text.find(mark), text.size());
  const std::string_view taken = text.substr(0, at);
  text.remove_prefix(std::min(at + 1, text.size()));
  return taken;
}

bool stand_behind_one_another(const std::vector<std::string_view>& words, std::string_view pattern) {
  for (std::size_t start = 0; start < words.size(); ++start) {
    std::string_view left = pattern;
    std::size_t at = start;
    while (!left.empty() && at < words.size() && matches(words[at], take_until(left, '_'))) {
      ++at;
      if (left.empty()) return true;
    }
  }
  return false;
}

bool holds_words(const std::vector<std::string_view>& words, std::string_view pattern) {
  while (!pattern.empty()) {
    if (!stand_behind_one_another(words, take_until(pattern, ' '))) return false;
  }
  return true;
}

}  // namespace

std::vector<FieldGuess> fields_in_question(std::string_view question, Side side) {
  std::string folded = fold(question);
  while (!folded.empty() && std::string_view(" ?:.").find(folded.back()) != std::string_view::npos) folded.pop_back();
  const auto words = words_of(folded);
  struct Weights {
    int most = 0, least = 0;
  };
  std::map<std::string_view, Weights> found;
  for (const Pattern& pattern : patterns) {
    const bool has_field = belongs_to_both(pattern.field) || find_survey_field(side, pattern.field) != nullptr;
    const bool whole = pattern.words.starts_with('=');
    const bool speaks = whole ? folded == pattern.words.substr(1) : holds_words(words, pattern.words);
    // What an offer is about, people seldom say in one question.
    if (!has_field || !speaks || (side == Side::offers && pattern.field == "label")) continue;
    Weights& weights = found[pattern.field];
    weights.most = std::max(weights.most, pattern.weight);
    weights.least = std::min(weights.least, pattern.weight);
  }
  std::vector<FieldGuess> guesses;
  for (const auto& [field, weights] : found) {
    if (weights.most + weights.least > 0) guesses.push_back({std::string(field), weights.most + weights.least});
  }
  std::ranges::stable_sort(guesses, std::ranges::greater(), &FieldGuess::weight);
  return guesses;
}

}  // namespace koppel::io
