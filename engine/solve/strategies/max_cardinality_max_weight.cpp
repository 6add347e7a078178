#include "solve/strategies/strategies.hpp"

namespace koppel {

namespace {

Problem pose_max_cardinality_max_weight(std::shared_ptr<const Instance> instance, std::vector<Weight> weights) {
  Goal goal = Goal::keep_promises(*instance)
                  .then(pairs_level())
                  .then_keep_earlier_unless_priced(*instance)
                  .then_weight(*instance, std::move(weights));
  return {std::move(instance), std::move(goal)};
}

}  // namespace

constinit const Strategy max_cardinality_max_weight{
    .name = "max_cardinality_max_weight",
    .paper = "Gabow and Tarjan 1989",
    .description = "as many pairs as possible; among those the largest total weight",
    .pose = pose_max_cardinality_max_weight,
};

}  // namespace koppel
