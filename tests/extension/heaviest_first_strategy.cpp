#include <algorithm>

#include "extension/heaviest_first.hpp"

namespace koppel::extension {

namespace {

Support supports(const Instance& instance) {
  const auto from_below = [](Range range) { return range.lower > 0; };
  const auto together = [](std::int32_t needed) { return needed > 1; };
  const bool bound = std::ranges::any_of(instance.offer_range, from_below) ||
                     std::ranges::any_of(instance.request_range, from_below) ||
                     std::ranges::any_of(instance.if_any, together);
  if (bound || !instance.pinned.empty() || !instance.groups.empty())
    return {"more than upper bounds"};  // a built-in one names a word of base/words.cpp
  return {};
}

Problem pose_problem(std::shared_ptr<const Instance> instance, std::vector<Weight> weights) {
  return {std::move(instance), Goal{}.then(weight_level(std::move(weights)))};
}

std::vector<EdgeId> taken_greedily(const Problem& problem, const Level& weight) {
  std::vector<EdgeId> order, taken;
  for (const EdgeId edge : all_ids<EdgeId>(problem.graph().edge_count())) {
    if (weight.weight(edge) > 0) order.push_back(edge);
  }
  std::ranges::stable_sort(order, std::greater<>(), [&](EdgeId edge) { return weight.weight(edge); });
  IdVector<OfferId, Range> offers = problem.offer_range();
  IdVector<RequestId, Range> requests = problem.request_range();
  for (const EdgeId edge : order) {
    const auto [offer, request] = problem.graph().endpoints(edge);
    if (offers[offer].upper == 0 || requests[request].upper == 0) continue;
    --offers[offer].upper, --requests[request].upper;
    taken.push_back(edge);
  }
  std::ranges::sort(taken);
  return taken;
}

// With a dual of zero everywhere each edge counts for what it is worth: a weak bound, but one that needs no search.
Solved solve_greedily(const Problem& problem, const StrategyOptions&) {
  const Level& weight = problem.goal()[0];
  Outcome outcome;
  outcome.status = Status::feasible;
  outcome.algorithm = "heaviest-first";
  outcome.matching = taken_greedily(problem, weight);
  outcome.values = values_of(problem, outcome.matching);
  WideWeight bound = 0;
  for (const EdgeId edge : all_ids<EdgeId>(problem.graph().edge_count()))
    bound += std::max<Weight>(weight.weight(edge), 0);
  outcome.bounds = {bound};
  LevelDuals zero;
  zero.offers.assign(problem.graph().offer_count(), 0);
  zero.requests.assign(problem.graph().request_count(), 0);
  outcome.certificate = LexDual{{std::move(zero)}};
  return {problem, std::move(outcome)};
}

}  // namespace

constinit const Strategy heaviest_first{
    .name = "heaviest_first",
    .paper = "Avis 1983",
    .description = "the heaviest pair first, as long as both have a place",
    .promise = Promise::heuristic,
    .supports = supports,
    .pose = pose_problem,
    .solve = solve_greedily,
};

}  // namespace koppel::extension
