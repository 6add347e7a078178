// "violated-set": the ranges contradict each other. With all weights 0 every matching is worth 0, so a bound below 0 says that there
// is none.
#include <algorithm>

#include "certify/kinds/kinds.hpp"
#include "result/fault_codes.hpp"

namespace koppel::certify {

std::optional<Bound> bound_by(const ViolatedSet& /*violated*/, const Case& question) {
  refuse(question);
  return std::nullopt;
}

void check_none_possible(const ViolatedSet& violated, const Case& question) {
  const LevelDuals& multipliers = violated.multipliers;
  if (!sizes_fit(multipliers, question)) return;
  const auto unit = [](const auto& numbers) {
    return std::ranges::all_of(numbers.values(), [](Weight y) { return y >= -1 && y <= 1; });
  };
  if (!unit(multipliers.offers) || !unit(multipliers.requests) || !unit(multipliers.groups)) {
    question.fault(fault_codes.multiplier_range, "certificate");
  }
  const auto bound =
      prove_bound(question.problem, Goal(std::vector<Level>(1)), question.ranges, LexDual{{multipliers}});
  if (!bound || bound->front() >= 0) question.fault(fault_codes.not_violated, "certificate");
}

}  // namespace koppel::certify
