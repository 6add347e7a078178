// The flow that balancing changes: potentials that are right, and a flow that follows them but does not add up everywhere.
//
// Problem:    one level over the general model: ranges and concave gains of nodes and groups, pins, laminar groups on both sides.
// The network: pairs flow from a root over the offers' groups to the offers, along the edges to the requests, and over their groups
//             back to the root. Every node but the root has one arc to its `parent`, the smallest thing that holds it; the flow on it
//             is the node's count of pairs. Group g is node offers + requests + g, the root the last one.
// Invariant:  every change by one pair has a length potential(from) − potential(to) − gain ≥ 0. What may be wrong is the balance:
//             `excess` is what flows into a node and not out of it. Where all is balanced the flow is optimal and the potentials
//             prove it.
// Complexity: building O(edges + nodes + groups); a change O(1).
// Errors:     none; nodes × largest weight or step must stay below 2^58.
//
//   ResidualFlow flow(problem, tree, face, level, start);  // start: any; it decides only how much is left to do
//   if (flow.excess(node) > 0) search(node);               // balancing.hpp
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "graph/group_tree.hpp"
#include "solve/algorithms/flow_level.hpp"
#include "solve/face.hpp"

namespace koppel::groups {

using Node = std::uint32_t;
inline constexpr Weight impossible = Weight{1} << 61;
inline constexpr Weight farthest = Weight{1} << 60;  // longer than any path

// Edges that seem right, and what a pair seems to be worth to each offer and request.
struct Start {
  std::vector<EdgeId> matching;
  IdVector<OfferId, Weight> offers;
  IdVector<RequestId, Weight> requests;
};

class ResidualFlow {
 public:
  ResidualFlow(const Problem& problem, const GroupTree& tree, const Face& face, const Level& level, const Start& start);

  [[nodiscard]] Node size() const { return static_cast<Node>(nodes_.size()); }
  [[nodiscard]] bool is_offer(Node node) const { return node < offers_; }
  [[nodiscard]] bool is_request(Node node) const { return node >= offers_ && node < first_hub_; }
  [[nodiscard]] bool is_root(Node node) const { return node + 1 == nodes_.size(); }
  [[nodiscard]] bool on_supply_side(Node node) const { return nodes_[node].supply; }
  [[nodiscard]] Node parent(Node node) const { return nodes_[node].parent; }
  // Of a group or the root.
  [[nodiscard]] std::span<const Node> children(Node hub) const {
    const std::size_t begin = child_begin_[hub - first_hub_];
    return std::span(child_).subspan(begin, child_begin_[hub - first_hub_ + 1] - begin);
  }

  [[nodiscard]] std::int64_t excess(Node node) const { return excess_[node]; }
  void shift(Node node, Weight by) { nodes_[node].potential += by; }

  // What it costs to change a node's count by one; beyond `farthest` where its range ends.
  [[nodiscard]] Weight raising_length(Node node) const { return nodes_[node].raising_cost - dual(node); }
  [[nodiscard]] Weight lowering_length(Node node) const { return nodes_[node].lowering_cost + dual(node); }

  // Calls visit(request, edge, length) for every free edge of an offer. The length is that of taking it; negative: it is taken.
  template <class Visit>
  void for_each_edge(Node offer, Visit visit) {
    const std::span<const EdgeId> row = problem_.graph.edges_of(OfferId{offer});
    const std::size_t begin = row_begin_[offer];
    if (!row_filled_[offer]) fill_row(offer);
    const Weight own = nodes_[offer].potential;
    for (std::size_t k = 0; k < row.size(); ++k) {
      const RowEntry entry = row_[begin + k];
      visit(entry.request, row[k], own - nodes_[entry.request].potential - entry.weight);
    }
  }
  // Calls visit(offer, edge, length) for every edge that a request could let go.
  template <class Visit>
  void for_each_used(Node request, Visit visit) const {
    const Weight own = nodes_[request].potential;
    for (const EdgeId edge : problem_.graph.edges_of(RequestId{request - offers_})) {
      if (use_[edge.index()] != Use::used) continue;
      const Node offer = problem_.graph.offer(edge).value;
      visit(offer, edge, own - nodes_[offer].potential + level_.weight(edge));
    }
  }
  [[nodiscard]] bool uses(EdgeId edge) const { return use_[edge.index()] == Use::used; }

  // One pair more or less between an offer and a request.
  void move_along_edge(Node from, Node to, EdgeId edge);
  // `amount` pairs from a node to its parent or back; at most room_along_range.
  void move_along_range(Node from, Node to, std::int64_t amount);
  [[nodiscard]] std::int64_t room_along_range(Node from, Node to) const;

  // Meant when nothing has excess; otherwise the edges in use, which may break ranges. The duals are a bound in any case.
  [[nodiscard]] LevelSolution solution() const;

 private:
  enum class Use : std::uint8_t { unused, used, fixed_in, fixed_out };

  struct State {
    Weight potential = 0;
    Weight raising_cost = impossible, lowering_cost = impossible;
    Node parent = 0;
    bool supply = false;
  };
  struct RowEntry {
    Node request;
    Weight weight;
  };
  // A node's range and gains, where the face and the level have them.
  struct Terms {
    Range range;
    const StepGains* gains = nullptr;
    std::size_t number = 0;
  };

  [[nodiscard]] Weight dual(Node node) const {
    const Weight difference = nodes_[node].potential - nodes_[nodes_[node].parent].potential;
    return nodes_[node].supply ? difference : -difference;
  }
  [[nodiscard]] Node hub_of(GroupTree::Link group) const {
    return static_cast<Node>(group ? first_hub_ + group->index() : nodes_.size() - 1);
  }
  [[nodiscard]] Terms terms(Node node) const;
  void link_nodes();
  void use_edges(const Start& start);
  void settle_counts();
  void settle_count(Node node, std::int64_t pairs);
  void count(Node node, std::int64_t pairs);
  void fill_row(Node offer);

  const Problem& problem_;
  const GroupTree& tree_;
  const Face& face_;
  const Level& level_;
  Node offers_, first_hub_;
  std::vector<State> nodes_;
  std::vector<std::int64_t> count_, excess_;
  std::vector<Use> use_;
  std::vector<std::uint32_t> child_begin_;
  std::vector<Node> child_;
  std::vector<std::uint32_t> row_begin_;  // by offer
  std::vector<RowEntry> row_;             // in the order of the graph's rows of offers; filled when first asked for
  std::vector<bool> row_filled_;
};

}  // namespace koppel::groups
