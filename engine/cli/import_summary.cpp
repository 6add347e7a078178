#include "cli/import_summary.hpp"

#include <algorithm>
#include <string_view>

#include <fmt/format.h>

#include "base/unseen.hpp"
#include "cli/words.hpp"

namespace koppel::cli {

namespace {

constexpr std::size_t most_named = 20;

FindingValues number(std::size_t count) { return {{"n", std::to_string(count)}}; }

std::string id_of(const std::string& id) { return with_unseen_shown(id); }
std::string id_of(const RowChange& change) {
  return fmt::format("{} ({})", with_unseen_shown(change.id), fmt::join(change.fields, ", "));
}

template <class Item>
std::string line(Language language, std::string_view side, std::string_view what, const std::vector<Item>& items) {
  if (items.empty()) return "";
  std::string text = fmt::format("{}: {} {}: ", in_words(language, side), items.size(), in_words(language, what));
  for (std::size_t i = 0; i < std::min(items.size(), most_named); ++i) text += (i == 0 ? "" : ", ") + id_of(items[i]);
  if (items.size() > most_named) text += ", " + in_words(language, "more", number(items.size() - most_named));
  return text + "\n";
}

std::string side_lines(Language language, std::string_view side, const SideChanges& changes) {
  return line(language, side, "import_came", changes.came) + line(language, side, "import_left", changes.left) +
         line(language, side, "import_changed", changes.changed);
}

}  // namespace

std::string rows_summary(const io::Imported& imported, Language language) {
  std::string text;
  if (imported.market) {
    text += in_words(language, "import_market",
                     {{"offers", std::to_string(imported.market->offer_count())},
                      {"requests", std::to_string(imported.market->request_count())}}) +
            "\n";
  }
  for (const RowCounts& counts : row_counts(imported.ledger)) {
    text += in_words(language, "import_file",
                     {{"file", counts.file},
                      {"rows", std::to_string(counts.rows - counts.blank)},
                      {"accepted", std::to_string(counts.accepted)},
                      {"repaired", std::to_string(counts.repaired)},
                      {"rejected", std::to_string(counts.rejected)}});
    if (counts.blank > 0) text += "; " + in_words(language, "import_blank", number(counts.blank));
    if (counts.previews > 0) text += "; " + in_words(language, "import_previews", number(counts.previews));
    text += "\n";
  }
  return text;
}

std::string changes_summary(const MarketChanges& changes, Language language) {
  return side_lines(language, "import_offers", changes.offers) +
         side_lines(language, "import_requests", changes.requests);
}

std::string nothing_changed(Language language) { return in_words(language, "import_nothing") + "\n"; }

std::string contacts_left_out(Language language) { return in_words(language, "import_contacts"); }

}  // namespace koppel::cli
