#include "base/wording.hpp"

#include <algorithm>

namespace koppel {

namespace {

// Codes that stand as values in findings: hard rules, sides, kinds of values in a file.
// clang-format off
constexpr ValueWord words[] = {
    {"absent", {"neemt geen deel", "takes no part", "ne participe pas"}},
    {"array", {"lijst", "list", "liste"}},
    {"conflict", {"belangenvermenging", "conflict of interest", "conflit d'intérêts"}},
    {"declined", {"eerder geweigerd", "declined before", "refusé auparavant"}},
    {"engagement", {"inzetniveau", "level of engagement", "niveau d'engagement"}},
    {"forbidden", {"uitgesloten door u", "ruled out by you", "exclu par vous"}},
    {"language", {"taal", "language", "langue"}},
    {"list", {"lijst", "list", "liste"}},
    {"map", {"namen met waarden", "names with values", "noms avec valeurs"}},
    {"minimum_points", {"te weinig punten", "too few points", "trop peu de points"}},
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
    {"text", {"tekst", "text", "texte"}},
    {"true or false", {"true of false", "true or false", "true ou false"}},
};
// clang-format on

std::string_view in_words(std::string_view value, Language language) {
  const auto* found = std::ranges::lower_bound(words, value, {}, &ValueWord::value);
  return found == std::end(words) || found->value != value ? value : found->texts[static_cast<std::size_t>(language)];
}

bool is_singular(std::string_view value, Language language) {
  return value == "1" || (value == "0" && language == Language::fr);
}

// What stands between the braces, with its value.
std::string_view filled(std::string_view field, std::string_view value, Language language) {
  const std::size_t bar = field.find('|');
  if (bar == std::string_view::npos) return field.ends_with(":word") ? in_words(value, language) : value;
  const std::string_view forms = field.substr(bar + 1);
  const std::size_t between = std::min(forms.find('|'), forms.size());
  return is_singular(value, language) ? forms.substr(0, between) : forms.substr(std::min(between + 1, forms.size()));
}

}  // namespace

std::span<const ValueWord> value_words() { return words; }

std::string fill_in(std::string_view text, const FindingValues& values, Language language) {
  std::string made;
  while (!text.empty()) {
    const std::size_t open = text.find('{');
    const std::size_t close = text.find('}', open);
    if (open == std::string_view::npos || close == std::string_view::npos) break;
    const std::string_view field = text.substr(open + 1, close - open - 1);
    const std::string_view name = field.substr(0, field.find_first_of("|:"));
    const auto value = std::ranges::find(values, name, [](const auto& entry) { return std::string_view(entry.first); });
    made += text.substr(0, open);
    made += value == values.end() ? text.substr(open, close - open + 1) : filled(field, value->second, language);
    text.remove_prefix(close + 1);
  }
  return made += text;
}

}  // namespace koppel
