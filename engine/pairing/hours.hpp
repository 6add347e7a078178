// Where budgets of hours could decide something.
//
// Problem:    a market does not share out hours yet; a budget that cannot bind needs no sharing out.
// Promise:    names exactly the offers for which some choice of as many candidate pairs as they can take, their pinned pairs among
//             them, asks more hours than they have. Where it names nobody, every matching of the graph keeps every budget, so that
//             the optimum without hours is the optimum with them.
// Complexity: O(pairs log).
// Errors:     none.
//
//   for (const TightHours& tight : tight_hours(market, *weighed.instance)) refuse(tight.offer);
#pragma once

#include <vector>

#include "base/weight.hpp"
#include "graph/instance.hpp"
#include "model/market.hpp"

namespace koppel {

struct TightHours {
  OfferId offer;
  WideWeight most = 0;  // millihours that its pairs can ask together
};

// Sorted by offer. Of the instance: its graph, ranges and pins.
[[nodiscard]] std::vector<TightHours> tight_hours(const Market& market, const Instance& instance);

}  // namespace koppel
