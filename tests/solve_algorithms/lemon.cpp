#pragma GCC diagnostic ignored "-Wmaybe-uninitialized"  // inlined from LEMON's headers
#include "solve_algorithms/lemon.hpp"

#include <lemon/network_simplex.h>
#include <lemon/smart_graph.h>

#include <algorithm>

namespace koppel::test {
namespace {

using Graph = lemon::SmartDigraph;
using Simplex = lemon::NetworkSimplex<Graph, std::int64_t, std::int64_t>;

// A circulation: root → groups of offers → offers → requests → groups of requests → root. A gain is an arc of its own for each step.
class Network {
 public:
  explicit Network(const ProblemParts& problem)
      : problem_(problem), lower_(graph_), upper_(graph_), root_(graph_.addNode()) {
    for (std::size_t group = 0; group < problem.groups.size(); ++group) group_node_.push_back(graph_.addNode());
    for (std::size_t group = 0; group < problem.groups.size(); ++group) {
      const Group& each = problem.groups[group];
      add_arcs(each.side, group_node_[group], above(each.side, each.members, group), each.range, group,
               &Level::group_gains);
    }
    std::vector<Graph::Node> offers, requests;
    for (const OfferId id : problem.offer_range.ids()) {
      offers.push_back(graph_.addNode());
      add_arcs(Side::offers, offers.back(), above(Side::offers, {id.value}, no_group), problem.offer_range[id],
               id.index(), &Level::offer_gains);
    }
    for (const RequestId id : problem.request_range.ids()) {
      requests.push_back(graph_.addNode());
      add_arcs(Side::requests, requests.back(), above(Side::requests, {id.value}, no_group), problem.request_range[id],
               id.index(), &Level::request_gains);
    }
    for (const EdgeId edge : all_ids<EdgeId>(problem.graph.edge_count())) {
      const bool pinned = std::ranges::binary_search(problem.pinned, edge);
      std::vector<Weight> gains;
      for (const Level& level : problem.levels) gains.push_back(level.weight(edge));
      add_arc(offers[problem.graph.offer(edge).index()], requests[problem.graph.request(edge).index()], {pinned, 1},
              std::move(gains));
    }
  }

  std::optional<std::vector<WideWeight>> optimum() {
    std::vector<WideWeight> values;
    for (std::size_t level = 0; level < problem_.levels.size(); ++level) {
      Graph::ArcMap<std::int64_t> cost(graph_);
      for (Graph::ArcIt arc(graph_); arc != lemon::INVALID; ++arc) cost[arc] = -gains_[Graph::id(arc)][level];
      Simplex simplex(graph_);
      simplex.lowerMap(lower_).upperMap(upper_).costMap(cost);
      if (simplex.run() != Simplex::OPTIMAL) return std::nullopt;
      WideWeight& value = values.emplace_back(0);
      for (Graph::ArcIt arc(graph_); arc != lemon::INVALID; ++arc) {
        value -= WideWeight{simplex.flow(arc)} * cost[arc];
        const WideWeight reduced =
            WideWeight{cost[arc]} + simplex.potential(graph_.source(arc)) - simplex.potential(graph_.target(arc));
        if (reduced > 0) upper_[arc] = lower_[arc];
        if (reduced < 0) lower_[arc] = upper_[arc];
      }
    }
    return values;
  }

 private:
  static constexpr std::size_t no_group = static_cast<std::size_t>(-1);

  // The node of the smallest group that holds these members, other than the group itself; of equal groups the earlier holds the later.
  Graph::Node above(Side side, const std::vector<std::uint32_t>& members, std::size_t self) const {
    std::size_t smallest = no_group;
    for (std::size_t group = 0; group < problem_.groups.size(); ++group) {
      const Group& each = problem_.groups[group];
      const bool equal = self != no_group && each.members == members;
      if (group == self || each.side != side || (equal && group > self)) continue;
      if (!std::ranges::includes(each.members, members)) continue;
      if (smallest == no_group || each.members.size() <= problem_.groups[smallest].members.size()) smallest = group;
    }
    return smallest == no_group ? root_ : group_node_[smallest];
  }

  void add_arcs(Side side, Graph::Node node, Graph::Node up, Range range, std::size_t number, StepGains Level::*gains) {
    const Graph::Node from = side == Side::offers ? up : node, to = side == Side::offers ? node : up;
    std::size_t steps = 0;
    for (const Level& level : problem_.levels) steps = std::max(steps, (level.*gains).step_count(number));
    const auto listed = std::min(static_cast<std::int32_t>(steps), range.upper);
    for (std::int32_t k = 1; k <= listed; ++k) {
      std::vector<Weight> gained;
      for (const Level& level : problem_.levels) gained.push_back((level.*gains).step(number, std::size_t(k)));
      add_arc(from, to, {k <= range.lower, 1}, std::move(gained));
    }
    add_arc(from, to, {std::max(range.lower - listed, 0), range.upper - listed},
            std::vector<Weight>(problem_.levels.size()));
  }

  void add_arc(Graph::Node from, Graph::Node to, Range range, std::vector<Weight> gains) {
    const Graph::Arc arc = graph_.addArc(from, to);
    lower_[arc] = range.lower, upper_[arc] = range.upper;
    gains_.push_back(std::move(gains));  // LEMON numbers arcs in the order in which they are added
  }

  const ProblemParts& problem_;
  Graph graph_;
  Graph::ArcMap<std::int64_t> lower_, upper_;
  std::vector<std::vector<Weight>> gains_;  // by arc, then by level
  Graph::Node root_;
  std::vector<Graph::Node> group_node_;
};

}  // namespace

std::optional<std::vector<WideWeight>> lemon_optimum(const ProblemParts& problem) { return Network(problem).optimum(); }

}  // namespace koppel::test
