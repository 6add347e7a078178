// Problems too large to try everything, against LEMON's network simplex on a network built independently of ours.
#include <gtest/gtest.h>
#include <lemon/network_simplex.h>
#include <lemon/smart_graph.h>

#include "certify/verify.hpp"
#include "solve/solve.hpp"
#include "support/random_problem.hpp"

namespace koppel::test {
namespace {

// The best value of the only level; nothing when no matching is allowed. Groups must not nest.
std::optional<std::int64_t> lemon_optimum(const ProblemParts& problem) {
  using Graph = lemon::SmartDigraph;
  Graph graph;
  Graph::ArcMap<std::int64_t> lower(graph), upper(graph), cost(graph);
  const auto arc = [&](Graph::Node from, Graph::Node to, Range range, Weight gain) {
    const Graph::Arc made = graph.addArc(from, to);
    lower[made] = range.lower, upper[made] = range.upper, cost[made] = -gain;
  };
  const Graph::Node root = graph.addNode();
  std::vector<Graph::Node> offers, requests, offer_above(problem.graph.offer_count(), root),
      request_above(problem.graph.request_count(), root);
  for (const Group& group : problem.groups) {
    const Graph::Node node = graph.addNode();
    const bool supply = group.side == Side::offers;
    arc(supply ? root : node, supply ? node : root, group.range, 0);
    for (const std::uint32_t member : group.members) (supply ? offer_above : request_above)[member] = node;
  }
  for (const OfferId offer : problem.offer_range.ids()) {
    offers.push_back(graph.addNode());
    arc(offer_above[offer.index()], offers.back(), problem.offer_range[offer], 0);
  }
  for (const RequestId request : problem.request_range.ids()) {
    requests.push_back(graph.addNode());
    arc(requests.back(), request_above[request.index()], problem.request_range[request], 0);
  }
  for (const EdgeId edge : all_ids<EdgeId>(problem.graph.edge_count())) {
    arc(offers[problem.graph.offer(edge).index()], requests[problem.graph.request(edge).index()], {0, 1},
        problem.levels.front().weight(edge));
  }
  lemon::NetworkSimplex<Graph, std::int64_t, std::int64_t> simplex(graph);
  simplex.lowerMap(lower).upperMap(upper).costMap(cost);
  if (simplex.run() != decltype(simplex)::OPTIMAL) return std::nullopt;
  return -simplex.totalCost<std::int64_t>();
}

// Districts of requests with floors and ceilings.
void add_districts(ProblemParts& problem, std::uint32_t count, Dice& dice) {
  const auto requests = static_cast<std::uint32_t>(problem.graph.request_count());
  for (std::uint32_t district = 0; district < count; ++district) {
    Group group{Side::requests, "d" + std::to_string(district), {}, {}};
    for (std::uint32_t request = district; request < requests; request += count) group.members.push_back(request);
    const auto size = static_cast<std::int64_t>(group.members.size());
    group.range.lower = static_cast<std::int32_t>(dice.in(0, size / 3));
    group.range.upper = group.range.lower + static_cast<std::int32_t>(dice.in(0, size / 2));
    problem.groups.push_back(std::move(group));
  }
}

void compare(const ProblemParts& problem) {
  const Outcome outcome = solve(problem);
  EXPECT_TRUE(verify(problem, outcome).accepted);
  const std::optional<std::int64_t> expected = lemon_optimum(problem);
  ASSERT_EQ(outcome.status, expected ? Status::optimal : Status::infeasible);
  if (expected) {
    EXPECT_EQ(static_cast<std::int64_t>(outcome.values.front()), *expected);
  }
}

TEST(AgainstLemon, Capacities) {
  for (const Weight most : {Weight{1}, Weight{20}, Weight{1'000'000}}) {
    for (const std::size_t offers : {60U, 150U, 400U}) compare(market_like_problem(offers, 500, 12, most, offers));
  }
}

TEST(AgainstLemon, Districts) {
  for (std::uint64_t seed = 0; seed < 12; ++seed) {
    Dice dice(seed);
    ProblemParts problem = market_like_problem(150, 400, 10, 100, seed);
    add_districts(problem, 20, dice);
    compare(problem);
  }
}

TEST(AgainstLemon, LowerBoundsThatMayBeTooMuch) {
  for (std::uint64_t seed = 0; seed < 12; ++seed) {
    Dice dice(seed);
    ProblemParts problem = market_like_problem(100, 200, 4, 30, seed);
    for (Range& range : problem.request_range) range.lower = dice.chance(80) ? 1 : 0;
    for (Range& range : problem.offer_range) range.lower = dice.chance(30) ? 1 : 0;
    if (seed % 2 == 0) add_districts(problem, 10, dice);
    compare(problem);
  }
}

}  // namespace
}  // namespace koppel::test
