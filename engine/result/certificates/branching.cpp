// "branching": a tree over all-or-nothing decisions with a proof in every leaf.
#include "result/certificates/kinds.hpp"
#include "result/fault_codes.hpp"

namespace koppel::certificates {

namespace {

// A leaf's duals speak of the levels and denominators that stand in the branching.
struct ByNames {
  const Problem& problem;
  ResultBranching& branching;

  ResultLeaf operator()(const BranchLeaf& leaf) const {
    ResultLeaf named;
    for (const auto& [request, taken] : leaf.decided) named.decided.emplace(name_of(problem, request), taken);
    std::visit([&](const auto& proof) { named.proof = named_proof(proof); }, leaf.proof);
    return named;
  }
  [[nodiscard]] ResultLexDual named_proof(const LexDual& duals) const {
    ResultLexDual named = by_names(problem, duals);
    branching.denominators = std::move(named.denominators);
    return {.levels = {}, .denominators = {}, .duals = std::move(named.duals)};
  }
  [[nodiscard]] ResultViolatedSet named_proof(const ViolatedSet& violated) const { return by_names(problem, violated); }
};

struct ByNodes {
  const ResultBranching& branching;
  const NodeIndex& index;
  Faults& faults;

  BranchLeaf operator()(const ResultLeaf& leaf) const {
    BranchLeaf restored;
    for (const auto& [name, taken] : leaf.decided) {
      if (const auto request = index.request(name))
        restored.decided.emplace_back(*request, taken);
      else
        faults.push_back({fault_codes.certificate_unknown_id, name});
    }
    std::visit([&](const auto& proof) { restored.proof = restored_proof(proof); }, leaf.proof);
    return restored;
  }
  [[nodiscard]] LexDual restored_proof(const ResultLexDual& duals) const {
    return {numbers_by_node(duals.duals, branching.levels.size(), index, faults), branching.denominators};
  }
  [[nodiscard]] ViolatedSet restored_proof(const ResultViolatedSet& violated) const {
    return {std::move(numbers_by_node(violated.multipliers, 1, index, faults).front())};
  }
};

}  // namespace

ResultBranching by_names(const Problem& problem, const Branching& branching) {
  ResultBranching named{.levels = level_names(problem), .denominators = {}, .leaves = {}};
  const ByNames leaf_by_names{problem, named};
  for (const BranchLeaf& leaf : branching.leaves) named.leaves.push_back(leaf_by_names(leaf));
  return named;
}

std::optional<Branching> by_nodes(const ResultBranching& branching, const NodeIndex& index, Faults& faults) {
  if (!levels_fit(branching.levels, index.problem(), faults)) return std::nullopt;
  Branching restored;
  const ByNodes leaf_by_nodes{branching, index, faults};
  for (const ResultLeaf& leaf : branching.leaves) restored.leaves.push_back(leaf_by_nodes(leaf));
  return restored;
}

}  // namespace koppel::certificates
