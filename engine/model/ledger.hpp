// The ledger: what became of every row that was read, and why.
//
// Problem:    "12 rows were dropped" helps nobody; a person must see which ones, and a program must be able to add them up.
// Promise:    every row that is not blank stands in it once, as accepted, repaired (something of it was dropped) or rejected, with each
//             reason; accepted + repaired + rejected + blank = rows. Nothing is left out, however many there are. Reasons are findings, so
//             they show no personal data; an id that says who somebody is, is not kept.
// Complexity: O(1) a row; O(log rows) to find one.
// Errors:     none.
//
//   FileLedger file{.file = "aanbod.csv"};
//   file.add({.row = 7, .id = "m017"});
//   tell(ledger, finding);                        // m017 is repaired now, should the finding drop a cell of row 7
//   row_counts(ledger)[0].repaired   ->  1
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/finding.hpp"

namespace koppel {

enum class RowOutcome : std::uint8_t { accepted, repaired, rejected };
[[nodiscard]] std::string_view to_string(RowOutcome outcome);

struct LedgerRow {
  std::int64_t row = 0;  // as a spreadsheet counts
  std::string id;
  RowOutcome outcome = RowOutcome::accepted;
  std::vector<Finding> reasons;
};

// How many rows a file had, and what became of them: accepted + repaired + rejected + blank = rows. Previews are none of them.
struct RowCounts {
  std::string file;
  std::size_t rows = 0, accepted = 0, repaired = 0, rejected = 0, blank = 0, previews = 0;
};

struct FileLedger {
  std::string file;
  std::vector<LedgerRow> rows;  // by rising row
  std::size_t blank = 0, previews = 0;

  // Rows come in rising order.
  void add(LedgerRow row) { rows.push_back(std::move(row)); }
  [[nodiscard]] RowCounts counts() const;
};

using Ledger = std::vector<FileLedger>;

// nullptr where the ledger has no such row: it came from a market file.
[[nodiscard]] LedgerRow* find_row(Ledger& ledger, std::string_view file, std::int64_t row);
[[nodiscard]] const LedgerRow* find_row(const Ledger& ledger, std::string_view file, std::int64_t row);
// Writes the reason to its row: a dropped cell repairs it.
void tell(Ledger& ledger, const Finding& reason);
void reject(LedgerRow& row);

[[nodiscard]] std::vector<RowCounts> row_counts(const Ledger& ledger);

}  // namespace koppel
