// The state that searches read and change: rows, duals, and a record of what was before.
//
// Invariant between two changes (complementary slackness, lexicographic; y the duals, k a node's number of pairs, step the gain of its
// k-th pair, mostly 0):
//   free edge   y(offer) + y(request) − w ≥ 0        k < upper  ⇒  step(k + 1) + y ≤ 0
//   held edge   y(offer) + y(request) − w ≤ 0        k > lower  ⇒  step(k) + y ≥ 0
// Pinned edges and those that are off may lie on either side. It proves the optimum, and the duals are its certificate.
//
// Promise:    every change of an edge's run or a dual is recorded, so that it can be taken back.
// Complexity: O(1) for each change; 4 million rows of two levels are some 130 MB.
// Errors:     none.
//
//   state.set_run(edge, Run::held);
//   state.restore(mark);
#pragma once

#include <array>
#include <limits>
#include <vector>

#include "solve/warm/rows.hpp"

namespace koppel::warm {

inline constexpr Index none = std::numeric_limits<Index>::max();

using SideIndex = std::size_t;  // 0: offers, 1: requests

template <std::size_t levels>
class State {
 public:
  using Vector = LexVector<levels>;
  using Entry = typename Rows<levels>::Entry;

  struct Node {
    Vector dual{};
    Vector distance = Vector::unreached();  // of the search that is running
    Index from = none;                      // the node before it on the way, and the edge that led here
    Index edge = none;
    Range range{0, 0};
  };

  struct Side {
    std::vector<Node> nodes;
    Rows<levels> rows;
    std::vector<std::vector<Vector>> steps;  // by node, the gains of its first, second, … pair

    [[nodiscard]] Vector step(Index node, std::int64_t pair) const {
      const std::vector<Vector>& mine = steps[node];
      return pair <= static_cast<std::int64_t>(mine.size()) ? mine[static_cast<std::size_t>(pair - 1)] : Vector{};
    }
  };

  // What one change did, as it was before.
  struct DualRecord {
    SideIndex side;
    Index node;
    Vector dual;
  };
  struct RunRecord {
    Index edge;
    Run run;
  };
  struct Record {
    std::vector<DualRecord> duals;
    std::vector<RunRecord> runs;
    std::array<WideWeight, levels> values{};
  };

  State(std::array<Side, 2> both_sides, std::vector<std::array<Index, 2>> edge_ends)
      : sides(std::move(both_sides)), ends(std::move(edge_ends)) {}

  [[nodiscard]] Node& node(SideIndex side, Index number) { return sides[side].nodes[number]; }
  [[nodiscard]] std::int64_t count(SideIndex side, Index number) const { return sides[side].rows.count(number); }
  [[nodiscard]] Run run_of(Index edge) const { return sides[0].rows.run_of(ends[edge][0], edge); }
  [[nodiscard]] bool is_chosen(Index edge) const { return run_of(edge) <= Run::held; }
  [[nodiscard]] const Vector& weight(Index edge) const { return sides[0].rows.entry(ends[edge][0], edge).weight; }
  // How much the edge is worth beyond its duals: not above 0 for free edges, not below for held ones.
  [[nodiscard]] Vector surplus(Index edge) {
    return weight(edge) - node(0, ends[edge][0]).dual - node(1, ends[edge][1]).dual;
  }

  // Adds what the node's pairs are worth to the values: its gains, and on the first side the weights. For a state just built.
  void add_worth(SideIndex side, Index number) {
    for (std::int64_t pair = 1; pair <= count(side, number); ++pair) add_value(+1, sides[side].step(number, pair));
    if (side != 0) return;
    for (const Run run : {Run::pinned, Run::held}) {
      for (const Entry& entry : sides[0].rows.run(number, run)) add_value(+1, entry.weight);
    }
  }

  void set_dual(SideIndex side, Index number, const Vector& dual) {
    record.duals.push_back({side, number, node(side, number).dual});
    node(side, number).dual = dual;
  }
  void set_run(Index edge, Run to) {
    const Run before = run_of(edge);
    record.runs.push_back({edge, before});
    for (const SideIndex side : {0, 1}) put_run(side, edge, to);
  }
  // On one side only, and not recorded: for pairs that are only half made.
  void put_run(SideIndex side, Index edge, Run to) {
    const Index number = ends[edge][side];
    Rows<levels>& rows = sides[side].rows;
    const bool was_chosen = rows.run_of(number, edge) <= Run::held, will_be_chosen = to <= Run::held;
    if (was_chosen && !will_be_chosen) add_value(-1, sides[side].step(number, rows.count(number)));
    rows.move(number, edge, to);
    if (!was_chosen && will_be_chosen) add_value(+1, sides[side].step(number, rows.count(number)));
    if (side == 0 && was_chosen != will_be_chosen) add_value(will_be_chosen ? +1 : -1, weight(edge));
  }
  void set_weight(Index edge, const Vector& weight) {
    if (is_chosen(edge)) add_value(+1, weight - this->weight(edge));
    for (const SideIndex side : {0, 1}) sides[side].rows.entry(ends[edge][side], edge).weight = weight;
  }

  // Takes back the runs recorded from `mark` on.
  void restore_runs(std::size_t mark) {
    while (record.runs.size() > mark) {
      const RunRecord last = record.runs.back();
      record.runs.pop_back();
      for (const SideIndex side : {0, 1}) put_run(side, last.edge, last.run);
    }
  }
  void restore_duals() {
    for (; !record.duals.empty(); record.duals.pop_back()) {
      const DualRecord& last = record.duals.back();
      node(last.side, last.node).dual = last.dual;
    }
  }

  std::array<Side, 2> sides;
  std::vector<std::array<Index, 2>> ends;   // by edge
  std::array<WideWeight, levels> values{};  // of the chosen edges and the gains
  Record record;                            // of the change that is being made

 private:
  void add_value(int sign, const Vector& worth) {
    for (std::size_t l = 0; l < levels; ++l) values[l] += sign * WideWeight{worth.part[l]};
  }
};

}  // namespace koppel::warm
