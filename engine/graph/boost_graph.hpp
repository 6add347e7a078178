// BipartiteGraph as a Boost.Graph graph: include this header, and the algorithms of Boost.Graph run on it.
//
// Problem:    a researcher wants one more algorithm (a search, a matching, a colouring) without copying the graph first.
// Promise:    models VertexListGraph, EdgeListGraph, BidirectionalGraph (so IncidenceGraph), AdjacencyGraph and AdjacencyMatrix, undirected.
//             Vertices 0 … offers − 1 are the offers; request r is vertex offers + r. Edge numbers are those of the graph, and
//             an edge seen from either end compares equal. Nothing is copied: the graph must outlive its iterators.
// Complexity: O(1) each, edge(u, v) O(log degree). Reading an edge from an offer costs a second access to memory: Boost.Graph's own
//             compressed rows are faster for an algorithm that walks all of them many times.
// Errors:     none. Weights are not part of the graph: they come from a list by edge number (weights_by_edge, or WeightedView
//             for algorithms that ask the graph itself).
//
//   std::vector<std::uint32_t> part(num_vertices(graph));
//   const auto parts = boost::connected_components(graph, boost::make_iterator_property_map(part.begin(), get(boost::vertex_index, graph)));
//   boost::dijkstra_shortest_paths(graph, vertex_of(graph, RequestId{0}), boost::weight_map(weights_by_edge(graph, costs)). …);
#pragma once

#include <algorithm>
#include <boost/graph/graph_traits.hpp>
#include <boost/graph/properties.hpp>
#include <boost/iterator/counting_iterator.hpp>
#include <boost/iterator/transform_iterator.hpp>
#include <boost/property_map/property_map.hpp>
#include <compare>
#include <cstdint>
#include <limits>
#include <optional>
#include <span>
#include <utility>

#include "base/weight.hpp"
#include "graph/bipartite_graph.hpp"

namespace koppel {

namespace boost_graph {

using Vertex = std::uint32_t;
using Size = std::uint32_t;

// An edge as it is seen from one of its ends.
struct Edge {
  EdgeId id;
  Vertex source = 0;
  Vertex target = 0;

  friend bool operator==(const Edge& a, const Edge& b) { return a.id == b.id; }
  friend auto operator<=>(const Edge& a, const Edge& b) { return a.id <=> b.id; }
};

// The edges of one vertex. An offer's edge numbers are listed in its row; those of a request follow each other.
class EdgesOfVertex {
 public:
  EdgesOfVertex() = default;
  EdgesOfVertex(const BipartiteGraph& graph, Vertex vertex) : graph_(&graph), vertex_(vertex) {
    if (vertex < graph.offer_count()) row_ = graph.edges_of(OfferId{vertex}).data();
  }
  [[nodiscard]] Edge edge(std::uint32_t place) const {
    const auto offers = static_cast<Vertex>(graph_->offer_count());
    if (row_ != nullptr) return {row_[place], vertex_, offers + graph_->request(row_[place]).value};
    return {EdgeId{place}, vertex_, graph_->offer(EdgeId{place}).value};
  }

