// What an import did, for people (a CSV of the ledger) and for programs (koppel/import/1, data/schema/import.schema.json).
//
// Promise:    ids, row numbers, fields, codes and reasons; nothing of names, contact data or free text. The same import gives the same
//             bytes: times and changes stand elsewhere.
// Complexity: O(rows).
// Errors:     none.
//
//   std::string csv = ledger_csv(imported, Language::nl);   // file;row;side;id;outcome;codes;reasons
#pragma once

#include <string>
#include <vector>

#include "io/inputs/import.hpp"
#include "io/text/json_writer.hpp"
#include "model/changes.hpp"

namespace koppel::io {

// One line for every row that is not blank, for Belgian Excel.
[[nodiscard]] std::string ledger_csv(const Imported& imported, Language language);

// `written` are the files that were made of it; `changes` is null where there was nothing to compare with.
[[nodiscard]] std::string import_json(const Imported& imported, Language language, const std::vector<FileHash>& written,
                                      const MarketChanges* changes);

// Of all files together.
[[nodiscard]] RowCounts total_counts(const Ledger& ledger);

}  // namespace koppel::io
