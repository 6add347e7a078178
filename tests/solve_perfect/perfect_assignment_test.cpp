// Perfect assignment: infeasible, stopped and extreme problems one by one. Families of problems are in solve_algorithms/.
#include <gtest/gtest.h>

#include <limits>
#include <optional>

#include "solve_perfect/perfect_problems.hpp"

namespace koppel::test {
namespace {

[[nodiscard]] PerfectSolution solve(const SquareProblem& problem, Limits limits = {}) {
  Meter meter{limits};
  return solve_perfect(problem.view(), meter);
}

void expect_proved(const SquareProblem& problem, const PerfectSolution& solution, const std::string& what) {
  ASSERT_TRUE(solution.complete) << what;
  ASSERT_EQ(matching_fault(problem, solution.matching), "") << what;
  ASSERT_EQ(dual_fault(problem, solution), "") << what;
  ASSERT_EQ(sum_of_duals(solution), value_of(problem, solution.matching)) << what;
}

TEST(Perfect, NobodyAndOneAlone) {
  EXPECT_TRUE(solve(SquareProblem{}).complete);
  const SquareProblem one = draw({"", 1, 1, -5, -5}, 1);
  const PerfectSolution solution = solve(one);
  expect_proved(one, solution, "one");
  EXPECT_EQ(solution.matching, std::vector{EdgeId{0u}});
}

// A single way from end to end: request k may have offers k and k + 1, the last only its own. All the weight lies on the edges that cannot be
// used, so prices must climb to the sum of them all.
[[nodiscard]] SquareProblem staircase(std::uint32_t nodes, Weight step) {
  SquareProblem problem;
  problem.capacity.assign(nodes, 1);
  for (std::uint32_t request = 0; request < nodes; ++request) {
    problem.edge_offer.push_back(OfferId{request});
    problem.edge_weight.push_back(0);
    if (request + 1 < nodes) {
      problem.edge_offer.push_back(OfferId{request + 1});
      problem.edge_weight.push_back(step);
    }
    problem.request_begin.push_back(static_cast<std::uint32_t>(problem.edge_offer.size()));
  }
  return problem;
}

TEST(Perfect, PricesThatLeave32Bits) {
  const SquareProblem problem = staircase(2000, 1'000'000);  // 2·10^9, and scaled far beyond
  const PerfectSolution solution = solve(problem);
  expect_proved(problem, solution, "staircase");
  EXPECT_EQ(value_of(problem, solution.matching), 0);
  const auto [least, most] = std::minmax_element(solution.offer_dual.begin(), solution.offer_dual.end());
  EXPECT_GE(*most - *least, Weight{1999} * 1'000'000);
}

TEST(Perfect, WeightsAtTheEndOfWhatFits) {
  const Weight most = (Weight{1} << 60) / 2000 - 1;
  const SquareProblem fits = staircase(2000, most);
  ASSERT_TRUE(perfect_fits(fits.view()));
  expect_proved(fits, solve(fits), "staircase");
  EXPECT_FALSE(perfect_fits(staircase(2000, most + 1000).view()));
}

TEST(Perfect, TwoForOneOfferIsSoonKnownToBeImpossible) {
  SquareProblem problem = draw({"", 2000, 6, 0, 1000}, 3);
  // Requests 0 and 1 can have nothing but offer 5.
  std::vector<std::uint32_t> begin{0};
  std::vector<OfferId> offers;
  std::vector<Weight> weights;
  for (std::uint32_t request = 0; request < 2000; ++request) {
    for (std::uint32_t edge = problem.request_begin[request]; edge < problem.request_begin[request + 1]; ++edge) {
      if (request < 2) continue;
      offers.push_back(problem.edge_offer[edge]);
      weights.push_back(problem.edge_weight[edge]);
    }
    if (request < 2) offers.push_back(OfferId{5u}), weights.push_back(1);
    begin.push_back(static_cast<std::uint32_t>(offers.size()));
  }
  problem.request_begin = begin, problem.edge_offer = offers, problem.edge_weight = weights;
  Meter meter{Limits{}};
  const PerfectSolution solution = solve_perfect(problem.view(), meter);
  EXPECT_TRUE(solution.infeasible);
  EXPECT_FALSE(solution.complete);
  EXPECT_LT(meter.work(), std::uint64_t{200} * offers.size()) << "no endless price war";
}

TEST(Perfect, SameProblemSameAnswer) {
  const SquareProblem problem = draw({"", 1000, 8, 0, 5}, 5);
  const PerfectSolution first = solve(problem), second = solve(problem);
  EXPECT_EQ(first.matching, second.matching);
  EXPECT_EQ(first.offer_dual, second.offer_dual);
  EXPECT_EQ(first.request_dual, second.request_dual);
}

TEST(Perfect, StoppedAnywhereItLeavesABoundAndNothingHalf) {
  const SquareProblem problem = draw({"", 3000, 8, -500, 500}, 7);
  Meter unlimited{Limits{}};
  const WideWeight optimum = value_of(problem, solve_perfect(problem.view(), unlimited).matching);
  int with_matching = 0, stopped = 0;
  for (std::uint64_t part = 0; part < 40; ++part) {
    const std::uint64_t work = 1 + unlimited.work() * part / 40;
    const PerfectSolution solution = solve(problem, Limits{nullptr, work, 1});
    const std::string what = "work " + std::to_string(work);
    ASSERT_FALSE(solution.infeasible) << what;
    ASSERT_EQ(dual_fault(problem, solution), "") << what;
    ASSERT_GE(sum_of_duals(solution), optimum) << what;
    if (!solution.matching.empty()) {
      ASSERT_EQ(matching_fault(problem, solution.matching), "") << what;
      ASSERT_LE(value_of(problem, solution.matching), optimum) << what;
    }
    stopped += !solution.complete;
    with_matching += !solution.complete && !solution.matching.empty();
  }
  EXPECT_EQ(stopped, 40);
  EXPECT_GT(with_matching, 10) << "after the first round there is a matching to hand over";
}

struct Impatient : Progress {
  bool stop_requested() override { return true; }
};

TEST(Perfect, TheCallerCanStopIt) {
  const SquareProblem problem = draw({"", 3000, 8, 1, 1000}, 8);
  Impatient at_once;
  const PerfectSolution solution = solve(problem, Limits{&at_once, 0, 1});
  EXPECT_FALSE(solution.complete);
  EXPECT_FALSE(solution.infeasible);
  EXPECT_EQ(dual_fault(problem, solution), "");
}

}  // namespace
}  // namespace koppel::test
