// Against Boost.Graph: the most pairs by push-relabel, the heaviest matching by its weighted matching.
#include <gtest/gtest.h>
#include <boost/graph/adjacency_list.hpp>
#include <boost/graph/maximum_weighted_matching.hpp>
#include <boost/graph/push_relabel_max_flow.hpp>

#include "certify/verify.hpp"
#include "graph/boost_graph.hpp"
#include "solve/solve.hpp"
#include "support/random_problem.hpp"

namespace koppel::test {
namespace {

// The largest flow source → offers → requests → sink with the problem's capacities.
long boost_most_pairs(const ProblemParts& problem) {
  using Traits = boost::adjacency_list_traits<boost::vecS, boost::vecS, boost::directedS>;
  using Graph = boost::adjacency_list<
      boost::vecS, boost::vecS, boost::directedS, boost::no_property,
      boost::property<boost::edge_capacity_t, long,
                      boost::property<boost::edge_residual_capacity_t, long,
                                      boost::property<boost::edge_reverse_t, Traits::edge_descriptor>>>>;
  const std::size_t offers = problem.graph.offer_count(), requests = problem.graph.request_count();
  Graph graph(offers + requests + 2);
  const std::size_t source = offers + requests, sink = source + 1;
  const auto arc = [&](std::size_t from, std::size_t to, long capacity) {
    const auto there = boost::add_edge(from, to, graph).first, back = boost::add_edge(to, from, graph).first;
    boost::put(boost::edge_capacity, graph, there, capacity);
    boost::put(boost::edge_capacity, graph, back, 0);
    boost::put(boost::edge_reverse, graph, there, back);
    boost::put(boost::edge_reverse, graph, back, there);
  };
  for (const OfferId offer : problem.offer_range.ids()) arc(source, offer.index(), problem.offer_range[offer].upper);
  for (const RequestId request : problem.request_range.ids()) {
    arc(offers + request.index(), sink, problem.request_range[request].upper);
    for (const EdgeId edge : problem.graph.edges_of(request)) {
      arc(problem.graph.offer(edge).index(), offers + request.index(), 1);
    }
  }
  return boost::push_relabel_max_flow(graph, source, sink);
}

// The largest total weight with one place on every node.
Weight boost_heaviest(const ProblemParts& problem) {
  const WeightedView view{problem.graph, problem.levels.front().edge_weights};
  std::vector<boost_graph::Vertex> mate(num_vertices(view));
  boost::maximum_weighted_matching(view, mate.data());
  return boost::matching_weight_sum(view, mate.data());
}

TEST(AgainstBoost, MostPairs) {
  for (std::uint64_t seed = 0; seed < 40; ++seed) {
    SCOPED_TRACE(seed);
    ProblemParts problem = market_like_problem(40 + seed, 120, 1 + seed % 5, 10, seed);
    problem.levels = {pairs_level()};
    const Outcome outcome = solve(problem);
    EXPECT_TRUE(verify(problem, outcome).accepted);
    EXPECT_EQ(static_cast<long>(outcome.values.at(0)), boost_most_pairs(problem));
  }
}

TEST(AgainstBoost, TheHeaviestWithOnePlaceEach) {
  for (std::uint64_t seed = 0; seed < 20; ++seed) {
    SCOPED_TRACE(seed);
    ProblemParts problem = market_like_problem(30, 40, 2 + seed % 6, seed % 2 == 0 ? 3 : 1000, seed);
    for (Range& range : problem.offer_range) range.upper = 1;
    const Outcome outcome = solve(problem);
    EXPECT_TRUE(verify(problem, outcome).accepted);
    EXPECT_EQ(static_cast<Weight>(outcome.values.at(0)), boost_heaviest(problem));
  }
}

}  // namespace
}  // namespace koppel::test
