// "branching": every case of the all-or-nothing decisions falls under a leaf, so what all leaves prove holds for the problem.
#include <algorithm>

#include "certify/branches.hpp"
#include "certify/kinds/kinds.hpp"
#include "result/fault_codes.hpp"

namespace koppel::certify {

namespace {

// The question within a leaf's decisions. Nothing: they contradict the ranges at once, so no matching falls under the leaf.
std::optional<Case> within(const BranchLeaf& leaf, const Case& question) {
  Case narrowed = question;
  for (const auto& [request, taken] : leaf.decided) {
    if (request.index() >= narrowed.ranges.requests.size()) {
      question.fault(fault_codes.certificate_size, "decided");
      return std::nullopt;
    }
    Range& range = narrowed.ranges.requests[request.index()];
    if (taken)
      range.lower = std::max({range.lower, question.problem.needed_if_any(request), 1});
    else
      range.upper = 0;
    if (range.lower > range.upper) return std::nullopt;
  }
  return narrowed;
}

template <class Action>
void for_each_leaf(const Branching& branching, const Case& question, Action action) {
  if (!covers_everything(branching.leaves)) question.fault(fault_codes.branches_missing, "certificate");
  for (const BranchLeaf& leaf : branching.leaves) {
    if (const std::optional<Case> narrowed = within(leaf, question)) action(leaf, *narrowed);
  }
}

// The larger of two; bounds in different units could not be compared.
void keep_larger(std::optional<Bound>& largest, const Bound& bound, const Case& question) {
  if (largest && largest->denominators != bound.denominators)
    question.fault(fault_codes.certificate_denominators, "certificate");
  else if (!largest || largest->values < bound.values)
    largest = bound;
}

}  // namespace

std::optional<Bound> bound_by(const Branching& branching, const Case& question) {
  std::optional<Bound> largest;
  for_each_leaf(branching, question, [&](const BranchLeaf& leaf, const Case& narrowed) {
    if (const auto* violated = std::get_if<ViolatedSet>(&leaf.proof))
      check_none_possible(*violated, narrowed);
    else if (const auto bound = bound_by(std::get<LexDual>(leaf.proof), narrowed))
      keep_larger(largest, *bound, question);
  });
  if (!largest) question.fault(fault_codes.certificate_missing, "leaves");
  return largest;
}

void check_none_possible(const Branching& branching, const Case& question) {
  for_each_leaf(branching, question, [&](const BranchLeaf& leaf, const Case& narrowed) {
    if (const auto* violated = std::get_if<ViolatedSet>(&leaf.proof))
      check_none_possible(*violated, narrowed);
    else
      question.fault(fault_codes.not_violated, "leaf");
  });
}

}  // namespace koppel::certify
