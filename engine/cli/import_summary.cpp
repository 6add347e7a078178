#include "cli/import_summary.hpp"

#include <algorithm>
#include <array>
#include <string_view>

#include <fmt/format.h>

namespace koppel::cli {

namespace {

constexpr std::size_t most_named = 20;

struct Words {
  std::string_view market, file, blank, previews, offers, requests, came, left, changed, more, nothing, contacts;
};

// By Language: nl, en, fr.
constexpr std::array<Words, 3> words{{
    {"{} aanbod, {} verzoeken", "{}: {} rijen gelezen = {} aanvaard + {} hersteld + {} geweigerd",
     "{} lege rijen overgeslagen", "{} proefantwoorden overgeslagen", "aanbod", "verzoeken", "nieuw", "weg",
     "gewijzigd", "en nog {}", "niets gewijzigd", "namen en contactgegevens zijn weggelaten"},
    {"{} offers, {} requests", "{}: {} rows read = {} accepted + {} repaired + {} rejected", "{} blank rows skipped",
     "{} previews skipped", "offers", "requests", "new", "gone", "changed", "and {} more", "nothing changed",
     "names and contact data were left out"},
    {"{} offres, {} demandes", "{} : {} lignes lues = {} acceptées + {} réparées + {} refusées",
     "{} lignes vides ignorées", "{} réponses d'essai ignorées", "offres", "demandes", "nouvelles", "parties",
     "modifiées", "et encore {}", "rien n'a changé", "les noms et coordonnées ont été omis"},
}};

const Words& words_of(Language language) { return words[static_cast<std::size_t>(language)]; }

template <class... Arguments>
std::string filled(std::string_view text, const Arguments&... arguments) {
  return fmt::format(fmt::runtime(text), arguments...);
}

std::string id_of(const std::string& id) { return id; }
std::string id_of(const RowChange& change) { return fmt::format("{} ({})", change.id, fmt::join(change.fields, ", ")); }

template <class Item>
std::string line(std::string_view side, std::string_view what, const std::vector<Item>& items, const Words& say) {
  if (items.empty()) return "";
  std::string text = fmt::format("{}: {} {}: ", side, items.size(), what);
  for (std::size_t i = 0; i < std::min(items.size(), most_named); ++i) text += (i == 0 ? "" : ", ") + id_of(items[i]);
  if (items.size() > most_named) text += ", " + filled(say.more, items.size() - most_named);
  return text + "\n";
}

std::string side_lines(std::string_view side, const SideChanges& changes, const Words& say) {
  return line(side, say.came, changes.came, say) + line(side, say.left, changes.left, say) +
         line(side, say.changed, changes.changed, say);
}

}  // namespace

std::string rows_summary(const io::Imported& imported, Language language) {
  const Words& say = words_of(language);
  std::string text;
  if (imported.market) {
    text += filled(say.market, imported.market->offer_count(), imported.market->request_count()) + "\n";
  }
  for (const RowCounts& counts : row_counts(imported.ledger)) {
    text +=
        filled(say.file, counts.file, counts.rows - counts.blank, counts.accepted, counts.repaired, counts.rejected);
    if (counts.blank > 0) text += "; " + filled(say.blank, counts.blank);
    if (counts.previews > 0) text += "; " + filled(say.previews, counts.previews);
    text += "\n";
  }
  return text;
}

std::string changes_summary(const MarketChanges& changes, Language language) {
  const Words& say = words_of(language);
  return side_lines(say.offers, changes.offers, say) + side_lines(say.requests, changes.requests, say);
}

std::string nothing_changed(Language language) { return std::string(words_of(language).nothing) + "\n"; }

std::string contacts_left_out(Language language) { return std::string(words_of(language).contacts); }

}  // namespace koppel::cli
