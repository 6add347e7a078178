// The view for Boost.Graph: it keeps to the concepts, and algorithms find on it what they find on Boost's own graph.
#include "graph/boost_graph.hpp"

#include <gtest/gtest.h>

#include <boost/graph/adjacency_list.hpp>
#include <boost/graph/bipartite.hpp>
#include <boost/graph/breadth_first_search.hpp>
#include <boost/graph/connected_components.hpp>
#include <boost/graph/dijkstra_shortest_paths.hpp>
#include <boost/graph/graph_concepts.hpp>
#include <boost/graph/max_cardinality_matching.hpp>
#include <boost/graph/maximum_weighted_matching.hpp>
#include <cstdint>
#include <vector>

#include "support/random_problem.hpp"

namespace koppel::test {
namespace {

using boost_graph::Edge;
using boost_graph::Vertex;

BOOST_CONCEPT_ASSERT((boost::VertexListGraphConcept<BipartiteGraph>));
BOOST_CONCEPT_ASSERT((boost::EdgeListGraphConcept<BipartiteGraph>));
BOOST_CONCEPT_ASSERT((boost::IncidenceGraphConcept<BipartiteGraph>));
BOOST_CONCEPT_ASSERT((boost::BidirectionalGraphConcept<BipartiteGraph>));
BOOST_CONCEPT_ASSERT((boost::AdjacencyGraphConcept<BipartiteGraph>));
BOOST_CONCEPT_ASSERT((boost::AdjacencyMatrixConcept<BipartiteGraph>));
BOOST_CONCEPT_ASSERT((boost::ReadablePropertyGraphConcept<BipartiteGraph, Vertex, boost::vertex_index_t>));
BOOST_CONCEPT_ASSERT((boost::ReadablePropertyGraphConcept<BipartiteGraph, Edge, boost::edge_index_t>));
BOOST_CONCEPT_ASSERT((boost::VertexListGraphConcept<WeightedView>));
BOOST_CONCEPT_ASSERT((boost::EdgeListGraphConcept<WeightedView>));
BOOST_CONCEPT_ASSERT((boost::BidirectionalGraphConcept<WeightedView>));
BOOST_CONCEPT_ASSERT((boost::ReadablePropertyGraphConcept<WeightedView, Edge, boost::edge_weight_t>));

// Boost's own graph with the same vertices and edges.
using Copy = boost::adjacency_list<boost::vecS, boost::vecS, boost::undirectedS, boost::no_property,
                                   boost::property<boost::edge_weight_t, Weight>>;

struct Drawn {
  BipartiteGraph graph;
  std::vector<Weight> weights;

