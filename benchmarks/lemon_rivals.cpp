#include "lemon_rivals.hpp"

#include <lemon/cost_scaling.h>
#include <lemon/network_simplex.h>
#include <lemon/smart_graph.h>

#include <ctime>

namespace koppel::bench {

using Graph = lemon::SmartDigraph;

// Requests, offers, and a sink that also takes who stays out; without it where everybody is to be matched.
struct LemonRivals::Network {
  explicit Network(const PlainProblem& problem) : cost(graph), capacity(graph), supply(graph) {
    const std::size_t requests = problem.request_begin.size() - 1, offer_count = problem.offer_capacity.size();
    graph.reserveNode(static_cast<int>(requests + offer_count + 1));
    graph.reserveArc(static_cast<int>(problem.edge_offer.size() + requests + offer_count));
    const Graph::Node sink = problem.everybody ? Graph::Node(lemon::INVALID) : graph.addNode();
    if (!problem.everybody) supply[sink] = -static_cast<int>(requests);
    std::vector<Graph::Node> offers;
    for (const int places : problem.offer_capacity) {
      offers.push_back(graph.addNode());
      supply[offers.back()] = problem.everybody ? -places : 0;
      if (!problem.everybody) add(offers.back(), sink, places, 0);
    }
    for (std::size_t request = 0; request < requests; ++request) {
      const Graph::Node node = graph.addNode();
      supply[node] = 1;
      if (!problem.everybody) add(node, sink, 1, 0);
      for (std::size_t edge = problem.request_begin[request]; edge < problem.request_begin[request + 1]; ++edge) {
        add(node, offers[static_cast<std::size_t>(problem.edge_offer[edge])], 1, -problem.edge_weight[edge]);
      }
    }
  }

  void add(Graph::Node from, Graph::Node to, int most, int price) {
    const Graph::Arc arc = graph.addArc(from, to);
    capacity[arc] = most;
    cost[arc] = price;
  }

  template <class Algorithm>
  LemonRun run() const {
    const std::clock_t begin = std::clock();
    Algorithm algorithm(graph);
    algorithm.upperMap(capacity).costMap(cost).supplyMap(supply);
    LemonRun result;
    result.found = algorithm.run() == Algorithm::OPTIMAL;
    result.milliseconds = 1e3 * static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC;
    result.optimum = -algorithm.template totalCost<std::int64_t>();
    return result;
  }

  Graph graph;
  Graph::ArcMap<int> cost, capacity;
  Graph::NodeMap<int> supply;
};

LemonRivals::LemonRivals(const PlainProblem& problem) : network_(std::make_unique<Network>(problem)) {}
LemonRivals::~LemonRivals() = default;

LemonRun LemonRivals::network_simplex() const { return network_->run<lemon::NetworkSimplex<Graph, int, int>>(); }
LemonRun LemonRivals::cost_scaling() const { return network_->run<lemon::CostScaling<Graph, int, int>>(); }

}  // namespace koppel::bench
