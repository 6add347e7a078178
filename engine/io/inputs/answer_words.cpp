#include "io/inputs/answer_words.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "base/characters.hpp"
#include "io/text/dates.hpp"
#include "io/text/fold.hpp"

namespace koppel::io {

namespace {

// ---- the vocabulary: folded, and by what it means --------------------------------------------------------------------------------

using Words = std::string_view;

// clang-format off
constexpr Words yes_words[] = {
    "ja", "j", "jawel", "jazeker", "ok", "oke", "okay", "akkoord", "afgesproken", "in orde", "komt in orde", "goed", "is goed", "prima", "doet mee", "wil wel",
    "zegt ja", "toegezegd", "bevestigd", "graag", "zeker", "natuurlijk", "geen probleem", "dat is goed", "dat is ok", "is ok", "doe ik", "doet het",
    "yes", "y", "yep", "sure", "agreed", "fine", "confirmed", "says yes", "gladly", "of course", "with pleasure", "no problem", "that is fine", "that's fine",
    "oui", "o", "d'accord", "daccord", "entendu", "c'est bon", "convenu", "confirme", "dit oui", "volontiers", "bien sur", "avec plaisir",
    "pas de probleme", "aucun probleme", "pas de souci", "c'est d'accord"};
constexpr Words no_words[] = {
    "nee", "neen", "n", "liever niet", "weigert", "geweigerd", "afgezegd", "niet akkoord", "kan niet", "wil niet", "zegt nee", "te ver", "toch niet", "geen tijd", "heeft geen tijd", "geen interesse",
    "niet geinteresseerd", "lukt niet", "het lukt niet", "dat lukt niet", "past niet", "het past niet", "dat past niet", "doet niet meer mee", "doet niet mee",
    "no", "nope", "refused", "declined", "declines", "cannot", "can't", "says no", "too far", "no time", "has no time", "no interest",
    "not interested", "not possible", "does not fit", "doesn't fit", "does not work", "doesn't work", "does not take part", "no longer takes part",
    "non", "refuse", "pas d'accord", "ne peut pas", "ne veut pas", "dit non", "trop loin", "pas le temps", "n'a pas le temps",
    "pas interesse", "pas interessee", "pas possible", "ne convient pas", "ne va pas", "ne participe plus", "ne participe pas"};
constexpr Words away_words[] = {
    "afwezig", "niet beschikbaar", "onbeschikbaar", "weg", "ziek", "op reis", "reis", "op vakantie", "vakantie", "verlof", "met vakantie", "met verlof", "in verlof", "op verlof", "buitenland",
    "in het buitenland", "tijdelijk niet beschikbaar", "stopt", "gestopt",
    "absent", "unavailable", "not available", "away", "ill", "sick", "on holiday", "holiday", "on leave", "abroad", "travelling",
    "absente", "indisponible", "pas disponible", "malade", "en vacances", "vacances", "en conge", "en voyage", "a l'etranger"};
// Until the month is over, or until the day that is named.
constexpr Words busy_words[] = {
    "te druk deze maand", "deze maand te druk", "deze maand niet", "niet deze maand", "druk deze maand",
    "too busy this month", "busy this month", "not this month", "this month too busy",
    "trop occupe ce mois", "trop occupee ce mois", "trop occupe ce mois-ci", "trop occupee ce mois-ci", "pas ce mois", "pas ce mois-ci"};
constexpr Words busy_until_words[] = {"te druk", "druk", "bezet", "too busy", "busy", "trop occupe", "trop occupee", "occupe", "occupee"};
constexpr Words later_words[] = {
    "later", "voicemail", "voice mail", "antwoordapparaat", "terugbellen", "bel terug", "terug bellen", "later terugbellen", "belt terug", "neemt niet op",
    "geen gehoor", "geen antwoord", "niet bereikt", "niet bereikbaar", "ingesproken", "bericht ingesproken", "gemaild", "mail gestuurd", "denkt na", "moet nadenken",
    "nog niet", "wacht", "wacht op antwoord", "later bellen", "morgen bellen", "morgen terugbellen", "volgende week bellen", "volgende week terugbellen",
    "niet opgenomen", "nam niet op", "in gesprek", "weet nog niet", "weet het nog niet", "weet niet",
    "call back", "calls back", "no answer", "not reached", "left a message", "thinking", "later on", "mailed", "call later", "call tomorrow",
    "call next week", "call back next week", "not picked up", "did not pick up", "did not answer", "no reply", "line busy", "line engaged", "does not know yet",
    "plus tard", "repondeur", "messagerie", "rappeler", "a rappeler", "rappelle", "pas de reponse", "message laisse", "injoignable", "reflechit",
    "appeler plus tard", "rappeler plus tard", "rappeler demain", "rappeler la semaine prochaine", "pas decroche", "n'a pas decroche", "ligne occupee", "ne sait pas encore"};
constexpr Words withdrawn_words[] = {
    "niet meer nodig", "vraag vervallen", "verzoek vervallen", "vraag ingetrokken", "verzoek ingetrokken",
    "no longer needed", "not needed any more", "request withdrawn",
    "plus necessaire", "demande retiree", "demande annulee"};
constexpr Words open_words[] = {"open", "opnieuw vragen", "opnieuw open", "nog vragen", "ask again", "a redemander", "rouvrir", "ouvert"};

// Before the day until which somebody is away. The longest first.
constexpr Words until_words[] = {"tot en met", "t/m", "t.e.m.", "tem", "tot", "until", "till", "jusqu'au", "jusqu'a", "jusque"};
// Courtesies, left out before an answer is looked up. The longest first.
constexpr Words courtesies[] = {
    "hoor", "gebeld", "graag", "zeker", "dank u", "dank je", "dankuwel", "dankjewel", "dank", "bedankt", "helaas", "spijtig", "jammer", "sorry", "met plezier", "natuurlijk",
    "called", "thanks", "thank you", "please", "gladly", "of course", "with pleasure", "unfortunately",
    "appele", "merci", "volontiers", "bien sur", "avec plaisir", "desole", "desolee", "malheureusement"};
// Whatever follows these, or stands beside them, is more than yes or no.
constexpr Words reservations[] = {
    "maar", "mits", "als", "indien", "tenzij", "misschien", "behalve", "enkel", "alleen", "waarschijnlijk", "of", "?",
    "but", "if", "maybe", "perhaps", "unless", "only", "except", "probably", "or",
    "mais", "si", "peut-etre", "sauf", "seulement", "probablement", "ou"};
// What a yes may say besides, and stays one.
constexpr Words agreeable[] = {
    "met veel plezier", "heel graag", "tot dan", "tot ziens", "tot binnenkort", "see you", "see you then", "a bientot", "sans probleme"};
// The same day of the week and an hour confirm a moment; these ask for another.
constexpr Words weekdays[] = {
    "maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag",
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
    "lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"};
constexpr Words exchanges[] = {
    "ipv", "i.p.v", "in plaats van", "liever", "wel", "anders", "een andere", "instead", "rather", "another", "au lieu", "plutot", "un autre", "une autre"};
// Before a no with its reason behind it. English "no" also begins "no one".
constexpr Words refusals[] = {"nee", "neen", "non"};
constexpr Words english_refusal = "no";
// Before a month, at the end of which somebody is back.
constexpr Words ends_of[] = {"het einde van", "einde van", "einde", "het eind van", "eind van", "eind", "the end of", "end of", "la fin de", "la fin du mois de", "fin de", "fin"};
constexpr Words this_month[] = {"de maand", "deze maand", "maand", "the month", "this month", "du mois", "mois", "ce mois", "ce mois-ci"};
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

std::optional<Meaning> look_up(std::string_view text) {
  if (is_one_of(text, yes_words)) return Meaning{AnswerKind::yes};
  if (is_one_of(text, no_words)) return Meaning{AnswerKind::no};
  if (is_one_of(text, away_words)) return Meaning{AnswerKind::away};
  if (is_one_of(text, busy_words)) return Meaning{AnswerKind::away, true};
  if (is_one_of(text, later_words)) return Meaning{AnswerKind::later};
  if (is_one_of(text, withdrawn_words)) return Meaning{AnswerKind::withdrawn};
  if (is_one_of(text, open_words)) return Meaning{AnswerKind::open};
  return std::nullopt;
}

// The length of the longest of these words that the text begins with, as words of their own; 0 where there is none.
template <std::size_t count>
std::size_t begins_with(std::string_view text, const Words (&words)[count]) {
  std::size_t length = 0;
  for (const Words word : words) {
    if (word.size() > length && text.starts_with(word) && (text.size() == word.size() || text[word.size()] == ' '))
      length = word.size();
  }
  return length;
}

// Nothing but one yes behind the other.
bool only_agrees(std::string_view text) {
  for (text = stripped(text); !text.empty(); text = stripped(text)) {
    const std::size_t length =
        std::max({begins_with(text, yes_words), begins_with(text, courtesies), begins_with(text, agreeable)});
    if (length == 0) return false;
    text.remove_prefix(length);
  }
  return true;
}

// "dinsdag om 10u": one day of the week, an hour, and nothing else.
bool confirms_moment(std::string_view text) {
  std::size_t days = 0, hours = 0;
  for (text = stripped(text); !text.empty(); text = stripped(text)) {
    const std::string_view word = text.substr(0, text.find(' '));
    text.remove_prefix(word.size());
    if (is_one_of(word, weekdays)) {
      ++days;
    } else if (word.find_first_not_of("0123456789uh") == std::string_view::npos && is_digit(word.front())) {
      ++hours;
    } else if (word != "om" && word != "op" && word != "at" && word != "a") {
      return false;
    }
  }
  return days == 1 && hours == 1;
}

// Behind a no: a reason, and no other answer or proposal.
bool gives_reason(std::string_view text) {
  const std::string words = without_courtesies(text);
  if (words.empty() || is_one_of(std::string_view(words), no_words)) return true;
  return !holds_one_of(words, yes_words) && !holds_one_of(words, later_words) && !holds_one_of(words, open_words) &&
         !holds_one_of(words, withdrawn_words) && !holds_one_of(words, exchanges);
}

std::optional<Meaning> meaning_of(std::string_view part) {
  if (const auto as_it_stands = look_up(stripped(part))) return as_it_stands;
  const std::string words = without_courtesies(part);
  if (const auto meaning = look_up(words)) return meaning;
  if (begins_with(stripped(part), yes_words) > 0 && only_agrees(part)) return Meaning{AnswerKind::yes};
  const std::string_view text = words;
  if (const std::size_t no = begins_with(text, refusals)) {
    const std::string_view reason = stripped(text.substr(no));
    const bool away = holds_one_of(reason, away_words) || holds_one_of(reason, busy_words);
    if (gives_reason(reason) && !away) return Meaning{AnswerKind::no};
  }
  if (text.starts_with(english_refusal) && is_one_of(stripped(text.substr(english_refusal.size())), no_words))
    return Meaning{AnswerKind::no};
  return std::nullopt;
}

Date end_of_month(const Date& date) {
  int day = 31;
  while (!make_date(date.year, date.month, day)) --day;
  return {date.year, date.month, day};
}

// "15/12/2026", or "15 december": the next one from `given` on.
std::optional<Date> day_named(std::string_view text, const std::optional<Date>& given) {
  const std::string day(stripped(text));
  if (std::ranges::none_of(day, is_digit)) return std::nullopt;
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

// "einde december": the next end of that month from `given` on.
std::optional<Date> end_named(std::string_view text, const std::optional<Date>& given) {
  text = stripped(text);
  const std::size_t length = begins_with(text, ends_of);
  if (length == 0) return std::nullopt;
  text = stripped(text.substr(length));
  if (is_one_of(text, this_month)) return given ? std::optional(end_of_month(*given)) : std::nullopt;
  const std::string first = "1 " + std::string(text);
  if (const auto whole = parse_date(first, DateOrder::day_month_year)) return end_of_month(whole->date);
  if (!given || text.empty() || std::ranges::any_of(text, is_digit)) return std::nullopt;
  for (const int year : {given->year, given->year + 1}) {
    const auto month = parse_date(first + " " + std::to_string(year), DateOrder::day_month_year);
    if (month && end_of_month(month->date) >= *given) return end_of_month(month->date);
  }
  return std::nullopt;
}

bool is_away(std::string_view who) { return is_one_of(who, away_words) || is_one_of(who, busy_until_words); }

// Of "15/12 afwezig", the day; nothing where nobody is away behind it.
std::optional<std::string_view> day_before_away(std::string_view text) {
  for (std::size_t at = text.find(' '); at != std::string_view::npos; at = text.find(' ', at + 1)) {
    if (is_away(stripped(text.substr(at)))) return text.substr(0, at);
  }
  return std::nullopt;
}

// "afwezig tot 15/12 (reis)", "tot 15/12 afwezig"; nothing where nobody is away until anything.
std::optional<MeantAnswer> away_until(std::string_view folded, const std::optional<Date>& given) {
  for (const Words until : until_words) {
    const std::size_t at = find_words(folded, until);
    if (at == std::string_view::npos) continue;
    const std::string who = without_courtesies(folded.substr(0, at));
    std::string_view day = folded.substr(at + until.size());
    day = stripped(day.substr(0, day.find_first_of(",;(")));
    if (who.empty()) {
      const auto before = day_before_away(day);
      if (!before) return std::nullopt;
      day = *before;
    } else if (!is_away(who)) {
      return std::nullopt;
    }
    const auto end = end_named(day, given);
    const auto date = end ? end : day_named(day, given);
    return date ? MeantAnswer{AnswerKind::away, date} : MeantAnswer{};
  }
  return std::nullopt;
}

}  // namespace

MeantAnswer understand(std::string_view words, const std::optional<Date>& given) {
  const std::string folded = fold(words);
  if (const auto until = away_until(folded, given)) return *until;
  // "of" is "or" in Dutch.
  std::string plain = folded;
  constexpr Words course = "of course";
  for (std::size_t at = find_words(plain, course); at != std::string::npos; at = find_words(plain, course))
    plain.erase(at, course.size());
  if (holds_one_of(plain, reservations)) return {};
  std::optional<Meaning> meant;
  std::string_view rest = folded;
  while (!rest.empty()) {
    const std::size_t end = rest.find_first_of(",;:.!(");
    const std::string_view part = stripped(rest.substr(0, end));
    rest = end == std::string_view::npos ? std::string_view() : rest.substr(end + 1);
    const auto meaning = meaning_of(part);
    if (!meaning && without_courtesies(part).empty()) continue;
    if (!meant) {
      if (!meaning) return {};
      meant = meaning;
    } else if (meaning) {
      if (meaning->kind != meant->kind || meaning->busy != meant->busy) return {};
    } else if (meant->kind == AnswerKind::yes && !only_agrees(part) && !confirms_moment(part)) {
      return {};
    } else if (meant->kind == AnswerKind::no && !gives_reason(part)) {
      return {};
    }
  }
  if (!meant) return {};
  if (!meant->busy) return {meant->kind, std::nullopt};
  return given ? MeantAnswer{AnswerKind::away, end_of_month(*given)} : MeantAnswer{};
}

}  // namespace koppel::io
