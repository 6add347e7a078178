// What remains of a planning model once some pairs are fixed, for some of its offers.
//
// Promise:    a model of its own: budgets, places and worths are what the fixed pairs leave. Edges that no longer fit, or whose request is
//             full, are left out, and so are requests without edges. Numbers keep their order.
// Complexity: O(edges of the offers that are kept).
// Errors:     none.
//
//   Usage usage(model);
//   usage.add(model, offer, edge);
//   const Remainder rest = remainder(model, offers, usage, candidates, numbers);
#pragma once

#include <cstdint>
#include <vector>

#include "solve/planning/lagrangian.hpp"
#include "solve/planning/model.hpp"

namespace koppel::planning {

// The places and hours that pairs take.
struct Usage {
  std::vector<std::uint32_t> request, offer, group;  // pairs
  std::vector<std::int32_t> hours;                   // by offer

  Usage() = default;
  explicit Usage(const PlanModel& model)
      : request(model.requests(), 0), offer(model.offers(), 0), group(model.groups(), 0), hours(model.offers(), 0) {}

  [[nodiscard]] bool has_room(const PlanModel& model, std::uint32_t offer_of, std::uint32_t edge) const;
  // Adds the pair (or takes it back) and returns what the model gains (or loses) by it.
  std::int64_t add(const PlanModel& model, std::uint32_t offer_of, std::uint32_t edge);
  std::int64_t remove(const PlanModel& model, std::uint32_t offer_of, std::uint32_t edge);
};

// An edge that may still be chosen, with its offer.
struct OpenEdge {
  std::uint32_t offer, edge;
};

struct Remainder {
  PlanModel model;                      // origins are edges of the larger model
  std::vector<std::uint32_t> requests;  // by number in the remainder: the number in the larger model
  std::vector<std::uint32_t> offers;
};

// For each request of the larger model its number in a remainder; kept between calls, so that a small remainder of a large model costs
// little. Empty at first.
struct RequestNumbers {
  static constexpr std::uint32_t none = 0xffffffff;
  std::vector<std::uint32_t> of;
};

// `offers` rise; `open` is in the order of their edges.
[[nodiscard]] Remainder remainder(const PlanModel& model, const std::vector<std::uint32_t>& offers,
                                  const std::vector<OpenEdge>& open, const Usage& usage, RequestNumbers& numbers);

// The multipliers of the larger model, for the remainder.
[[nodiscard]] LagrangianStart start_in(const PlanModel& model, const Remainder& rest,
                                       const std::vector<double>& multipliers, const std::vector<float>& prices);

}  // namespace koppel::planning
