#include "solve/strategies/strategies.hpp"

namespace koppel {

namespace {

Problem pose_max_cardinality_max_weight(std::shared_ptr<const Instance> instance, std::vector<Weight> weights) {
  return {std::move(instance), Goal{}.then(pairs_level()).then(weight_level(std::move(weights)))};
}

}  // namespace

constinit const Strategy max_cardinality_max_weight{
    .name = "max_cardinality_max_weight",
    .paper = "Gabow and Tarjan 1989",
    .description = "as many pairs as possible; among those the largest total weight",
    .pose = pose_max_cardinality_max_weight,
};

}  // namespace koppel
