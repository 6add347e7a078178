// A problem that can be changed piece by piece, and taken back.
//
// Problem:    BipartiteGraph is immutable and numbers its edges by (request, offer): one edge more would mean building all anew.
// Promise:    offers, requests and edges keep their numbers here for ever; new ones are numbered on. apply() returns the inverse. problem()
//             is the present state as a plain problem: the same numbers of offers and requests, edges that are off left out and the
//             others numbered as a graph does; `edges` tells which is which.
// Complexity: apply O(log of the edges added + levels), O(edges) the first time that a uniform level gets another weight;
//             problem() O(levels × edges).
// Errors:     none here: whoever makes the edits checks them.
//
//   EditableProblem problem(original);
//   Edit inverse = problem.apply(SetRule{edge, Rule::off});
//   solve(problem.problem().problem);
#pragma once

#include <array>
#include <map>
#include <optional>
#include <vector>

#include "graph/problem.hpp"
#include "solve/warm/edit.hpp"

namespace koppel::warm {

class EditableProblem {
 public:
  explicit EditableProblem(const Problem& problem);

  [[nodiscard]] Edit apply(const Edit& edit);

  struct Snapshot {
    Problem problem;
    std::vector<EdgeId> edges;  // by the problem's numbers, ours
  };
  [[nodiscard]] Snapshot problem() const;

  [[nodiscard]] std::size_t edge_count() const { return rules_.size(); }
  [[nodiscard]] std::size_t node_count(Side side) const { return degrees_[index(side)].size(); }
  [[nodiscard]] std::size_t level_count() const { return levels_.size(); }
  [[nodiscard]] const Level& level(std::size_t number) const { return levels_[number]; }
  [[nodiscard]] Endpoints ends(EdgeId edge) const;
  [[nodiscard]] Rule rule(EdgeId edge) const { return rules_[edge.index()]; }
  [[nodiscard]] Range range(Side side, Index node) const;
  [[nodiscard]] std::string name(Side side, Index node) const;
  [[nodiscard]] std::int32_t pinned_count(Side side, Index node) const { return pinned_[index(side)][node]; }
  [[nodiscard]] std::optional<EdgeId> find(Endpoints ends) const;
  // All edges of a node that are not off, by number.
  [[nodiscard]] std::vector<EdgeId> edges_of(Side side, Index node) const;

  // Nothing but ranges, pins, weights and gains of nodes: no groups, no all-or-nothing rule, and no sum that could pass 2^62. O(1),
  // but O(edges) where the sums may be too large.
  [[nodiscard]] bool is_plain();

  [[nodiscard]] static std::size_t index(Side side) { return side == Side::offers ? 0 : 1; }
  [[nodiscard]] static Index node(Endpoints ends, Side side) {
    return side == Side::offers ? ends.offer.value : ends.request.value;
  }

 private:
  Edit make(const SetRange& edit);
  Edit make(const SetWeights& edit);
  Edit make(const SetRule& edit);
  Edit make(const AddNode& edit);
  Edit make(const AddEdge& edit);
  Edit make(const RemoveLastNode& edit);
  Edit make(const RemoveLastEdge& edit);

  Range& range_of(Side side, Index node);
  void set_weight(Level& level, std::size_t edge, Weight weight);
  void note_sizes(Weight weight, std::size_t level);
  void recount_sizes();
  [[nodiscard]] bool sums_fit() const;
  void count_places(Side side, Index node, int sign);
  [[nodiscard]] std::vector<EdgeId> live_edges() const;
  [[nodiscard]] bool as_built() const;

  Instance
      instance_;  // its graph as it was given, its lists of ranges, weights and names as they are; pins: see rules_
  std::vector<Level> levels_;
  std::vector<Endpoints> new_edges_;
  std::map<Endpoints, EdgeId> new_edge_ids_;
  std::vector<Rule> rules_;
  std::size_t off_count_ = 0;
  std::array<std::vector<std::int32_t>, 2> pinned_;  // by side and node
  std::array<std::vector<Index>, 2> degrees_;
  std::array<WideWeight, 2> places_{};      // Σ min(upper, degree)
  bool simple_ = true;                      // no groups, no all-or-nothing rule
  std::vector<WideWeight> largest_weight_;  // by level, of all times since the last recount
  std::vector<WideWeight> gain_sum_;        // by level
};

}  // namespace koppel::warm
