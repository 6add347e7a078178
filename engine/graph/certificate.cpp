#include "graph/certificate.hpp"

namespace koppel {

namespace {

using Sets = std::vector<const ViolatedSet*>;

void add_sets(const std::monostate& /*nothing*/, Sets& /*sets*/) {}
void add_sets(const LexDual& /*duals*/, Sets& /*sets*/) {}
void add_sets(const KnapsackDual& /*duals*/, Sets& /*sets*/) {}
void add_sets(const ViolatedSet& violated, Sets& sets) { sets.push_back(&violated); }
void add_sets(const Branching& branching, Sets& sets) {
  for (const BranchLeaf& leaf : branching.leaves)
    std::visit([&](const auto& proof) { add_sets(proof, sets); }, leaf.proof);
}

}  // namespace

std::vector<const ViolatedSet*> violated_sets_in(const Certificate& certificate) {
  Sets sets;
  std::visit([&](const auto& proof) { add_sets(proof, sets); }, certificate);
  return sets;
}

}  // namespace koppel
