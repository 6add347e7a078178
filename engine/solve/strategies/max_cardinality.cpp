#include "solve/strategies/strategies.hpp"

namespace koppel {

namespace {

Problem pose_max_cardinality(std::shared_ptr<const Instance> instance, std::vector<Weight>) {
  Goal goal = Goal::keep_promises(*instance).then(pairs_level()).then_keep_earlier(*instance);
  return {std::move(instance), std::move(goal)};
}

}  // namespace

constinit const Strategy max_cardinality{
    .name = "max_cardinality",
    .paper = "Hopcroft and Karp 1973",
    .description = "as many pairs as possible",
    .pose = pose_max_cardinality,
};

}  // namespace koppel
