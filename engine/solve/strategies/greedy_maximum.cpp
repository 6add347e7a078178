#include "solve/strategies/ranks.hpp"
#include "solve/strategies/strategies.hpp"

namespace koppel {

namespace {

Problem pose_greedy_maximum(std::shared_ptr<const Instance> instance, std::vector<Weight> weights) {
  const std::vector<std::uint32_t> ranks = ranks_of(instance->graph, weights);
  Goal goal = Goal::keep_promises(*instance).then(pairs_level()).then_keep_earlier_unless_priced(*instance);
  for (std::uint32_t rank = 1; rank < last_rank(ranks); ++rank) goal = goal.then(rank_level(ranks, rank));
  goal = goal.then_weight(*instance, std::move(weights));
  return {std::move(instance), std::move(goal)};
}

}  // namespace

constinit const Strategy greedy_maximum{
    .name = "greedy_maximum",
    .paper = "Kwanashie et al. 2015",
    .description = "as many pairs as possible; among those as many first choices, then second choices, and so on",
    .sides_differ = true,
    .supports = supports_ranks,
    .pose = pose_greedy_maximum,
};

}  // namespace koppel