 private:
  const BipartiteGraph* graph_ = nullptr;
  const EdgeId* row_ = nullptr;
  Vertex vertex_ = 0;
};

struct OutEdge : EdgesOfVertex {
  using EdgesOfVertex::EdgesOfVertex;
  Edge operator()(std::uint32_t place) const { return edge(place); }
};
struct InEdge : EdgesOfVertex {
  using EdgesOfVertex::EdgesOfVertex;
  Edge operator()(std::uint32_t place) const {
    const Edge out = edge(place);
    return {out.id, out.target, out.source};
  }
};
struct Neighbour : EdgesOfVertex {
  using EdgesOfVertex::EdgesOfVertex;
  Vertex operator()(std::uint32_t place) const { return edge(place).target; }
};
// From its offer to its request.
struct EdgeOfNumber {
  const BipartiteGraph* graph = nullptr;
  Edge operator()(std::uint32_t number) const {
    const auto [offer, request] = graph->endpoints(EdgeId{number});
    return {EdgeId{number}, offer.value, static_cast<Vertex>(graph->offer_count() + request.index())};
  }
};

using Counter = boost::counting_iterator<std::uint32_t>;
template <class Look>
using Iterator = boost::transform_iterator<Look, Counter>;

template <class Look>
[[nodiscard]] std::pair<Iterator<Look>, Iterator<Look>> row(const BipartiteGraph& graph, Vertex vertex) {
  const auto offers = static_cast<Vertex>(graph.offer_count());
  std::uint32_t begin = 0, end = 0;
  if (vertex < offers) {
    end = static_cast<std::uint32_t>(graph.degree(OfferId{vertex}));
  } else {
    begin = graph.request_begin()[vertex - offers];
    end = graph.request_begin()[vertex - offers + 1];
  }
  const Look look(graph, vertex);
  return {Iterator<Look>(Counter(begin), look), Iterator<Look>(Counter(end), look)};
}

// The number of an edge.
struct EdgeIndexMap {
  using category = boost::readable_property_map_tag;
  using value_type = std::uint32_t;
  using reference = std::uint32_t;
  using key_type = Edge;

  friend std::uint32_t get(EdgeIndexMap, const Edge& edge) { return edge.id.value; }
  std::uint32_t operator[](const Edge& edge) const { return edge.id.value; }
};
using VertexIndexMap = boost::typed_identity_property_map<Vertex>;
using EdgeWeightMap = boost::iterator_property_map<const Weight*, EdgeIndexMap, Weight, const Weight&>;

struct Traversal : virtual boost::vertex_list_graph_tag,
                   virtual boost::edge_list_graph_tag,
                   virtual boost::bidirectional_graph_tag,
                   virtual boost::adjacency_graph_tag,
                   virtual boost::adjacency_matrix_tag {};

struct Traits {
  using vertex_descriptor = Vertex;
  using edge_descriptor = Edge;
  using directed_category = boost::undirected_tag;
  using edge_parallel_category = boost::disallow_parallel_edge_tag;
  using traversal_category = Traversal;
  using vertex_iterator = Counter;
  using edge_iterator = Iterator<EdgeOfNumber>;
  using out_edge_iterator = Iterator<OutEdge>;
  using in_edge_iterator = Iterator<InEdge>;
  using adjacency_iterator = Iterator<Neighbour>;
  using vertices_size_type = Size;
  using edges_size_type = Size;
  using degree_size_type = Size;

