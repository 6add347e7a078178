// Perfect assignment on some hundred nodes, compared with LEMON's network simplex: the same optimum, and the same verdict where there is none.
#pragma GCC diagnostic ignored "-Wmaybe-uninitialized"  // inlined from LEMON's headers
#include <gtest/gtest.h>
#include <lemon/network_simplex.h>
#include <lemon/smart_graph.h>

#include <optional>

#include "solve_perfect/perfect_problems.hpp"

namespace koppel::test {
namespace {

[[nodiscard]] std::optional<Weight> lemon_optimum(const SquareProblem& problem) {
  using Graph = lemon::SmartDigraph;
  Graph graph;
  Graph::ArcMap<Weight> cost(graph), capacity(graph);
  Graph::NodeMap<Weight> supply(graph);
  std::vector<Graph::Node> offers;
  for (std::size_t offer = 0; offer < problem.nodes(); ++offer) {
    offers.push_back(graph.addNode());
    supply[offers.back()] = -1;
  }
  for (std::size_t request = 0; request < problem.nodes(); ++request) {
    const auto node = graph.addNode();
    supply[node] = 1;
    for (std::size_t edge = problem.request_begin[request]; edge < problem.request_begin[request + 1]; ++edge) {
      const auto arc = graph.addArc(node, offers[problem.edge_offer[edge].index()]);
      capacity[arc] = 1;
      cost[arc] = -problem.edge_weight[edge];
    }
  }
  lemon::NetworkSimplex<Graph, Weight> simplex(graph);
  simplex.upperMap(capacity).costMap(cost).supplyMap(supply);
  if (simplex.run() != simplex.OPTIMAL) return std::nullopt;
  return -simplex.totalCost();
}

TEST(PerfectAgainstLemon, SameOptimum) {
  int solved = 0, infeasible = 0;
  for (std::uint64_t seed = 1; seed <= 400; ++seed) {
    Dice dice(seed);
    SquareRecipe recipe{"", std::size_t(dice.in(2, 300)), std::size_t(dice.in(1, 5)), 0, 0};
    recipe.hidden_matching = dice.chance(70);
    const Weight widths[] = {0, 1, 20, 1000, 1'000'000, Weight{1} << 31};
    recipe.least = dice.in(-1000, 1000);
    recipe.largest = recipe.least + widths[dice.in(0, 5)];
    recipe.common = dice.chance(30) ? 2000 : 0;
    const SquareProblem problem = draw(recipe, seed);
    Meter meter{Limits{}};
    const PerfectSolution solution = solve_perfect(problem.view(), meter);
    const std::optional<Weight> expected = lemon_optimum(problem);
    ASSERT_EQ(solution.infeasible, !expected) << "seed " << seed;
    if (!expected) {
      ++infeasible;
      continue;
    }
    ++solved;
    ASSERT_TRUE(solution.complete);
    ASSERT_EQ(matching_fault(problem, solution.matching), "") << "seed " << seed;
    ASSERT_EQ(dual_fault(problem, solution), "") << "seed " << seed;
    ASSERT_EQ(value_of(problem, solution.matching), *expected) << "seed " << seed;
    ASSERT_EQ(sum_of_duals(solution), *expected) << "seed " << seed;
  }
  EXPECT_GT(solved, 200);
  EXPECT_GT(infeasible, 50);
}

}  // namespace
}  // namespace koppel::test
