// Balancing: shortest paths from nodes that have too much to nodes that have too little, until nobody has.
//
// Problem:    a residual flow whose potentials are right, but not its balance: a district beyond its ceiling, a sector below its floor.
// Promise:    keeps every length ≥ 0, so that a balanced flow is optimal and proved (successive shortest paths: Jewell 1958, Iri 1960,
//             Busacker & Gowen 1961; potentials: Edmonds & Karp 1972). Each search ends at the nearest node that has too little,
//             and only potentials nearer than that change: good starts need local searches only.
// Complexity: one Dijkstra search, cut off at the first end, for every pair too much.
// Errors:     none. `stuck`: some node can pass its excess nowhere: the ranges contradict one another.
//
//   Balancing balancing(flow, meter);
//   if (balancing.run() == Balance::reached) return flow.solution();
#pragma once

#include <vector>

#include "solve/algorithms/groups/residual_flow.hpp"
#include "solve/meter.hpp"

namespace koppel::groups {

enum class Balance : std::uint8_t { reached, stuck, stopped };

class Balancing {
 public:
  Balancing(ResidualFlow& flow, Meter& meter);

  [[nodiscard]] Balance run();

 private:
  static constexpr Node none = ~Node{0};

  struct Reached {
    Weight distance = impossible;
    Node from = none;
    EdgeId edge;  // when one of the two is an offer and the other a request
  };
  struct Waiting {
    Weight distance;
    Node node;
  };
  static bool later(const Waiting& a, const Waiting& b) { return a.distance > b.distance; }

  [[nodiscard]] bool search(Node source);
  [[nodiscard]] Node next();
  void settle(Node node);
  void settle_hub(Node hub);
  void climb(Node node);
  void reach(Node node, Weight length, Node from, EdgeId edge = {});
  void shift_potentials();
  void move_excess(Node source);
  [[nodiscard]] bool along_edge(Node a, Node b) const {
    return flow_.is_offer(a) ? flow_.is_request(b) : flow_.is_request(a) && flow_.is_offer(b);
  }
  void forget();

  ResidualFlow& flow_;
  Meter& meter_;
  std::vector<Reached> reached_;
  std::vector<Node> touched_;
  std::vector<Waiting> heap_;  // reached at a distance beyond the present one
  std::vector<Node> at_once_;  // reached at the present distance
  Weight distance_ = 0;        // the present one
  Weight best_ = farthest;     // of the nearest end found
  Node end_ = none;
  std::uint64_t seen_ = 0;
};

}  // namespace koppel::groups
