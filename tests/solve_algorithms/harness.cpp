#include "solve_algorithms/harness.hpp"

#include <gtest/gtest.h>

#include "certify/verify.hpp"
#include "oracles/brute_force.hpp"
#include "solve/solve.hpp"
#include "solve_algorithms/lemon.hpp"

namespace koppel::test {

Expected ask_strangers(const Family& family, const ProblemParts& problem) {
  std::optional<std::vector<WideWeight>> best;
  Expected expected;
  if (!family.traits.all_or_nothing) best = lemon_optimum(problem);
  if (family.tiny) {
    const std::optional<Best> tried = brute_force(problem);
    if (family.traits.all_or_nothing)
      best = tried ? std::optional(tried->values) : std::nullopt;
    else if (tried.has_value() != best.has_value() || (tried && tried->values != *best))
      ADD_FAILURE() << "the strangers disagree";
    if (tried && problem.if_any.empty()) expected.other_optimum = tried->optima > 1;
  }
  expected.feasible = best.has_value();
  if (best) expected.values = std::move(*best);
  return expected;
}

Faults faults_of_answer(const Algorithm& algorithm, const Family& family, const ProblemParts& problem,
                        const Expected& expected, const Answer& answer) {
  if (answer.gave_up) {
    if (algorithm.may_give_up(problem, family.traits, expected.feasible)) return {};
    return {"gave up"};
  }
  const Outcome& outcome = answer.outcome;
  const Status right = expected.feasible ? Status::optimal : Status::infeasible;
  if (outcome.status != right) return {"says " + std::string(to_string(outcome.status))};

  Faults faults;
  if (expected.feasible) {
    faults = allowed_faults(problem, outcome.matching);
    const std::vector<WideWeight> values = values_anew(problem, outcome.matching);
    if (values != expected.values) faults.push_back("another value than strangers find");
    if (outcome.values != values) faults.push_back("claims another value than its matching has");
    if (outcome.bounds != values) faults.push_back("claims another bound than its value");
  } else {
    if (!outcome.matching.empty()) faults.push_back("infeasible, with a matching");
    if (!algorithm.proves_infeasible) return faults;
  }
  for (std::string& fault : proof_faults(problem, outcome)) faults.push_back(std::move(fault));
  for (const VerdictFault& fault : verify(problem, outcome).faults)
    faults.push_back("certify: " + std::string(fault.code->name));
  if (expected.other_optimum && std::holds_alternative<LexDual>(outcome.certificate) &&
      has_other_optimum(problem, outcome) != *expected.other_optimum)
    faults.push_back("wrong about other optima");
  return faults;
}

}  // namespace koppel::test
