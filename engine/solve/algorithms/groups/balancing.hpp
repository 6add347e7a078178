// Balancing: shortest paths from nodes that have too much to nodes that have too little, until nobody has.
//
// Problem:    a residual flow whose potentials are right, but not its balance: a district beyond its ceiling, a sector below its floor.
// Promise:    keeps every length ≥ 0, so that a balanced flow is optimal and proved (primal-dual method: Ford & Fulkerson 1957; potentials:
//             Edmonds & Karp 1972). Each round searches from all nodes that have too much at once, or backwards from all that have
//             too little, whichever are fewer, until it knows how near each of the others is; then pairs move along ways of
//             length 0 until no more is found (a search in depth that resumes where it left each node: Dinic 1970). So every group
//             finds its own price in each round, and good starts need few rounds.
// Complexity: a round costs one Dijkstra search over the edges that are short enough to matter; there are at most as many rounds as pairs too much.
// Errors:     none. `stuck`: some excess can be passed nowhere: the ranges contradict one another.
//
//   Balancing balancing(flow, meter);
//   if (balancing.run(budget) == Balance::reached) return flow.solution();
#pragma once

#include <optional>
#include <vector>

#include "solve/algorithms/groups/residual_flow.hpp"
#include "solve/meter.hpp"

namespace koppel::groups {

enum class Balance : std::uint8_t { reached, stuck, stopped, over_budget };

class Balancing {
 public:
  Balancing(ResidualFlow& flow, Meter& meter);

  // Can be called again after over_budget, to go on; `budget` is a number of ways seen.
  [[nodiscard]] Balance run(std::uint64_t budget);
  // One round's change of the potentials, without moving pairs: what it would cost to begin.
  bool approach();

 private:
  struct Waiting {
    Weight distance;
    Node node;
  };
  struct Move {
    Node from, to;
    EdgeId edge;  // when one of the two is an offer and the other a request
  };
  static bool later(const Waiting& a, const Waiting& b) { return a.distance > b.distance; }

  void look_for_sources();
  [[nodiscard]] bool search();
  [[nodiscard]] bool search_within(Weight radius);
  void list_usual();
  void list_edges(Weight limit);
  [[nodiscard]] std::optional<Node> next();
  [[nodiscard]] bool settle(Node node);
  void reach(Node node, Weight length);
  void shift_potentials();
  void move_excess(Node source);
  [[nodiscard]] bool find_end(Node source);
  [[nodiscard]] bool step_ahead(Node node);
  void move_along_path(Node source);
  void visit(Node node);
  void forget_distances();
  void forget_visits();

  ResidualFlow& flow_;
  Meter& meter_;

  std::vector<Node> sources_;  // what has too much
  std::size_t ends_ = 0;       // how many have too little

  // Edges that are not listed are at least limit_ − drift_ long.
  Weight limit_ = 0, drift_ = 0, usual_limit_ = 0;

  // The search for distances.
  std::vector<Weight> reached_;  // distance by node
  std::vector<Node> touched_;
  std::vector<Waiting> heap_;  // reached at a distance beyond the present one
  std::vector<Node> at_once_;  // reached at the present distance
  Weight distance_ = 0;        // the present one
  Weight radius_ = 0;          // how far to look
  std::size_t ends_found_ = 0;

  // The search in depth.
  std::vector<std::uint32_t> next_way_;  // by node; 0 also where it was never visited
  std::vector<bool> closed_;             // on the path, or a dead end
  std::vector<Node> visited_;
  std::vector<Move> path_;

  std::uint64_t seen_ = 0;
};

}  // namespace koppel::groups
