#include "solve/strategies/ranks.hpp"
#include "solve/strategies/strategies.hpp"

namespace koppel {

namespace {

Problem pose_generous_maximum(std::shared_ptr<const Instance> instance, std::vector<Weight> weights) {
  const std::vector<std::uint32_t> ranks = ranks_of(instance->graph, weights);
  Goal goal = Goal::keep_promises(*instance).then(pairs_level()).then_keep_earlier_unless_priced(*instance);
  for (std::uint32_t rank = last_rank(ranks); rank > 1; --rank) goal = goal.then(rank_level(ranks, rank - 1));
  goal = goal.then_weight(*instance, std::move(weights));
  return {std::move(instance), std::move(goal)};
}

}  // namespace

constinit const Strategy generous_maximum{
    .name = "generous_maximum",
    .paper = "Huang et al. 2016",
    .description = "as many pairs as possible; among those as few last choices, then last but one, and so on",
    .sides_differ = true,
    .supports = supports_ranks,
    .pose = pose_generous_maximum,
};

}  // namespace koppel
