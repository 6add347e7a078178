// Changes between two markets: who came, who left, and what is different about those who stayed.
//
// Promise:    ids and names of fields only, sorted; never what stands in the fields. Names and contact data are compared where both are
//             handed in, as the fields contact.name, contact.email and contact.phone.
// Complexity: O(n log n).
// Errors:     none.
//
//   MarketChanges changes = changes_between({before, {}}, {after, {}});
//   changes.offers.changed[0]   ->  {"m017", {"place.postcode", "themes"}}
#pragma once

#include <string>
#include <vector>

#include "model/draft.hpp"
#include "model/market.hpp"

namespace koppel {

struct RowChange {
  std::string id;
  std::vector<std::string> fields;
};

struct SideChanges {
  std::vector<std::string> came, left;
  std::vector<RowChange> changed;
  [[nodiscard]] bool none() const { return came.empty() && left.empty() && changed.empty(); }
};

struct MarketChanges {
  SideChanges offers, requests;
  [[nodiscard]] bool none() const { return offers.none() && requests.none(); }
};

// A market, and who its ids are.
struct KnownMarket {
  const Market& market;
  const Contacts& contacts;
};

[[nodiscard]] MarketChanges changes_between(KnownMarket before, KnownMarket after);

}  // namespace koppel
