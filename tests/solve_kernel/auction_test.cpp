// The auction kernel: limits, corners and determinism one by one. Families of problems are in solve_algorithms/.
#include "solve/algorithms/auction/auction.hpp"

#include <gtest/gtest.h>

#include "solve_kernel/kernel_problems.hpp"

namespace koppel::testing {
namespace {

[[nodiscard]] KernelSolution solve(const OwnedProblem& problem) {
  Meter meter{Limits{}};
  return solve_auction(problem.view(), meter);
}

TEST(Auction, SolvesAProblemThatCanBeCheckedByHand) {
  // a: places 1, b: places 1; x–a 5, x–b 4, y–a 4, y–b 1. Greedy takes 5 + 1; the optimum is 4 + 4.
  OwnedProblem problem;
  problem.offer_capacity = {1, 1};
  problem.request_capacity = {1, 1};
  problem.request_begin = {0, 2, 4};
  problem.edge_offer = {OfferId{0u}, OfferId{1u}, OfferId{0u}, OfferId{1u}};
  problem.edge_weight = {5, 4, 4, 1};
  const KernelSolution solution = solve(problem);
  EXPECT_EQ(solution.matching, (std::vector{EdgeId{1u}, EdgeId{2u}}));
  EXPECT_EQ(complaint(problem.view(), solution), "");
}

TEST(Auction, LeavesOutWhatIsNotWorthIt) {
  OwnedProblem problem;
  problem.offer_capacity = {2};
  problem.request_capacity = {1, 1, 1};
  problem.request_begin = {0, 1, 2, 3};
  problem.edge_offer = {OfferId{0u}, OfferId{0u}, OfferId{0u}};
  problem.edge_weight = {-3, 0, 2};
  const KernelSolution solution = solve(problem);
  EXPECT_EQ(value_of(problem.view(), solution), 2);
  EXPECT_EQ(complaint(problem.view(), solution), "");
}

TEST(Auction, EmptyProblems) {
  OwnedProblem problem;
  EXPECT_TRUE(solve(problem).complete);
  problem.offer_capacity = {1, 0, 3};
  EXPECT_EQ(solve(problem).offer_dual.size(), 3u);
  problem.request_capacity = {1, 1};
  problem.request_begin = {0, 0, 0};
  const KernelSolution solution = solve(problem);
  EXPECT_TRUE(solution.matching.empty());
  EXPECT_EQ(complaint(problem.view(), solution), "");
}

TEST(Auction, NoPlacesAnywhere) {
  OwnedProblem problem = draw({"", 5, 5, 1.0, 1, 9, 0, 0}, 1);
  EXPECT_EQ(complaint(problem.view(), solve(problem)), "");
  problem = draw({"", 5, 5, 1.0, 1, 9, 1, 2, 0, 0}, 1);
  const KernelSolution solution = solve(problem);
  EXPECT_TRUE(solution.matching.empty());
  EXPECT_EQ(complaint(problem.view(), solution), "");
}

TEST(Auction, CapacitiesBeyondAllUseCostNothing) {
  OwnedProblem problem = draw({"", 30, 6, 0.5, 1, 99, 1, 1}, 3);
  problem.offer_capacity.assign(problem.offers(), 2'000'000'000);
  problem.request_capacity.assign(problem.requests(), 2'000'000'000);
  const KernelSolution solution = solve(problem);
  EXPECT_EQ(solution.matching.size(), problem.edge_offer.size());
  EXPECT_EQ(complaint(problem.view(), solution), "");
}

TEST(Auction, SameProblemSameAnswer) {
  const OwnedProblem problem = draw({"", 300, 150, 0.05, 0, 20, 1, 3}, 5);
  const KernelSolution first = solve(problem), second = solve(problem);
  EXPECT_EQ(first.matching, second.matching);
  EXPECT_EQ(first.offer_dual, second.offer_dual);
  EXPECT_EQ(first.request_dual, second.request_dual);
}

// Stops when asked for the n-th time.
struct Impatient : Progress {
  explicit Impatient(int questions) : left(questions) {}
  bool stop_requested() override { return left-- <= 0; }
  int left;
};

TEST(Auction, StoppedAnywhereItLeavesAMatchingAndABound) {
  for (const Recipe& recipe :
       {Recipe{"balanced", 3000, 1500, 0.01, 1, 1000, 1, 3}, Recipe{"scarce", 3000, 500, 0.02, 1, 1000, 1, 3},
        Recipe{"abundant", 2000, 3000, 0.01, 1, 1000, 1, 3},
        Recipe{"several", 1500, 1500, 0.01, 1, 1000, 1, 3, 1, 2}}) {
    const OwnedProblem problem = draw(recipe, 7);
    const WideWeight optimum = value_of(problem.view(), solve(problem));
    for (std::uint64_t work = 1; work < 4'000'000; work *= 3) {
      Meter meter{Limits{nullptr, work, 1}};
      const KernelSolution solution = solve_auction(problem.view(), meter);
      ASSERT_EQ(complaint(problem.view(), solution), "") << recipe.name << ", work " << work;
      ASSERT_GE(value_of(problem.view(), solution) * 2, optimum) << recipe.name << ": worse than greedy, work " << work;
    }
  }
}

TEST(Auction, TheCallerCanStopIt) {
  const OwnedProblem problem = draw({"", 3000, 1500, 0.01, 1, 1000, 1, 3}, 8);
  Impatient at_once(0);
  Meter meter{Limits{&at_once, 0, 1}};
  const KernelSolution solution = solve_auction(problem.view(), meter);
  EXPECT_FALSE(solution.complete);
  EXPECT_EQ(complaint(problem.view(), solution), "");
}

TEST(Auction, AWorkLimitIsRepeatable) {
  const OwnedProblem problem = draw({"", 3000, 1500, 0.01, 1, 1000, 1, 3}, 9);
  const auto limited = [&problem] {
    Meter meter{Limits{nullptr, 200'000, 1}};
    return solve_auction(problem.view(), meter);
  };
  const KernelSolution first = limited(), second = limited();
  EXPECT_FALSE(first.complete);
  EXPECT_EQ(first.matching, second.matching);
}

}  // namespace
}  // namespace koppel::testing
