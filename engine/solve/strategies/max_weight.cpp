#include "solve/strategies/strategies.hpp"

namespace koppel {

namespace {

Problem pose_max_weight(std::shared_ptr<const Instance> instance, std::vector<Weight> weights) {
  Goal goal = Goal::keep_promises(*instance)
                  .then_weight(*instance, std::move(weights))
                  .then(pairs_level())
                  .then_keep_earlier_unless_priced(*instance);
  return {std::move(instance), std::move(goal)};
}

}  // namespace

constinit const Strategy max_weight{
    .name = "max_weight",
    .paper = "Egerváry 1931",
    .description = "the largest total weight; among those as many pairs as possible",
    .pose = pose_max_weight,
};

}  // namespace koppel