  [[nodiscard]] WeightedView view() const { return {graph, weights}; }
  [[nodiscard]] Copy copy() const {
    Copy copy(num_vertices(graph));
    for (const EdgeId edge : all_ids<EdgeId>(graph.edge_count())) {
      add_edge(vertex_of(graph, graph.offer(edge)), vertex_of(graph, graph.request(edge)), {weights[edge.index()]},
               copy);
    }
    return copy;
  }
};

Drawn draw(std::uint64_t seed) {
  Dice dice(seed);
  const auto offers = static_cast<std::size_t>(dice.in(0, 8)), requests = static_cast<std::size_t>(dice.in(0, 8));
  const int density = static_cast<int>(dice.in(5, 60));
  std::vector<Endpoints> edges;
  for (const OfferId offer : all_ids<OfferId>(offers)) {
    for (const RequestId request : all_ids<RequestId>(requests)) {
      if (dice.chance(density)) edges.push_back({offer, request});
    }
  }
  Drawn drawn;
  for (std::size_t edge = 0; edge < edges.size(); ++edge) drawn.weights.push_back(dice.in(1, 30));
  drawn.graph = BipartiteGraph(offers, requests, std::move(edges));
  return drawn;
}

template <class Value>
auto map_over(std::vector<Value>& values) {
  return boost::make_iterator_property_map(values.begin(), boost::typed_identity_property_map<std::size_t>());
}

class BoostGraph : public testing::TestWithParam<std::uint64_t> {
 protected:
  Drawn drawn_ = draw(GetParam());
  const BipartiteGraph& graph_ = drawn_.graph;
  Copy copy_ = drawn_.copy();
};

TEST_P(BoostGraph, EveryEdgeIsSeenFromBothEnds) {
  std::vector<int> seen(num_edges(graph_));
  for (auto [vertex, end] = vertices(graph_); vertex != end; ++vertex) {
    std::size_t count = 0;
    auto neighbour = adjacent_vertices(*vertex, graph_).first;
    auto in = in_edges(*vertex, graph_).first;
    for (auto [out, last] = out_edges(*vertex, graph_); out != last; ++out, ++neighbour, ++in, ++count) {
      EXPECT_EQ(source(*out, graph_), *vertex);
      EXPECT_EQ(target(*out, graph_), *neighbour);
      EXPECT_EQ(*in, *out);
      EXPECT_EQ(source(*in, graph_), *neighbour);
      EXPECT_EQ(target(*in, graph_), *vertex);
      EXPECT_EQ(edge(*vertex, *neighbour, graph_), std::pair(*out, true));
      ++seen[get(boost::edge_index, graph_, *out)];
    }
    EXPECT_EQ(count, out_degree(*vertex, graph_));
    EXPECT_EQ(count, in_degree(*vertex, graph_));
    for (auto [other, stop] = vertices(graph_); other != stop; ++other) {
      EXPECT_EQ(edge(*vertex, *other, graph_).second, edge(*vertex, *other, copy_).second);
    }
  }
  for (const int times : seen) EXPECT_EQ(times, 2);
  std::uint32_t number = 0;
  for (auto [edge, end] = edges(graph_); edge != end; ++edge, ++number) {
    EXPECT_EQ(get(get(boost::edge_index, graph_), *edge), number);
    EXPECT_EQ(source(*edge, graph_), vertex_of(graph_, graph_.offer(EdgeId{number})));
    EXPECT_EQ(target(*edge, graph_), vertex_of(graph_, graph_.request(EdgeId{number})));
  }
  EXPECT_EQ(number, num_edges(graph_));
}

TEST_P(BoostGraph, ConnectedComponents) {
  std::vector<std::uint32_t> part(num_vertices(graph_)), expected(num_vertices(graph_));
  const auto parts = boost::connected_components(graph_, map_over(part));
  EXPECT_EQ(parts, boost::connected_components(copy_, map_over(expected)));
  EXPECT_EQ(part, expected);
}

TEST_P(BoostGraph, IsBipartite) {
  std::vector<boost::default_color_type> colour(num_vertices(graph_));
  const auto index = get(boost::vertex_index, graph_);
  ASSERT_TRUE(boost::is_bipartite(graph_, index, map_over(colour)));
  for (auto [edge, end] = edges(graph_); edge != end; ++edge) {
    EXPECT_NE(colour[source(*edge, graph_)], colour[target(*edge, graph_)]);
  }
}

TEST_P(BoostGraph, BreadthFirstSearch) {
  if (num_vertices(graph_) == 0) return;
  const auto steps_on = [](const auto& graph) {
    std::vector<int> steps(num_vertices(graph));
    const auto record = boost::record_distances(map_over(steps), boost::on_tree_edge());
    boost::breadth_first_search(graph, 0, boost::visitor(boost::make_bfs_visitor(record)));
    return steps;
  };
  EXPECT_EQ(steps_on(graph_), steps_on(copy_));
}

TEST_P(BoostGraph, ShortestPathsWithAWeightMap) {
  if (num_vertices(graph_) == 0) return;
  std::vector<Weight> distance(num_vertices(graph_)), expected(num_vertices(graph_));
  boost::dijkstra_shortest_paths(
      graph_, 0, boost::weight_map(weights_by_edge(graph_, drawn_.weights)).distance_map(map_over(distance)));
  boost::dijkstra_shortest_paths(copy_, 0, boost::distance_map(map_over(expected)));
  EXPECT_EQ(distance, expected);
}

TEST_P(BoostGraph, MostPairs) {
  std::vector<Vertex> mate(num_vertices(graph_));
  std::vector<std::size_t> expected(num_vertices(graph_));
  ASSERT_TRUE(boost::checked_edmonds_maximum_cardinality_matching(graph_, mate.data()));
  boost::edmonds_maximum_cardinality_matching(copy_, expected.data());
  EXPECT_EQ(boost::matching_size(graph_, mate.data()), boost::matching_size(copy_, expected.data()));
}

TEST_P(BoostGraph, TheHeaviestMatching) {
  const WeightedView view = drawn_.view();
  std::vector<Vertex> mate(num_vertices(graph_));
  std::vector<std::size_t> expected(num_vertices(graph_));
  boost::maximum_weighted_matching(view, mate.data());
  boost::maximum_weighted_matching(copy_, expected.data());
  EXPECT_EQ(boost::matching_weight_sum(view, mate.data()), boost::matching_weight_sum(copy_, expected.data()));
}

INSTANTIATE_TEST_SUITE_P(Drawn, BoostGraph, testing::Range(std::uint64_t{0}, std::uint64_t{40}));

}  // namespace
}  // namespace koppel::test
