// "lex-dual": duals of every level bound the values of all matchings.
#include <algorithm>

#include "certify/kinds/kinds.hpp"
#include "result/fault_codes.hpp"

namespace koppel::certify {

namespace {

// Positive, and small enough not to leave 128 bits.
bool denominators_fit(const std::vector<Weight>& denominators, const Case& question) {
  constexpr Weight largest = Weight{1} << 31;
  const bool sound = std::ranges::all_of(denominators, [](Weight d) { return d >= 1 && d <= largest; });
  if (sound && denominators.size() == question.problem.levels().size()) return true;
  question.fault(fault_codes.certificate_denominators, "certificate");
  return false;
}

}  // namespace

std::optional<Bound> bound_by(const LexDual& duals, const Case& question) {
  const Goal& goal = question.problem.goal();
  if (duals.levels.size() != goal.size()) {
    question.fault(fault_codes.certificate_size, "levels");
    return std::nullopt;
  }
  if (!std::ranges::all_of(duals.levels, [&](const LevelDuals& level) { return sizes_fit(level, question); }))
    return std::nullopt;
  std::vector<Weight> denominators = duals.denominators;
  if (denominators.empty()) denominators.assign(goal.size(), 1);
  if (!denominators_fit(denominators, question)) return std::nullopt;
  const auto values = prove_bound(question.problem, goal, question.ranges, duals);
  if (!values) {
    question.fault(fault_codes.certificate_overflow, "duals");
    return std::nullopt;
  }
  return Bound{*values, std::move(denominators)};
}

void check_none_possible(const LexDual& /*duals*/, const Case& question) { refuse(question); }

}  // namespace koppel::certify
