#include "io/survey/export_language.hpp"

#include <algorithm>
#include <array>
#include <iterator>
#include <string_view>

#include "io/text/fold.hpp"

namespace koppel::io {

namespace {

struct TellingWord {
  std::string_view word;  // folded; in headings of one of the languages only
  Language language;
};
constexpr TellingWord telling_words[] = {
    {"het", Language::nl},
    {"een", Language::nl},
    {"je", Language::nl},
    {"jij", Language::nl},
    {"jullie", Language::nl},
    {"wij", Language::nl},
    {"wat", Language::nl},
    {"welke", Language::nl},
    {"wanneer", Language::nl},
    {"hoeveel", Language::nl},
    {"waar", Language::nl},
    {"waarmee", Language::nl},
    {"hoe", Language::nl},
    {"kan", Language::nl},
    {"wil", Language::nl},
    {"ben", Language::nl},
    {"naam", Language::nl},
    {"voornaam", Language::nl},
    {"tijdstempel", Language::nl},
    {"telefoon", Language::nl},
    {"gemeente", Language::nl},
    {"hulp", Language::nl},
    {"vragen", Language::nl},
    {"aanbod", Language::nl},
    {"talen", Language::nl},
    {"taal", Language::nl},
    {"momenten", Language::nl},
    {"beschikbaar", Language::nl},
    {"nodig", Language::nl},
    {"zoek", Language::nl},
    {"e-mailadres", Language::nl},
    {"le", Language::fr},
    {"la", Language::fr},
    {"les", Language::fr},
    {"des", Language::fr},
    {"du", Language::fr},
    {"vous", Language::fr},
    {"votre", Language::fr},
    {"vos", Language::fr},
    {"que", Language::fr},
    {"quel", Language::fr},
    {"quelle", Language::fr},
    {"quels", Language::fr},
    {"quelles", Language::fr},
    {"quand", Language::fr},
    {"combien", Language::fr},
    {"pouvez-vous", Language::fr},
    {"pouvez", Language::fr},
    {"nom", Language::fr},
    {"prenom", Language::fr},
    {"horodateur", Language::fr},
    {"telephone", Language::fr},
    {"commune", Language::fr},
    {"aide", Language::fr},
    {"besoin", Language::fr},
    {"besoins", Language::fr},
    {"langue", Language::fr},
    {"langues", Language::fr},
    {"disponibilites", Language::fr},
    {"courriel", Language::fr},
    {"adresse", Language::fr},
    {"etes-vous", Language::fr},
    {"demandes", Language::fr},
    {"the", Language::en},
    {"your", Language::en},
    {"you", Language::en},
    {"what", Language::en},
    {"which", Language::en},
    {"when", Language::en},
    {"how", Language::en},
    {"many", Language::en},
    {"are", Language::en},
    {"name", Language::en},
    {"timestamp", Language::en},
    {"phone", Language::en},
    {"help", Language::en},
    {"need", Language::en},
    {"languages", Language::en},
    {"language", Language::en},
    {"available", Language::en},
    {"address", Language::en},
    {"skills", Language::en},
    {"can", Language::en},
    {"do", Language::en},
    {"offer", Language::en},
    {"looking", Language::en},
    {"town", Language::en},
};

bool is_mark(char c) { return std::string_view(" ?!.,:;()[]/\"'").find(c) != std::string_view::npos; }

}  // namespace

std::optional<Language> language_of(const std::vector<std::string>& headings) {
  constexpr std::size_t enough = 3, clearly = 3;  // words; times as many as of the next language
  std::array<std::size_t, 3> told{};
  for (const std::string& heading : headings) {
    const std::string folded = fold(heading);
    for (std::size_t at = 0; at < folded.size();) {
      std::size_t end = at;
      while (end < folded.size() && !is_mark(folded[end])) ++end;
      const std::string_view word = std::string_view(folded).substr(at, end - at);
      const auto* found = std::ranges::find(telling_words, word, &TellingWord::word);
      if (found != std::end(telling_words)) ++told[static_cast<std::size_t>(found->language)];
      at = end + 1;
    }
  }
  const auto most = static_cast<std::size_t>(std::ranges::max_element(told) - told.begin());
  for (std::size_t other = 0; other < told.size(); ++other) {
    if (other != most && told[most] < clearly * told[other]) return std::nullopt;
  }
  return told[most] < enough ? std::nullopt : std::optional(static_cast<Language>(most));
}

}  // namespace koppel::io
