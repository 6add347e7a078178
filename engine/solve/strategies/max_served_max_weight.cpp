#include "solve/strategies/strategies.hpp"

namespace koppel {

namespace {

Problem pose_max_served_max_weight(std::shared_ptr<const Instance> instance, std::vector<Weight> weights) {
  Goal goal = Goal::keep_promises(*instance)
                  .then(served_level(*instance))
                  .then_keep_earlier_unless_priced(*instance)
                  .then_weight(*instance, std::move(weights));
  return {std::move(instance), std::move(goal)};
}

}  // namespace

constinit const Strategy max_served_max_weight{
    .name = "max_served_max_weight",
    .paper = "",
    .description = "as many requests served as possible; among those the largest total weight",
    .sides_differ = true,
    .pose = pose_max_served_max_weight,
};

}  // namespace koppel