  static constexpr Vertex null_vertex() { return std::numeric_limits<Vertex>::max(); }
};

}  // namespace boost_graph

[[nodiscard]] inline std::uint32_t vertex_of(const BipartiteGraph&, OfferId offer) { return offer.value; }
[[nodiscard]] inline std::uint32_t vertex_of(const BipartiteGraph& graph, RequestId request) {
  return static_cast<std::uint32_t>(graph.offer_count() + request.index());
}

// ---- what Boost.Graph calls, found by the type of the graph ---------------------------------------------------------------

[[nodiscard]] inline boost_graph::Size num_vertices(const BipartiteGraph& graph) {
  return static_cast<boost_graph::Size>(graph.offer_count() + graph.request_count());
}
[[nodiscard]] inline boost_graph::Size num_edges(const BipartiteGraph& graph) {
  return static_cast<boost_graph::Size>(graph.edge_count());
}
[[nodiscard]] inline auto vertices(const BipartiteGraph& graph) {
  return std::pair(boost_graph::Counter(0), boost_graph::Counter(num_vertices(graph)));
}
[[nodiscard]] inline auto edges(const BipartiteGraph& graph) {
  using Iterator = boost_graph::Traits::edge_iterator;
  const boost_graph::EdgeOfNumber look{&graph};
  return std::pair(Iterator(boost_graph::Counter(0), look), Iterator(boost_graph::Counter(num_edges(graph)), look));
}
[[nodiscard]] inline auto out_edges(boost_graph::Vertex vertex, const BipartiteGraph& graph) {
  return boost_graph::row<boost_graph::OutEdge>(graph, vertex);
}
[[nodiscard]] inline auto in_edges(boost_graph::Vertex vertex, const BipartiteGraph& graph) {
  return boost_graph::row<boost_graph::InEdge>(graph, vertex);
}
[[nodiscard]] inline auto adjacent_vertices(boost_graph::Vertex vertex, const BipartiteGraph& graph) {
  return boost_graph::row<boost_graph::Neighbour>(graph, vertex);
}
[[nodiscard]] inline boost_graph::Size degree(boost_graph::Vertex vertex, const BipartiteGraph& graph) {
  const std::size_t offers = graph.offer_count();
  return static_cast<boost_graph::Size>(vertex < offers ? graph.degree(OfferId{vertex})
                                                        : graph.degree(RequestId{vertex - offers}));
}
[[nodiscard]] inline boost_graph::Size out_degree(boost_graph::Vertex vertex, const BipartiteGraph& graph) {
  return degree(vertex, graph);
}
[[nodiscard]] inline boost_graph::Size in_degree(boost_graph::Vertex vertex, const BipartiteGraph& graph) {
  return degree(vertex, graph);
}
[[nodiscard]] inline boost_graph::Vertex source(const boost_graph::Edge& edge, const BipartiteGraph&) {
  return edge.source;
}
[[nodiscard]] inline boost_graph::Vertex target(const boost_graph::Edge& edge, const BipartiteGraph&) {
  return edge.target;
}
[[nodiscard]] inline std::pair<boost_graph::Edge, bool> edge(boost_graph::Vertex from, boost_graph::Vertex to,
                                                             const BipartiteGraph& graph) {
  const std::size_t offers = graph.offer_count();
  const auto [offer, request] = std::minmax(from, to);
  if (offer >= offers || request < offers) return {};
  const std::optional<EdgeId> found = graph.find(OfferId{offer}, RequestId{request - offers});
  return {{found.value_or(EdgeId{}), from, to}, found.has_value()};
}
[[nodiscard]] inline boost_graph::VertexIndexMap get(boost::vertex_index_t, const BipartiteGraph&) { return {}; }
[[nodiscard]] inline boost_graph::EdgeIndexMap get(boost::edge_index_t, const BipartiteGraph&) { return {}; }
[[nodiscard]] inline std::uint32_t get(boost::vertex_index_t, const BipartiteGraph&, boost_graph::Vertex vertex) {
  return vertex;
}
[[nodiscard]] inline std::uint32_t get(boost::edge_index_t, const BipartiteGraph&, const boost_graph::Edge& edge) {
  return edge.id.value;
}

// Weights as an edge property map; the list must outlive it.
[[nodiscard]] inline boost_graph::EdgeWeightMap weights_by_edge(const BipartiteGraph&,
                                                                std::span<const Weight> weights) {
  return {weights.data(), {}};
}

// The graph with weights that it can be asked for.
struct WeightedView {
  const BipartiteGraph& graph;
  std::span<const Weight> weights;

  operator const BipartiteGraph&() const { return graph; }
};
[[nodiscard]] inline boost_graph::EdgeWeightMap get(boost::edge_weight_t, const WeightedView& view) {
  return weights_by_edge(view.graph, view.weights);
}
[[nodiscard]] inline Weight get(boost::edge_weight_t, const WeightedView& view, const boost_graph::Edge& edge) {
  return view.weights[edge.id.index()];
}

}  // namespace koppel

namespace boost {

template <>
struct graph_traits<koppel::BipartiteGraph> : koppel::boost_graph::Traits {};
template <>
struct graph_traits<koppel::WeightedView> : koppel::boost_graph::Traits {};

template <>
struct property_map<koppel::BipartiteGraph, vertex_index_t> {
  using type = koppel::boost_graph::VertexIndexMap;
  using const_type = type;
};
template <>
struct property_map<koppel::BipartiteGraph, edge_index_t> {
  using type = koppel::boost_graph::EdgeIndexMap;
  using const_type = type;
};
template <class Tag>
struct property_map<koppel::WeightedView, Tag> : property_map<koppel::BipartiteGraph, Tag> {};
template <>
struct property_map<koppel::WeightedView, edge_weight_t> {
  using type = koppel::boost_graph::EdgeWeightMap;
  using const_type = type;
};

}  // namespace boost
