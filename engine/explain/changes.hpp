// What a proposal changes in the one that it goes on from.
//
// Problem:    half of the people have been called already; who must hear something new?
// Promise:    everybody in a pair that went or came, and nobody else, sorted. Pairs with somebody who has left the market are no part of it.
// Complexity: O(n log n).
// Errors:     none.
//
//   const Changes changed = changes_of(setting, plan);
//   if (changed.none()) say("nobody has to be called again");
#pragma once

#include <cstddef>
#include <vector>

#include "base/ids.hpp"
#include "explain/plan.hpp"
#include "model/setting.hpp"

namespace koppel {

struct Changes {
  std::size_t kept = 0, gone = 0, come = 0;  // pairs
  std::vector<OfferId> tell_offers;
  std::vector<RequestId> tell_requests;
  [[nodiscard]] bool none() const { return gone == 0 && come == 0; }
};

[[nodiscard]] Changes changes_of(const Setting& setting, const Plan& plan);

}  // namespace koppel
