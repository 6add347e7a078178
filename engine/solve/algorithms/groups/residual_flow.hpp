// The flow that balancing changes: potentials that are right, and a flow that follows them but does not add up everywhere.
//
// Problem:    one level over the general model: ranges and concave gains of nodes and groups, pins, laminar groups on both sides.
// The network: pairs flow from a root over the offers' groups to the offers, along the edges to the requests, and over their groups
//             back to the root. Every node but the root has one arc to its `parent`, the smallest thing that holds it; the flow on it
//             is the node's count of pairs. Group g is node offers + requests + g, the root the last one.
// Invariant:  every change by one pair has a length potential(from) − potential(to) − gain ≥ 0. What may be wrong is the balance:
//             `excess` is what flows into a node and not out of it. Where all is balanced the flow is optimal and the potentials
//             prove it.
// Direction:  seen backwards, nodes with too little are those with too much, and every way leads the other way; lengths are the same.
// Complexity: building O(edges + nodes + groups); a change O(1).
// Errors:     none. Once the meter has said stop, what was being built is not whole: ask it. Nodes × largest weight or step must stay below 2^58.
//
//   ResidualFlow flow(problem, tree, face, level, start, meter);  // start: any; it decides only how much is left to do
//   if (flow.excess(node) > 0) search(node);               // balancing.hpp
#pragma once

#include <algorithm>
#include <cstdint>
#include <span>
#include <vector>

#include "graph/group_tree.hpp"
#include "solve/algorithms/auction/huge_pages.hpp"
#include "solve/algorithms/flow_level.hpp"
#include "solve/face.hpp"
#include "solve/meter.hpp"

namespace koppel::groups {

using Node = std::uint32_t;
inline constexpr Weight impossible = Weight{1} << 61;
inline constexpr Weight farthest = Weight{1} << 60;  // longer than any path

// Edges that seem right, and what a pair seems to cost at each offer, request and group: its own dual and those of all groups above.
struct Start {
  std::vector<EdgeId> matching;
  IdVector<OfferId, Weight> offers;
  IdVector<RequestId, Weight> requests;
  IdVector<GroupId, Weight> groups;
};

class ResidualFlow {
 public:
  ResidualFlow(const Problem& problem, const GroupTree& tree, const Face& face, const Level& level, const Start& start,
               Meter& meter);

  [[nodiscard]] Node size() const { return static_cast<Node>(nodes_.size()); }
  [[nodiscard]] bool is_hub(Node node) const { return node >= first_hub_; }
  [[nodiscard]] bool is_root(Node node) const { return node + 1 == nodes_.size(); }

  // From here on all is seen the other way round; the list of edges is gone.
  void turn_round();
  [[nodiscard]] std::int64_t excess(Node node) const { return backwards_ ? -excess_[node] : excess_[node]; }
  void shift(Node node, Weight by) { potential_[node] += backwards_ ? -by : by; }

  // Searches look at listed edges only: those that were shorter than `limit` when this was called, and those in use. Lengths change
  // by no more than a search's distance, so that the others stay out of reach for many searches.
  void list_edges(Weight limit);
  // A limit that lists some fifteenth of all edges.
  [[nodiscard]] Weight usual_limit() const;

  // Calls visit(to, edge, length) for the ways, not longer than `longest`, by which a node can pass on a pair; from its k-th way on, until
  // visit returns true: k is then the number of that way. Between an offer and a request `edge` is theirs.
  template <class Visit>
  bool for_each_way(Node node, std::uint32_t& k, Weight longest, Visit visit) const {
    if (k == 0 && !is_root(node)) {
      const Weight length = way_up(node);
      if (length <= longest && visit(nodes_[node].parent, EdgeId{}, length)) return true;
    }
    k = std::max(k, 1U);
    if (is_hub(node)) return for_each_child(node, k, longest, visit);
    return takes(node) ? for_each_listed(node, k, longest, visit) : for_each_used(node, k, longest, visit);
  }

  // One pair more or less between an offer and a request.
  void move_along_edge(Node from, Node to, EdgeId edge);
  // `amount` pairs from a node to its parent or back; at most room_along_range.
  void move_along_range(Node from, Node to, std::int64_t amount);
  [[nodiscard]] std::int64_t room_along_range(Node from, Node to) const;

