// A checked market without what the check filled in: what a market file of it should say.
//
// Problem:    check() puts in the profile's defaults, and what vocabularies know of postcodes. Written into a file, they would hide the
//             profile of whoever reads that file later.
// Promise:    reading the file and checking it gives the same market, under the profile that it was checked with.
// Complexity: O(n log n).
// Errors:     none.
//
//   std::string bytes = write_market(as_said(*checked.market, draft, checked.ledger));
#pragma once

#include "model/draft.hpp"
#include "model/ledger.hpp"
#include "model/market.hpp"

namespace koppel::io {

// `draft` is what the market was checked from; the ledger tells which of several rows with one id stayed.
[[nodiscard]] Draft as_said(const Market& market, const Draft& draft, const Ledger& ledger);

}  // namespace koppel::io
