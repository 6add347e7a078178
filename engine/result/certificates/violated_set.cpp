// "violated-set": multipliers of nodes and groups for which the ranges contradict each other.
#include "result/certificates/kinds.hpp"

namespace koppel::certificates {

ResultViolatedSet by_names(const Problem& problem, const ViolatedSet& violated) {
  return {numbers_by_name(problem, {violated.multipliers})};
}

std::optional<ViolatedSet> by_nodes(const ResultViolatedSet& violated, const NodeIndex& index, Faults& faults) {
  return ViolatedSet{std::move(numbers_by_node(violated.multipliers, 1, index, faults).front())};
}

}  // namespace koppel::certificates
