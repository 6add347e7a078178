// The auction's optimum on problems of some thousand nodes, compared with LEMON's network simplex.
#pragma GCC diagnostic ignored "-Wmaybe-uninitialized"  // inlined from LEMON's headers
#include <gtest/gtest.h>
#include <lemon/network_simplex.h>
#include <lemon/smart_graph.h>

#include "solve/algorithms/auction/auction.hpp"
#include "solve_kernel/kernel_problems.hpp"

namespace koppel::testing {
namespace {

using lemon::SmartDigraph;

// Requests send their places' worth of flow over edges to offers and on to a sink, or straight to the sink.
[[nodiscard]] Weight lemon_optimum(const OwnedProblem& problem) {
  SmartDigraph graph;
  SmartDigraph::ArcMap<Weight> cost(graph), capacity(graph);
  SmartDigraph::NodeMap<Weight> supply(graph);
  const auto sink = graph.addNode();
  supply[sink] = 0;
  std::vector<SmartDigraph::Node> offers;
  for (const std::int32_t places : problem.offer_capacity) {
    offers.push_back(graph.addNode());
    supply[offers.back()] = 0;
    const auto arc = graph.addArc(offers.back(), sink);
    capacity[arc] = places;
    cost[arc] = 0;
  }
  for (std::size_t request = 0; request < problem.requests(); ++request) {
    const auto node = graph.addNode();
    const Weight places = problem.request_capacity[request];
    supply[node] = places;
    supply[sink] -= places;
    const auto out = graph.addArc(node, sink);
    capacity[out] = places;
    cost[out] = 0;
    for (std::size_t edge = problem.request_begin[request]; edge < problem.request_begin[request + 1]; ++edge) {
      const auto arc = graph.addArc(node, offers[problem.edge_offer[edge].index()]);
      capacity[arc] = 1;
      cost[arc] = -problem.edge_weight[edge];
    }
  }
  lemon::NetworkSimplex<SmartDigraph, Weight> simplex(graph);
  simplex.upperMap(capacity).costMap(cost).supplyMap(supply);
  EXPECT_EQ(simplex.run(), simplex.OPTIMAL);
  return -simplex.totalCost();
}

class AuctionAgainstLemon : public ::testing::TestWithParam<Recipe> {};

TEST_P(AuctionAgainstLemon, SameOptimum) {
  for (std::uint64_t seed = 1; seed <= 2; ++seed) {
    const OwnedProblem problem = draw(GetParam(), seed);
    Meter meter{Limits{}};
    const KernelSolution solution = solve_auction(problem.view(), meter);
    ASSERT_TRUE(solution.complete);
    EXPECT_EQ(complaint(problem.view(), solution), "") << "seed " << seed;
    EXPECT_EQ(value_of(problem.view(), solution), lemon_optimum(problem)) << "seed " << seed;
  }
}

INSTANTIATE_TEST_SUITE_P(MidSize, AuctionAgainstLemon,
                         ::testing::Values(Recipe{"balanced", 2000, 1000, 0.01, 0, 1000, 1, 3},
                                           Recipe{"scarce", 2000, 300, 0.03, -100, 1000, 1, 3},
                                           Recipe{"abundant", 1000, 2000, 0.01, 0, 1000, 0, 3},
                                           Recipe{"ties", 2000, 1000, 0.01, 0, 5, 1, 3},
                                           Recipe{"several", 800, 1000, 0.02, -50, 1000, 0, 3, 0, 3},
                                           Recipe{"capacity100", 3000, 40, 0.3, 0, 500, 50, 100}),
                         [](const ::testing::TestParamInfo<Recipe>& one) { return one.param.name; });

}  // namespace
}  // namespace koppel::testing
