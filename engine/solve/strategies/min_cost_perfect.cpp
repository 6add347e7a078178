#include "solve/strategies/strategies.hpp"

namespace koppel {

namespace {

// Places are counted node by node. Where a group lets its members use only some of theirs, that count does not tell which side has
// fewer, nor which places should then be used.
Support supports(const Instance& instance) {
  for (const Group& group : instance.groups) {
    std::int64_t places = 0;
    for (const std::uint32_t member : group.members) {
      places += group.side == Side::offers ? instance.offer_range[OfferId{member}].upper
                                           : instance.request_range[RequestId{member}].upper;
    }
    if (group.range.upper < places) return {"places_capped_by_groups"};
  }
  return {};
}

template <class Ranges>
std::int64_t places_of(const Ranges& ranges) {
  std::int64_t sum = 0;
  for (const Range range : ranges) sum += range.upper;
  return sum;
}
template <class Ranges>
void demand_all(Ranges& ranges) {
  for (Range& range : ranges) range.lower = range.upper;
}

// The side with fewer places uses them all; where both have as many, both do. What is proved is about these ranges.
Problem pose_min_cost_perfect(std::shared_ptr<const Instance> instance, std::vector<Weight> weights) {
  Instance filled = *instance;
  const std::int64_t offered = places_of(filled.offer_range), wanted = places_of(filled.request_range);
  if (offered <= wanted) demand_all(filled.offer_range);
  if (wanted <= offered) demand_all(filled.request_range);
  Goal goal =
      Goal::keep_promises(filled).then_weight(filled, std::move(weights)).then_keep_earlier_unless_priced(filled);
  return {std::move(filled), std::move(goal)};
}

}  // namespace

constinit const Strategy min_cost_perfect{
    .name = "min_cost_perfect",
    .paper = "Kuhn 1955",
    .description =
        "all places of the side that has fewer are used (of both where they have as many), at the least cost",
    .minimises = true,
    .supports = supports,
    .pose = pose_min_cost_perfect,
};

}  // namespace koppel
