// The primal network simplex on a circulation, from a feasible flow to an optimal one.
//
// Problem:    maximise Σ gain·flow over the arcs, flow conserved at every node, 0 ≤ flow ≤ capacity.
// Promise:    starts from the flow it is given (which must be feasible) and never leaves feasibility, so it may be stopped at any
//             time. At the end `potential` proves the optimum: gain − potential(tail) + potential(head) is ≤ 0 on arcs that could
//             carry more and ≥ 0 on arcs that could carry less. The basis stays strongly feasible (Cunningham 1976), so it ends.
// Complexity: pivots in O(nodes) each, priced by blocks of √arcs (Király & Kovács 2012); no polynomial bound is known for the rule,
//             in practice some tens of pivots a node.
// Errors:     none; the caller chooses Potential wide enough: nodes × (largest − smallest gain) must fit twice.
//
// Every node hangs in one tree under an extra root. A node without a real arc towards the root hangs on an artificial one that can
// never carry flow, because all artificial arcs point to the root: so there is no first phase and no big M.
//
//   NetworkSimplex<std::int64_t> simplex(nodes);
//   simplex.add_arc(tail, head, gain, capacity, flow);   // all arcs
//   simplex.hang(node, arc);                             // arcs with 0 < flow < capacity must be hung, and form a forest
//   bool finished = simplex.run(meter);
#pragma once

#include <cstdint>
#include <vector>

#include "base/weight.hpp"
#include "solve/meter.hpp"

namespace koppel {

template <class Potential>
class NetworkSimplex {
 public:
  using Node = std::uint32_t;
  using Arc = std::uint32_t;
  static constexpr Arc no_arc = ~Arc{0};

  explicit NetworkSimplex(std::size_t nodes);

  void reserve(std::size_t arcs);
  Arc add_arc(Node tail, Node head, Weight gain, std::int32_t capacity, std::int32_t flow);

  // Hangs `node` in the starting tree on an arc to its other end. The arc must be able to carry flow towards that end (or to be
  // relieved of flow away from it). Nodes that are not hung start at the potential `start_at` gave them (0 otherwise).
  void hang(Node node, Arc arc) { nodes_[node].arc = arc; }
  [[nodiscard]] bool is_hung(Node node) const { return nodes_[node].arc != no_arc; }
  void start_at(Node node, Potential potential) { nodes_[node].potential = potential; }

  // False: stopped by the meter, perhaps while potentials were half shifted. After true it may be called again when arcs without flow
  // were added.
  [[nodiscard]] bool run(Meter& meter);

  [[nodiscard]] Arc arc_count() const { return static_cast<Arc>(arcs_.size()); }
  [[nodiscard]] std::int32_t flow(Arc arc) const { return flow_[arc]; }
  [[nodiscard]] Potential potential(Node node) const { return nodes_[node].potential; }
  [[nodiscard]] std::uint64_t pivots() const { return pivots_; }

 private:
  static constexpr Node no_node = ~Node{0};
  enum State : std::int8_t { at_capacity = -1, in_tree = 0, at_zero = 1 };

  struct TreeNode {
    Potential potential = 0;
    Node parent = no_node, first_child = no_node, next = no_node, previous = no_node;
    Arc arc = no_arc;  // to the parent; no_arc: the artificial one
    std::uint32_t depth = 0;
  };
  struct ArcData {
    Node tail, head;
    Weight gain;
  };
  // The arc that leaves the tree, or the entering one itself when it runs from one bound to the other.
  struct Blocking {
    std::int32_t amount;
    Node node = no_node;  // the arc from this node to its parent leaves
    bool on_from_side = false;
  };

  void build_tree();
  void hang_below(Node node, Node parent);
  void cut(Node node);
  [[nodiscard]] Potential reduced_gain(const ArcData& arc) const {
    return arc.gain - nodes_[arc.tail].potential + nodes_[arc.head].potential;
  }
  [[nodiscard]] Arc find_entering();
  [[nodiscard]] bool points_up(Node node) const { return arcs_[nodes_[node].arc].tail == node; }
  [[nodiscard]] std::int32_t room_up(Node node) const;
  [[nodiscard]] std::int32_t room_down(Node node) const;
  [[nodiscard]] Blocking find_blocking(Arc entering, Node from, Node to);
  void push(Node from, Node to, std::int32_t amount);
  void pivot(Arc entering, Meter& meter);
  void rehang(Node in, Node out, Node anchor, Arc entering);
  void shift_subtree(Node top, Potential by, Meter& meter);

  std::vector<TreeNode> nodes_;  // the last one is the root
  std::vector<ArcData> arcs_;
  std::vector<std::int8_t> state_;
  std::vector<std::int32_t> flow_, capacity_;
  Arc next_arc_ = 0;
  Node join_ = no_node;  // of the last cycle
  std::uint64_t pivots_ = 0, work_ = 0;
  bool tree_built_ = false;
};

extern template class NetworkSimplex<std::int64_t>;
extern template class NetworkSimplex<WideWeight>;

}  // namespace koppel
