#include "cli/import_summary.hpp"

#include <algorithm>
#include <array>
#include <string_view>

#include <fmt/format.h>

#include "base/wording.hpp"

namespace koppel::cli {

namespace {

constexpr std::size_t most_named = 20;

struct ImportWords {
  std::string_view market, file, blank, previews, offers, requests, came, left, changed, more, nothing, contacts;
};

// By Language: nl, en, fr.
constexpr std::array<ImportWords, 3> import_words{{
    {"{offers} aanbod, {requests} {requests|verzoek|verzoeken}",
     "{file}: {rows} {rows|rij|rijen} gelezen = {accepted} aanvaard + {repaired} hersteld + {rejected} geweigerd",
     "{n} {n|lege rij|lege rijen} overgeslagen", "{n} {n|proefantwoord|proefantwoorden} overgeslagen", "aanbod",
     "verzoeken", "nieuw", "weg", "gewijzigd", "en nog {n}", "niets gewijzigd",
     "namen en contactgegevens zijn weggelaten"},
    {"{offers} {offers|offer|offers}, {requests} {requests|request|requests}",
     "{file}: {rows} {rows|row|rows} read = {accepted} accepted + {repaired} repaired + {rejected} rejected",
     "{n} blank {n|row|rows} skipped", "{n} {n|preview|previews} skipped", "offers", "requests", "new", "gone",
     "changed", "and {n} more", "nothing changed", "names and contact data were left out"},
    {"{offers} {offers|offre|offres}, {requests} {requests|demande|demandes}",
     "{file} : {rows} {rows|ligne lue|lignes lues} = {accepted} {accepted|acceptée|acceptées} + {repaired} "
     "{repaired|réparée|réparées} + {rejected} {rejected|refusée|refusées}",
     "{n} {n|ligne vide ignorée|lignes vides ignorées}", "{n} {n|réponse d'essai ignorée|réponses d'essai ignorées}",
     "offres", "demandes", "nouvelles", "parties", "modifiées", "et encore {n}", "rien n'a changé",
     "les noms et coordonnées ont été omis"},
}};

const ImportWords& import_words_of(Language language) { return import_words[static_cast<std::size_t>(language)]; }

FindingValues number(std::size_t count) { return {{"n", std::to_string(count)}}; }

std::string id_of(const std::string& id) { return id; }
std::string id_of(const RowChange& change) { return fmt::format("{} ({})", change.id, fmt::join(change.fields, ", ")); }

template <class Item>
std::string line(std::string_view side, std::string_view what, const std::vector<Item>& items, const ImportWords& say) {
  if (items.empty()) return "";
  std::string text = fmt::format("{}: {} {}: ", side, items.size(), what);
  for (std::size_t i = 0; i < std::min(items.size(), most_named); ++i) text += (i == 0 ? "" : ", ") + id_of(items[i]);
  if (items.size() > most_named) text += ", " + fill_in(say.more, number(items.size() - most_named));
  return text + "\n";
}

std::string side_lines(std::string_view side, const SideChanges& changes, const ImportWords& say) {
  return line(side, say.came, changes.came, say) + line(side, say.left, changes.left, say) +
         line(side, say.changed, changes.changed, say);
}

}  // namespace

std::string rows_summary(const io::Imported& imported, Language language) {
  const ImportWords& say = import_words_of(language);
  std::string text;
  if (imported.market) {
    text += fill_in(say.market,
                    {{"offers", std::to_string(imported.market->offer_count())},
                     {"requests", std::to_string(imported.market->request_count())}},
                    language) +
            "\n";
  }
  for (const RowCounts& counts : row_counts(imported.ledger)) {
    text += fill_in(say.file,
                    {{"file", counts.file},
                     {"rows", std::to_string(counts.rows - counts.blank)},
                     {"accepted", std::to_string(counts.accepted)},
                     {"repaired", std::to_string(counts.repaired)},
                     {"rejected", std::to_string(counts.rejected)}},
                    language);
    if (counts.blank > 0) text += "; " + fill_in(say.blank, number(counts.blank), language);
    if (counts.previews > 0) text += "; " + fill_in(say.previews, number(counts.previews), language);
    text += "\n";
  }
  return text;
}

std::string changes_summary(const MarketChanges& changes, Language language) {
  const ImportWords& say = import_words_of(language);
  return side_lines(say.offers, changes.offers, say) + side_lines(say.requests, changes.requests, say);
}

std::string nothing_changed(Language language) { return std::string(import_words_of(language).nothing) + "\n"; }

std::string contacts_left_out(Language language) { return std::string(import_words_of(language).contacts); }

}  // namespace koppel::cli
