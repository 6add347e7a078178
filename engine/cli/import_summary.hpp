// What an import says on the terminal, in Dutch, English or French.
#pragma once

#include <string>

#include "base/finding.hpp"
#include "io/inputs/import.hpp"
#include "model/changes.hpp"

namespace koppel::cli {

// The size of the market, and for every file what became of its rows.
[[nodiscard]] std::string rows_summary(const io::Imported& imported, Language language);
// Who came, who left, who is different and in which fields; the first of them by id.
[[nodiscard]] std::string changes_summary(const MarketChanges& changes, Language language);
[[nodiscard]] std::string nothing_changed(Language language);
// Where the market goes to standard output, nobody's name goes anywhere.
[[nodiscard]] std::string contacts_left_out(Language language);

}  // namespace koppel::cli
