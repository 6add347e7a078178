// Every algorithm on every family that it takes: allowed, proved, as good as strangers find, and no giving up where it must not.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <ostream>

#include "certify/verify.hpp"
#include "solve/solve.hpp"
#include "solve_algorithms/harness.hpp"

namespace koppel::test {
namespace {

using ::testing::IsEmpty;

struct Case {
  const Algorithm* algorithm;
  const Family* family;
  friend void PrintTo(const Case& one, std::ostream* out) { *out << one.algorithm->name << " on " << one.family->name; }
};

std::vector<Case> all_cases() {
  std::vector<Case> cases;
  for (const Algorithm& algorithm : all_algorithms()) {
    for (const Family& family : all_families()) {
      if (algorithm.takes(family)) cases.push_back({&algorithm, &family});
    }
  }
  return cases;
}

std::string as_name(std::string text) {
  std::ranges::replace(text, '-', '_');
  return text;
}

class EveryAlgorithm : public ::testing::TestWithParam<Case> {};

TEST_P(EveryAlgorithm, IsRight) {
  const auto& [algorithm, family] = GetParam();
  std::uint64_t answered = 0, infeasible = 0;
  for (std::uint64_t seed = 1; seed <= family->seeds; ++seed) {
    const ProblemParts problem = family->draw(seed);
    const Expected expected = ask_strangers(*family, problem);
    const Answer answer = algorithm->solve(problem);
    ASSERT_THAT(faults_of_answer(*algorithm, *family, problem, expected, answer), IsEmpty()) << "seed " << seed;
    answered += answer.gave_up ? 0 : 1;
    infeasible += expected.feasible ? 0 : 1;
  }
  EXPECT_GE(answered * 5, family->seeds - infeasible) << "gave up too often for the test to show much";
  EXPECT_EQ(infeasible > 0, family->feasible != Feasible::always);
  EXPECT_EQ(infeasible < family->seeds, family->feasible != Feasible::never);
}

INSTANTIATE_TEST_SUITE_P(All, EveryAlgorithm, ::testing::ValuesIn(all_cases()), [](const auto& one) {
  return as_name(one.param.algorithm->name + "_" + one.param.family->name);
});

// The table of solve/README.md: which algorithm leads where nobody names one.
class TheRule : public ::testing::TestWithParam<const Family*> {};

TEST_P(TheRule, ChoosesTheAlgorithm) {
  for (std::uint64_t seed = 1; seed <= std::min<std::uint64_t>(GetParam()->seeds, 20); ++seed) {
    const Outcome outcome = solve(GetParam()->draw(seed));
    if (outcome.status == Status::optimal) {
      EXPECT_EQ(outcome.algorithm, GetParam()->leader) << "seed " << seed;
    }
  }
}

std::vector<const Family*> with_a_leader() {
  std::vector<const Family*> families;
  for (const Family& family : all_families()) {
    if (!family.leader.empty()) families.push_back(&family);
  }
  return families;
}
INSTANTIATE_TEST_SUITE_P(All, TheRule, ::testing::ValuesIn(with_a_leader()),
                         [](const auto& one) { return one.param->name; });

}  // namespace
}  // namespace koppel::test
