#include "solve/strategies/ranks.hpp"
#include "solve/strategies/strategies.hpp"

namespace koppel {

namespace {

Problem pose_rank_maximal(std::shared_ptr<const Instance> instance, std::vector<Weight> weights) {
  const std::vector<std::uint32_t> ranks = ranks_of(instance->graph, weights);
  Goal goal = Goal::keep_promises(*instance);
  for (std::uint32_t rank = 1; rank <= last_rank(ranks); ++rank) goal = goal.then(rank_level(ranks, rank));
  goal = goal.then_keep_earlier_unless_priced(*instance).then_weight(*instance, std::move(weights));
  return {std::move(instance), std::move(goal)};
}

}  // namespace

constinit const Strategy rank_maximal{
    .name = "rank_maximal",
    .paper = "Irving et al. 2006",
    .description = "as many requests' first choices as possible; among those as many second choices, and so on",
    .sides_differ = true,
    .supports = supports_ranks,
    .pose = pose_rank_maximal,
};

}  // namespace koppel
