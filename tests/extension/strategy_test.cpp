// A strategy of one's own, in the two files and two rows that engine/README.md asks for, through the functions that the built-in ones go through.
#include <gtest/gtest.h>

#include <array>
#include <span>

#include "extension/heaviest_first.hpp"
#include "solve/codes.hpp"
#include "support/random_problem.hpp"

namespace koppel::test {
namespace {

constexpr std::array strategies{&extension::heaviest_first};
constexpr std::array promises{&extension::heaviest_first_promise};

std::vector<Weight> drawn_weights(const Instance& instance, std::uint64_t seed) {
  Dice dice(seed);
  std::vector<Weight> weights(instance.graph.edge_count());
  for (Weight& weight : weights) weight = dice.in(-3, 20);
  return weights;
}

TEST(AStrategyOfOnesOwn, IsPosedSolvedAndCheckedLikeTheOthers) {
  const Strategy& strategy = *find_strategy("heaviest_first", strategies);
  const PromiseCheck& check = *find_promise("heaviest_first", promises);
  std::size_t worse = 0;
  for (std::uint64_t seed = 1; seed <= 60; ++seed) {
    const auto instance = market_like_problem(8, 25, 4, 20, seed).shared();
    const std::vector<Weight> weights = drawn_weights(*instance, seed);
    const Solved solved = strategy.solve(pose(strategy, instance, weights), {});
    const Verdict verdict = verify_promise(check, {*instance, weights, solved.problem, solved.outcome});
    ASSERT_TRUE(verdict.accepted) << "seed " << seed << ' ' << verdict.faults.front().code->name;
    ASSERT_EQ(solved.outcome.status, Status::feasible);

    // The same instance under another goal: half of the optimum at least, as the paper says.
    const Solved best = solve_exactly(pose(*find_strategy("max_weight"), instance, weights), {});
    ASSERT_GE(2 * solved.outcome.values[0], best.outcome.values[0]) << "seed " << seed;
    ASSERT_GE(solved.outcome.bounds[0], best.outcome.values[0]) << "seed " << seed;
    worse += solved.outcome.values[0] < best.outcome.values[0] ? 1 : 0;
  }
  EXPECT_GT(worse, 10U);
}

TEST(AStrategyOfOnesOwn, SaysWhatItCannotDo) {
  const Strategy& strategy = *find_strategy("heaviest_first", strategies);
  ProblemParts parts = market_like_problem(4, 6, 2, 9, 1);
  EXPECT_TRUE(unsupported_by(strategy, parts).empty());
  parts.offer_range[OfferId{0U}].lower = 1;
  const Findings findings = unsupported_by(strategy, parts);
  ASSERT_EQ(findings.count(solve_codes.strategy_unsupported), 1U);
  EXPECT_NE(findings.kept().front().message().find("more than upper bounds"), std::string::npos);
  EXPECT_THROW(static_cast<void>(pose(strategy, parts.shared(), parts.levels[0].edge_weights)), InputError);
}

TEST(AStrategyOfOnesOwn, IsRefusedWhereItClaimsMore) {
  const Strategy& strategy = *find_strategy("heaviest_first", strategies);
  const PromiseCheck& check = *find_promise("heaviest_first", promises);
  const ProblemParts parts = market_like_problem(4, 6, 2, 9, 1);
  const auto instance = parts.shared();
  const std::vector<Weight> weights = parts.levels[0].edge_weights;
  const Solved solved = strategy.solve(pose(strategy, instance, weights), {});

  Outcome claimed = solved.outcome;
  claimed.status = Status::optimal;
  EXPECT_FALSE(verify_promise(check, {*instance, weights, solved.problem, claimed}).accepted);
  claimed = solved.outcome;
  claimed.matching.pop_back();
  claimed.values = values_of(solved.problem, claimed.matching);
  const Verdict verdict = verify_promise(check, {*instance, weights, solved.problem, claimed});
  ASSERT_EQ(verdict.faults.size(), 1U);
  EXPECT_EQ(verdict.faults.front().code->name, "not_maximal");
}

}  // namespace
}  // namespace koppel::test
