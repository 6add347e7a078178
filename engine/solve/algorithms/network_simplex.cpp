#include "solve/algorithms/network_simplex.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

namespace koppel {

template <class Potential>
NetworkSimplex<Potential>::NetworkSimplex(std::size_t nodes) : nodes_(nodes + 1) {}

template <class Potential>
void NetworkSimplex<Potential>::reserve(std::size_t arcs) {
  arcs_.reserve(arcs);
  state_.reserve(arcs);
  flow_.reserve(arcs);
  capacity_.reserve(arcs);
}

template <class Potential>
auto NetworkSimplex<Potential>::add_arc(Node tail, Node head, Weight gain, std::int32_t capacity, std::int32_t flow)
    -> Arc {
  arcs_.push_back({tail, head, gain});
  state_.push_back(flow == 0 ? at_zero : at_capacity);
  flow_.push_back(flow);
  capacity_.push_back(capacity);
  return static_cast<Arc>(arcs_.size() - 1);
}

template <class Potential>
void NetworkSimplex<Potential>::hang_below(Node node, Node parent) {
  TreeNode& child = nodes_[node];
  child.parent = parent;
  child.previous = no_node;
  child.next = nodes_[parent].first_child;
  if (child.next != no_node) nodes_[child.next].previous = node;
  nodes_[parent].first_child = node;
}

template <class Potential>
void NetworkSimplex<Potential>::cut(Node node) {
  const TreeNode& child = nodes_[node];
  if (child.previous != no_node)
    nodes_[child.previous].next = child.next;
  else
    nodes_[child.parent].first_child = child.next;
  if (child.next != no_node) nodes_[child.next].previous = child.previous;
}

template <class Potential>
void NetworkSimplex<Potential>::build_tree() {
  const Node root = static_cast<Node>(nodes_.size() - 1);
  for (Node node = 0; node < root; ++node) {
    const Arc arc = nodes_[node].arc;
    if (arc != no_arc) state_[arc] = in_tree;
    hang_below(node, arc == no_arc ? root : arcs_[arc].tail ^ arcs_[arc].head ^ node);
  }
  // Depths and potentials from the root down; a node on an artificial arc keeps the potential it was given.
  std::vector<Node> stack{root};
  while (!stack.empty()) {
    const Node node = stack.back();
    stack.pop_back();
    for (Node child = nodes_[node].first_child; child != no_node; child = nodes_[child].next) {
      TreeNode& below = nodes_[child];
      below.depth = nodes_[node].depth + 1;
      if (below.arc != no_arc) {
        const Potential gain = arcs_[below.arc].gain;
        below.potential = nodes_[node].potential + (points_up(child) ? gain : -gain);
      }
      stack.push_back(child);
    }
  }
  tree_built_ = true;
}

// The arc with the largest violation in the first block that has one.
template <class Potential>
auto NetworkSimplex<Potential>::find_entering() -> Arc {
  const Arc count = static_cast<Arc>(arcs_.size());
  const Arc block = std::max<Arc>(20, static_cast<Arc>(std::sqrt(static_cast<double>(count))));
  Arc best = no_arc;
  Potential most = 0;
  Arc left = block;
  Arc arc = next_arc_ < count ? next_arc_ : 0;
  for (Arc scanned = 0; scanned < count; ++scanned) {
    const Potential violation = state_[arc] * reduced_gain(arcs_[arc]);
    if (violation > most) {
      most = violation;
      best = arc;
    }
    if (++arc == count) arc = 0;
    if (--left == 0) {
      left = block;
      if (best != no_arc) {
        work_ += scanned;
        next_arc_ = arc;
        return best;
      }
    }
  }
  work_ += count;
  next_arc_ = arc;
  return best;
}

// How much more flow can go from the node to its parent, and the other way. An artificial arc has endless room towards the root.
template <class Potential>
std::int32_t NetworkSimplex<Potential>::room_up(Node node) const {
  const Arc arc = nodes_[node].arc;
  if (arc == no_arc) return std::numeric_limits<std::int32_t>::max();
  return points_up(node) ? capacity_[arc] - flow_[arc] : flow_[arc];
}

template <class Potential>
std::int32_t NetworkSimplex<Potential>::room_down(Node node) const {
  const Arc arc = nodes_[node].arc;
  if (arc == no_arc) return 0;
  return points_up(node) ? flow_[arc] : capacity_[arc] - flow_[arc];
}

// The cycle runs from the join down to `from`, over the entering arc to `to`, and up to the join again. Of the arcs that block it the
// last one on that way leaves: that keeps the basis strongly feasible.
template <class Potential>
auto NetworkSimplex<Potential>::find_blocking(Arc entering, Node from, Node to) -> Blocking {
  Blocking down{std::numeric_limits<std::int32_t>::max(), no_node, true};
  Blocking up{capacity_[entering], no_node, false};
  while (from != to) {
    if (nodes_[from].depth >= nodes_[to].depth) {
      if (const std::int32_t room = room_down(from); room < down.amount) down.amount = room, down.node = from;
      from = nodes_[from].parent;
    } else {
      if (const std::int32_t room = room_up(to); room <= up.amount) up.amount = room, up.node = to;
      to = nodes_[to].parent;
    }
    ++work_;
  }
  join_ = from;
  return down.amount < up.amount ? down : up;
}

template <class Potential>
void NetworkSimplex<Potential>::push(Node from, Node to, std::int32_t amount) {
  if (amount == 0) return;
  for (Node node = from; node != join_; node = nodes_[node].parent) {
    flow_[nodes_[node].arc] += points_up(node) ? -amount : amount;
  }
  for (Node node = to; node != join_; node = nodes_[node].parent) {
    flow_[nodes_[node].arc] += points_up(node) ? amount : -amount;
  }
}

template <class Potential>
void NetworkSimplex<Potential>::pivot(Arc entering, Meter& meter) {
  const bool forward = state_[entering] == at_zero;
  const Node from = forward ? arcs_[entering].tail : arcs_[entering].head;
  const Node to = forward ? arcs_[entering].head : arcs_[entering].tail;
  const Blocking blocking = find_blocking(entering, from, to);
  push(from, to, blocking.amount);
  flow_[entering] += forward ? blocking.amount : -blocking.amount;
  ++pivots_;
  if (blocking.node == no_node) {
    state_[entering] = forward ? at_capacity : at_zero;
    return;
  }
  const Arc leaving = nodes_[blocking.node].arc;
  if (leaving != no_arc) state_[leaving] = flow_[leaving] == 0 ? at_zero : at_capacity;
  state_[entering] = in_tree;
  const Node in = blocking.on_from_side ? from : to, anchor = blocking.on_from_side ? to : from;
  rehang(in, blocking.node, anchor, entering);
  const Potential gain = arcs_[entering].gain;
  const Potential right = nodes_[anchor].potential + (points_up(in) ? gain : -gain);
  shift_subtree(in, right - nodes_[in].potential, meter);
}

// The subtree of `out` is cut off, turned over so that `in` is its top, and hung below `anchor` on the entering arc.
template <class Potential>
void NetworkSimplex<Potential>::rehang(Node in, Node out, Node anchor, Arc entering) {
  Node node = in, below = anchor;
  Arc arc = entering;
  while (true) {
    const Node above = nodes_[node].parent;
    const Arc above_arc = nodes_[node].arc;
    cut(node);
    hang_below(node, below);
    nodes_[node].arc = arc;
    if (node == out) break;
    below = node;
    node = above;
    arc = above_arc;
  }
}

// May hold nearly all nodes, so that the meter must be asked within.
template <class Potential>
void NetworkSimplex<Potential>::shift_subtree(Node top, Potential by, Meter& meter) {
  constexpr std::uint64_t many = std::uint64_t{1} << 14;
  Node node = top;
  while (true) {
    TreeNode& here = nodes_[node];
    here.potential += by;
    here.depth = nodes_[here.parent].depth + 1;
    if (++work_ >= many && !meter.spend(std::exchange(work_, 0))) return;
    if (here.first_child != no_node) {
      node = here.first_child;
      continue;
    }
    while (node != top && nodes_[node].next == no_node) node = nodes_[node].parent;
    if (node == top) return;
    node = nodes_[node].next;
  }
}

template <class Potential>
bool NetworkSimplex<Potential>::run(Meter& meter) {
  if (!tree_built_) build_tree();
  for (Arc entering = find_entering(); entering != no_arc; entering = find_entering()) {
    pivot(entering, meter);
    if (!meter.spend(std::exchange(work_, 0))) return false;
  }
  return true;
}

template class NetworkSimplex<std::int64_t>;
template class NetworkSimplex<WideWeight>;

}  // namespace koppel