  [[nodiscard]] LevelDuals duals() const;
  // Meant when nothing has excess; otherwise the edges in use, which may break ranges. The duals are a bound in any case.
  [[nodiscard]] LevelSolution solution() const;

 private:
  enum class Use : std::uint8_t { unused, used, fixed_in, fixed_out };

  struct State {
    Weight raising_cost = impossible, lowering_cost = impossible;
    Node parent = 0;
    bool supply = false;
  };
  // An edge as one of its ends sees it.
  struct Entry {
    Node other;
    EdgeId edge;
    Weight weight;
  };
  // A node's range and gains, where the face and the level have them.
  struct Terms {
    Range range;
    const StepGains* gains = nullptr;
    std::size_t number = 0;
  };

  template <class Visit>
  bool for_each_child(Node hub, std::uint32_t& k, Weight longest, Visit visit) const {
    const std::size_t begin = child_begin_[hub - first_hub_], count = child_begin_[hub - first_hub_ + 1] - begin;
    for (; k <= count; ++k) {
      const Node child = child_[begin + k - 1];
      const Weight length = way_down(child);
      if (length <= longest && visit(child, EdgeId{}, length)) return true;
    }
    return false;
  }
  template <class Visit>
  bool for_each_listed(Node node, std::uint32_t& k, Weight longest, Visit visit) const {
    const Entry* const entries = listed_.data() + listed_begin_[taker(node)];
    const std::uint32_t count = listed_begin_[taker(node) + 1] - listed_begin_[taker(node)];
    for (; k <= count; ++k) {
      const Entry& entry = entries[k - 1];
      const Weight length = difference(node, entry.other) - entry.weight;
      if (length <= longest && length >= 0 && !uses(entry.edge) && visit(entry.other, entry.edge, length)) return true;
    }
    return false;
  }
  template <class Visit>
  bool for_each_used(Node node, std::uint32_t& k, Weight longest, Visit visit) const {
    const std::vector<Entry>& used = used_[node];
    for (; k <= used.size(); ++k) {
      const Entry& entry = used[k - 1];
      const Weight length = difference(node, entry.other) + entry.weight;
      if (length <= longest && visit(entry.other, entry.edge, length)) return true;
    }
    return false;
  }

  // The end of an edge from which it can be taken, seen in the present direction.
  [[nodiscard]] bool takes(Node node) const { return (node < offers_) != backwards_; }
  [[nodiscard]] Node taker(Node node) const { return backwards_ ? node - offers_ : node; }
  [[nodiscard]] Weight difference(Node from, Node to) const {
    return backwards_ ? potential_[to] - potential_[from] : potential_[from] - potential_[to];
  }
  [[nodiscard]] bool uses(EdgeId edge) const { return use_[edge.index()] == Use::used; }

  // What it costs to change a node's count by one; beyond `farthest` where its range ends.
  [[nodiscard]] Weight raising_length(Node node) const { return nodes_[node].raising_cost - dual(node); }
  [[nodiscard]] Weight lowering_length(Node node) const { return nodes_[node].lowering_cost + dual(node); }
  [[nodiscard]] Weight way_up(Node node) const {
    return nodes_[node].supply != backwards_ ? lowering_length(node) : raising_length(node);
  }
  [[nodiscard]] Weight way_down(Node child) const {
    return nodes_[child].supply != backwards_ ? raising_length(child) : lowering_length(child);
  }
  [[nodiscard]] Weight dual(Node node) const {
    const Weight difference = potential_[node] - potential_[nodes_[node].parent];
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
  template <class Visit>
  void for_each_free_edge(Node stride, Visit visit) const;

  const Problem& problem_;
  const GroupTree& tree_;
  const Face& face_;
  const Level& level_;
  Meter& meter_;
  Node offers_, first_hub_;
  bool backwards_ = false;
  std::vector<State> nodes_;
  std::vector<Weight> potential_;
  std::vector<std::int64_t> count_, excess_;
  std::vector<std::uint32_t> child_begin_;
  std::vector<Node> child_;
  std::vector<Use> use_;
  std::vector<std::vector<Entry>> used_;  // by offer and request
  auction::HugeVector<Entry> listed_;
  std::vector<std::uint32_t> listed_begin_;  // by taker
};

}  // namespace koppel::groups
