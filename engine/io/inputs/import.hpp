// import: exports, mappings and corrections to one market, and a ledger of every row.
//
// Problem:    what a programme knows stands in several exports and in the corrections of its office; a market is one file.
// Promise:    each export is read with the mapping that its columns fit; of several rows with one id the newest counts; corrections come on
//             top, in the order given (corrections.hpp). The market is the one that `match` would make of the same exports; what no row
//             says is left to the profile of whoever reads it. Every row stands in the ledger. The same files give the same market,
//             whatever the order of exports and mappings.
// Complexity: O(cells + rows log rows).
// Errors:     InputError where a file, a mapping or the profile cannot be read, or no mapping can be told to be a file's
//             (mapping_unclear, mapping_missing). Else findings; `market` is empty when one is an error.
//
//   Imported imported = io::import_exports({.exports = {"aanbod.csv", "vragen.xlsx"}, .mappings = {"aanbod.yaml", "vragen.yaml"}});
//   if (imported.market) write_file("market.json", write_market(imported.said));
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "io/inputs/load.hpp"
#include "io/survey/mapping.hpp"
#include "model/draft.hpp"
#include "model/market.hpp"

namespace koppel::io {

// Instead of exports and mappings: a scenario folder, or the profile in it, that names them.
struct ImportOptions {
  std::vector<std::filesystem::path> exports, mappings, corrections;
  std::optional<std::filesystem::path> profile;  // for its vocabularies, and the defaults that rows are checked with
};

enum class ImportRole : std::uint8_t { answers, correction };

struct ImportedFile {
  FileHash file;
  std::string mapping;
  Side side = Side::offers;
  ImportRole role = ImportRole::answers;
};

struct Imported {
  std::optional<Market> market;
  Draft said;         // the rows of the market, each with what was said of it and nothing that a default filled in
  Contacts contacts;  // of the ids in the market
  Ledger ledger;      // every row of every file
  Findings findings;
  std::vector<ImportedFile> files;  // exports by name, then corrections in their order
  std::vector<FileHash> beside;     // mappings, the profile and its vocabularies, by name
  bool knows_contacts = false;      // a mapping names columns for them
  Profile profile;                  // that rows were checked with
  Vocabularies vocabularies;
};

[[nodiscard]] Imported import_exports(const ImportOptions& options);

}  // namespace koppel::io
