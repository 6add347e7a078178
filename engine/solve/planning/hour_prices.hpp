// A first price for every offer's hours and places, and from it first multipliers for the Lagrangian.
//
// Problem:    a Lagrangian that begins at zero wastes hundreds of knapsacks on finding out who is wanted.
// Promise:    prices near those of the linear relaxation, found with no knapsack at all: given prices, every request takes what is worth
//             most for it. Groups are left out here.
// Complexity: O(edges) a step, some hundred steps.
// Errors:     none.
//
//   const HourPrices prices = hour_prices(model, by_request, effort);
//   Lagrangian lagrangian(model, prices.start, 0.05F);
#pragma once

#include <cstdint>
#include <vector>

#include "solve/planning/effort.hpp"
#include "solve/planning/lagrangian.hpp"
#include "solve/planning/model.hpp"

namespace koppel::planning {

// The edges of each request, and the offer of each edge.
struct EdgesByRequest {
  std::vector<std::uint32_t> begin, edge, offer_of;  // offer_of: by edge of the model

  explicit EdgesByRequest(const PlanModel& model);
};

struct HourPrices {
  std::vector<double> hour;  // by offer
  LagrangianStart start;
  double next_best = 1;  // by how much, on average, a request's second choice is worth less than its first
};

[[nodiscard]] HourPrices hour_prices(const PlanModel& model, const EdgesByRequest& by_request, Effort& effort);

}  // namespace koppel::planning
