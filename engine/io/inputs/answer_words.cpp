#include "io/inputs/answer_words.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "io/text/dates.hpp"
#include "io/text/fold.hpp"

namespace koppel::io {

namespace {

// ---- the vocabulary: folded, and by what it means --------------------------------------------------------------------------------

using Words = std::string_view;

// clang-format off
constexpr Words yes_words[] = {
    "ja", "j", "jawel", "jazeker", "ok", "oke", "okay", "akkoord", "afgesproken", "in orde", "komt in orde", "goed", "is goed", "prima", "doet mee", "wil wel",
    "zegt ja", "toegezegd", "bevestigd", "graag", "zeker", "natuurlijk",
    "yes", "y", "yep", "sure", "agreed", "fine", "confirmed", "says yes", "gladly", "of course", "with pleasure",
    "oui", "o", "d'accord", "daccord", "entendu", "c'est bon", "convenu", "confirme", "dit oui", "volontiers", "bien sur", "avec plaisir"};
constexpr Words no_words[] = {
    "nee", "neen", "n", "liever niet", "weigert", "geweigerd", "afgezegd", "niet akkoord", "kan niet", "wil niet", "zegt nee", "te ver",
    "no", "nope", "refused", "declined", "declines", "cannot", "can't", "says no", "too far",
    "non", "refuse", "pas d'accord", "ne peut pas", "ne veut pas", "dit non", "trop loin"};
constexpr Words away_words[] = {
    "afwezig", "niet beschikbaar", "onbeschikbaar", "weg", "ziek", "op reis", "op vakantie", "met vakantie", "met verlof", "in verlof", "op verlof", "buitenland",
    "in het buitenland", "tijdelijk niet beschikbaar", "stopt", "gestopt",
    "absent", "unavailable", "not available", "away", "ill", "sick", "on holiday", "on leave", "abroad",
    "absente", "indisponible", "pas disponible", "malade", "en vacances", "en conge", "en voyage", "a l'etranger"};
// Until the month is over, or until the day that is named.
constexpr Words busy_words[] = {
    "te druk deze maand", "deze maand te druk", "deze maand niet", "niet deze maand", "druk deze maand",
    "too busy this month", "busy this month", "not this month", "this month too busy",
    "trop occupe ce mois", "trop occupee ce mois", "trop occupe ce mois-ci", "trop occupee ce mois-ci", "pas ce mois", "pas ce mois-ci"};
constexpr Words busy_until_words[] = {"te druk", "druk", "bezet", "too busy", "busy", "trop occupe", "trop occupee", "occupe", "occupee"};
constexpr Words later_words[] = {
    "later", "voicemail", "voice mail", "antwoordapparaat", "terugbellen", "bel terug", "terug bellen", "later terugbellen", "belt terug", "neemt niet op",
    "geen gehoor", "geen antwoord", "niet bereikt", "niet bereikbaar", "ingesproken", "bericht ingesproken", "gemaild", "mail gestuurd", "denkt na", "moet nadenken",
    "nog niet", "wacht", "wacht op antwoord",
    "call back", "calls back", "no answer", "not reached", "left a message", "thinking", "later on", "mailed",
    "plus tard", "repondeur", "messagerie", "rappeler", "a rappeler", "rappelle", "pas de reponse", "message laisse", "injoignable", "reflechit"};
constexpr Words withdrawn_words[] = {
    "niet meer nodig", "vraag vervallen", "verzoek vervallen", "vraag ingetrokken", "verzoek ingetrokken",
    "no longer needed", "not needed any more", "request withdrawn",
    "plus necessaire", "demande retiree", "demande annulee"};
constexpr Words open_words[] = {"open", "opnieuw vragen", "opnieuw open", "nog vragen", "ask again", "a redemander", "rouvrir", "ouvert"};

// Before the day until which somebody is away. The longest first.
constexpr Words until_words[] = {"tot en met", "t/m", "t.e.m.", "tem", "tot", "until", "till", "jusqu'au", "jusqu'a", "jusque"};
// Courtesies, left out before an answer is looked up. The longest first.
constexpr Words courtesies[] = {
    "hoor", "graag", "zeker", "dank u", "dank je", "dankuwel", "dankjewel", "dank", "bedankt", "helaas", "spijtig", "jammer", "sorry", "met plezier", "natuurlijk",
    "thanks", "thank you", "please", "gladly", "of course", "with pleasure", "unfortunately",
    "merci", "volontiers", "bien sur", "avec plaisir", "desole", "desolee", "malheureusement"};
// Whatever follows these, or stands beside them, is more than yes or no.
constexpr Words reservations[] = {
    "maar", "mits", "als", "indien", "tenzij", "misschien", "behalve", "enkel", "alleen", "waarschijnlijk", "of", "?",
    "but", "if", "maybe", "perhaps", "unless", "only", "except", "probably", "or",
    "mais", "si", "peut-etre", "sauf", "seulement", "probablement", "ou"};
// In what follows a yes.
constexpr Words denials[] = {"niet", "geen", "nee", "neen", "nooit", "not", "no", "never", "non", "pas", "ne", "jamais", "aucun"};
// clang-format on

template <std::size_t count>
bool is_one_of(std::string_view text, const Words (&words)[count]) {
  return std::find(std::begin(words), std::end(words), text) != std::end(words);
}

std::string_view stripped(std::string_view text) {
  const std::string_view signs = " .,;:!-()\"'";
  while (!text.empty() && signs.find(text.front()) != std::string_view::npos) text.remove_prefix(1);
  while (!text.empty() && signs.find(text.back()) != std::string_view::npos) text.remove_suffix(1);
  return text;
}

// Whether `word` stands in the text as a word of its own, from `start` on.
std::size_t find_words(std::string_view text, std::string_view word, std::size_t start = 0) {
  const auto apart = [&](std::size_t at) {
    return at >= text.size() || std::string_view(" .,;:!()").find(text[at]) != std::string_view::npos;
  };
  for (std::size_t at = text.find(word, start); at != std::string_view::npos; at = text.find(word, at + 1)) {
    if ((at == 0 || apart(at - 1)) && apart(at + word.size())) return at;
  }
  return std::string_view::npos;
}

template <std::size_t count>
bool holds_one_of(std::string_view text, const Words (&words)[count]) {
  return std::any_of(std::begin(words), std::end(words), [&](Words word) {
    return word == "?" ? text.find('?') != std::string_view::npos : find_words(text, word) != std::string_view::npos;
  });
}

std::string without_courtesies(std::string_view text) {
  std::string rest(text);
  for (const Words courtesy : courtesies) {
    for (std::size_t at = find_words(rest, courtesy); at != std::string::npos; at = find_words(rest, courtesy))
      rest.erase(at, courtesy.size());
  }
  std::string single;
  for (const char sign : rest) {
    if (sign != ' ' || (!single.empty() && single.back() != ' ')) single.push_back(sign);
  }
  return std::string(stripped(single));
}

// ---- the meaning -----------------------------------------------------------------------------------------------------------------

struct Meaning {
  AnswerKind kind = AnswerKind::unclear;
  bool busy = false;  // until the month is over
};

std::optional<Meaning> meaning_of(std::string_view part) {
  const auto look_up = [](std::string_view text) -> std::optional<Meaning> {
    if (is_one_of(text, yes_words)) return Meaning{AnswerKind::yes};
    if (is_one_of(text, no_words)) return Meaning{AnswerKind::no};
    if (is_one_of(text, away_words)) return Meaning{AnswerKind::away};
    if (is_one_of(text, busy_words)) return Meaning{AnswerKind::away, true};
    if (is_one_of(text, later_words)) return Meaning{AnswerKind::later};
    if (is_one_of(text, withdrawn_words)) return Meaning{AnswerKind::withdrawn};
    if (is_one_of(text, open_words)) return Meaning{AnswerKind::open};
    return std::nullopt;
  };
  const auto as_it_stands = look_up(stripped(part));
  return as_it_stands ? as_it_stands : look_up(without_courtesies(part));
}

Date end_of_month(const Date& date) {
  int day = 31;
  while (!make_date(date.year, date.month, day)) --day;
  return {date.year, date.month, day};
}

// "15/12/2026", or "15 december": the next one from `given` on.
std::optional<Date> day_named(std::string_view text, const std::optional<Date>& given) {
  const std::string day(stripped(text));
  if (const auto whole = parse_date(day, DateOrder::day_month_year)) return whole->date;
  if (!given) return std::nullopt;
  for (const int year : {given->year, given->year + 1}) {
    for (const char* mark : {" ", "/", "-", "."}) {
      const auto when = parse_date(day + mark + std::to_string(year), DateOrder::day_month_year);
      if (when && when->date >= *given) return when->date;
    }
  }
  return std::nullopt;
}

// "afwezig tot 15/12 (reis)"; nothing where nobody is away until anything.
std::optional<MeantAnswer> away_until(std::string_view folded, const std::optional<Date>& given) {
  for (const Words until : until_words) {
    const std::size_t at = find_words(folded, until);
    if (at == std::string_view::npos) continue;
    const std::string who = without_courtesies(folded.substr(0, at));
    if (!is_one_of(std::string_view(who), away_words) && !is_one_of(std::string_view(who), busy_until_words))
      return std::nullopt;
    std::string_view day = folded.substr(at + until.size());
    day = day.substr(0, day.find_first_of(",;("));
    const auto date = day_named(day, given);
    return date ? MeantAnswer{AnswerKind::away, date} : MeantAnswer{};
  }
  return std::nullopt;
}

}  // namespace

MeantAnswer understand(std::string_view words, const std::optional<Date>& given) {
  const std::string folded = fold(words);
  if (const auto until = away_until(folded, given)) return *until;
  if (holds_one_of(folded, reservations)) return {};
  std::optional<Meaning> meant;
  std::string_view rest = folded;
  for (bool first = true; !rest.empty(); first = false) {
    const std::size_t end = rest.find_first_of(",;:.!(");
    const std::string_view part = rest.substr(0, end);
    rest = end == std::string_view::npos ? std::string_view() : rest.substr(end + 1);
    const auto meaning = meaning_of(part);
    if (first && !meaning) return {};
    if (first) {
      meant = meaning;
    } else if (meaning && (meaning->kind != meant->kind || meaning->busy != meant->busy)) {
      return {};
    } else if (!meaning && meant->kind == AnswerKind::yes && holds_one_of(part, denials)) {
      return {};
    }
  }
  if (!meant) return {};
  if (meant->busy && given) return {AnswerKind::away, end_of_month(*given)};
  return {meant->kind, std::nullopt};
}

}  // namespace koppel::io
