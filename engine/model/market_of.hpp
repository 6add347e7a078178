// A market of rows that were checked before.
//
// Problem:    a step asks "what if there were this offer beside those requests?"; their rows come from a checked market, or are made
//             of parts of one.
// Promise:    both sides in the order of their ids, as check() leaves them; the rows themselves as they are given.
// Complexity: O(n log n).
// Errors:     none. Rows that nobody has checked go through check() (model/check.hpp) instead: here nothing is looked at, so an id that
//             stands twice or a list that is not sorted would break what a Market promises.
//
//   const Market one_request = market_of({}, {market[request]});
#pragma once

#include <vector>

#include "model/market.hpp"

namespace koppel {

[[nodiscard]] Market market_of(std::vector<Offer> offers, std::vector<Request> requests);

}  // namespace koppel
