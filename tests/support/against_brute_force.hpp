// Random problems of every kind against trying everything; every outcome is verified as well.
#pragma once

#include <gtest/gtest.h>

#include <cstdlib>

#include "certify/verify.hpp"
#include "oracles/brute_force.hpp"
#include "solve/solve.hpp"
#include "support/random_problem.hpp"

namespace koppel::test {

// KOPPEL_RANDOM_CASES asks for more than the default run does.
inline std::uint64_t cases(std::uint64_t usual) {
  const char* wanted = std::getenv("KOPPEL_RANDOM_CASES");
  return wanted == nullptr ? usual : std::strtoull(wanted, nullptr, 10);
}

inline std::string faults_of(const Verdict& verdict) {
  std::string text;
  for (const VerdictFault& fault : verdict.faults) text += std::string(fault.code->name) + " (" + fault.what + ") ";
  return text;
}

inline void compare_with_brute_force(const Problem& problem, const SolveOptions& options) {
  ASSERT_FALSE(validate(problem).has_errors());
  const Outcome outcome = solve(problem, options);
  const std::optional<Best> best = brute_force(problem);
  const Verdict verdict = verify(problem, outcome);
  EXPECT_TRUE(verdict.accepted) << faults_of(verdict);
  ASSERT_EQ(outcome.status, best ? Status::optimal : Status::infeasible);
  if (!best) return;
  EXPECT_TRUE(outcome.values == best->values);
  if (problem.if_any().empty() && problem.instance().hours.empty()) {
    EXPECT_EQ(has_other_optimum(problem, outcome), best->optima > 1);
  }
}

inline void compare_many(std::uint64_t count, std::uint64_t first, const Shape& shape,
                         const SolveOptions& options = {}) {
  for (std::uint64_t seed = first; seed < first + count && !testing::Test::HasFailure(); ++seed) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    compare_with_brute_force(random_problem(seed, shape), options);
  }
}

}  // namespace koppel::test
