// One step of the Hungarian method with capacities: a place that is free but has a dual > 0 is filled, or its dual brought to 0.
//
// Problem:    a node s of one side ("near") has room, yet dual[s] > 0: another unit there would be worth dual[s]. Either it can be
//             had, by a chain of changes that ends at a far node with room or at a near node that lets go of what it holds; or not.
// Invariant:  the slack dual[near] + dual[far] − w is ≥ 0 on edges that are not held and ≤ 0 on those that are. The search is Dijkstra's on
//             the residual graph with these slacks as lengths, and the duals of all nodes nearer than the end are shifted so that
//             it stays true (Kuhn 1955; Tomizawa 1971; Edmonds & Karp 1972).
// Complexity: O((edges seen) + (nodes seen)·log): it ends at the first end reached, and no length passes dual[s].
// Errors:     none. Stopped by the meter: false, and nothing is changed.
//
// The same code serves both sides: requests without an offer (far = offers) and offers with a price and a free place (far = requests).
//
//   ShortestPath<std::int32_t> search(requests, offers);
//   search.run(s, [&](Index request, auto visit) { for (each edge of request) visit(offer, weight); });
#pragma once

#include <algorithm>
#include <limits>
#include <utility>
#include <vector>

#include "solve/algorithms/auction/holdings.hpp"

namespace koppel::auction {

template <class Value>
class ShortestPath {
 public:
  ShortestPath(Side<Value>& near, Side<Value>& far)
      : near_(near),
        far_(far),
        near_reached_(near.holdings.size(), Reached{}),
        far_reached_(far.holdings.size(), Reached{}) {}

  // `edges_of(node, visit)` calls visit(far node, weight) for all edges of a near node.
  template <class EdgesOf>
  [[nodiscard]] bool run(Index source, EdgesOf edges_of, Meter& meter) {
    seen_ = 0;
    source_ = source;
    best_ = unreached;
    near_reached_[source] = {0, none, 0};
    near_touched_.push_back(source);
    settle_near(source, 0, edges_of);
    while (!heap_.empty() && heap_.front().distance < best_) {
      if (!meter.spend(std::exchange(seen_, 1))) {
        forget();
        return false;
      }
      const Waiting next = heap_.front();
      std::pop_heap(heap_.begin(), heap_.end(), later);
      heap_.pop_back();
      if (next.is_far) {
        if (next.distance == far_reached_[next.node].distance) settle_far(next.node, next.distance, edges_of);
      } else if (next.distance == near_reached_[next.node].distance) {
        settle_near(next.node, next.distance, edges_of);
      }
    }
    shift_duals();
    change_holdings();
    forget();
    return meter.spend(seen_);
  }

 private:
  static constexpr Value unreached = std::numeric_limits<Value>::max();

  struct Reached {
    Value distance = unreached;
    Index from = none;  // a node of the other side
    Value weight = 0;   // of the edge that leads to a far node
  };
  struct Waiting {
    Value distance;
    Index node;
    bool is_far;
  };
  struct Change {
    Index near, far;
    Value weight;
  };
  static bool later(const Waiting& a, const Waiting& b) { return a.distance > b.distance; }

  template <class EdgesOf>
  void settle_near(Index node, Value distance, EdgesOf& edges_of) {
    const Value dual = near_.dual[node];
    if (distance + dual < best_) {  // it could let go of what it was reached by; the source could do without
      best_ = distance + dual;
      end_ = node;
      end_is_far_ = false;
    }
    edges_of(node, [&](Index other, Value weight) {
      ++seen_;
      const Value length = distance + (dual + far_.dual[other] - weight);
      if (length < best_ && length < far_reached_[other].distance && !near_.holdings.holds(node, other)) {
        reach_far(other, {length, node, weight});
      }
    });
  }

  void reach_far(Index node, Reached reached) {
    if (far_reached_[node].distance == unreached) far_touched_.push_back(node);
    far_reached_[node] = reached;
    if (far_.holdings.has_room(node)) {
      best_ = reached.distance;
      end_ = node;
      end_is_far_ = true;
    } else {
      push({reached.distance, node, true});
    }
  }

  template <class EdgesOf>
  void settle_far(Index node, Value distance, EdgesOf& edges_of) {
    for (const Held<Value>& held : far_.holdings.of(node)) {
      ++seen_;
      const Value length = distance + (held.weight - near_.dual[held.node] - far_.dual[node]);
      if (length >= best_ || length >= near_reached_[held.node].distance) continue;
      if (near_reached_[held.node].distance == unreached) near_touched_.push_back(held.node);
      near_reached_[held.node] = {length, node, 0};
      if (length == distance)
        settle_near(held.node, length, edges_of);
      else
        push({length, held.node, false});
    }
  }

  void push(Waiting waiting) {
    heap_.push_back(waiting);
    std::push_heap(heap_.begin(), heap_.end(), later);
  }

  void shift_duals() {
    for (const Index node : far_touched_) far_.dual[node] += std::max<Value>(best_ - far_reached_[node].distance, 0);
    for (const Index node : near_touched_) near_.dual[node] -= std::max<Value>(best_ - near_reached_[node].distance, 0);
  }

  // Walks back from the end to the source; first lets go, then takes, so that no node ever holds too much.
  void change_holdings() {
    released_.clear();
    taken_.clear();
    Index node = end_;
    if (end_is_far_) node = take(node);
    while (node != source_) {
      const Index other = near_reached_[node].from;
      released_.push_back({node, other, 0});
      node = take(other);
    }
    for (const Change& change : released_) {
      near_.holdings.remove(change.near, change.far);
      far_.holdings.remove(change.far, change.near);
    }
    for (const Change& change : taken_) {
      near_.holdings.add(change.near, {change.far, change.weight});
      far_.holdings.add(change.far, {change.near, change.weight});
    }
  }

  // Notes that a far node goes to the near node it was reached from, and returns that one.
  Index take(Index far_node) {
    const Reached& reached = far_reached_[far_node];
    taken_.push_back({reached.from, far_node, reached.weight});
    return reached.from;
  }

  void forget() {
    for (const Index node : far_touched_) far_reached_[node].distance = unreached;
    for (const Index node : near_touched_) near_reached_[node].distance = unreached;
    far_touched_.clear();
    near_touched_.clear();
    heap_.clear();
  }

  Side<Value>& near_;
  Side<Value>& far_;
  HugeVector<Reached> near_reached_, far_reached_;
  std::vector<Index> near_touched_, far_touched_;
  std::vector<Waiting> heap_;
  std::vector<Change> released_, taken_;
  std::uint64_t seen_ = 0;  // edges, since the meter was asked
  Index source_ = none;
  Value best_ = unreached;  // length of the shortest way out so far
  Index end_ = none;        // where it ends
  bool end_is_far_ = false;
};

}  // namespace koppel::auction
