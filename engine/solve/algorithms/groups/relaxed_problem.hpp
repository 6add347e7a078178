// One level without its groups, in the form that the auction takes.
//
// Problem:    the auction knows capacities and plain weights only; a level has groups, lower bounds and gains besides.
// Promise:    a matching and duals that are optimal where groups do not bind. Nodes whose pairs are not all worth the same become several:
//             one for each run of equal steps, and one for the places that a lower bound demands, whose pairs are worth a bonus more.
//             What a group is said to cost is taken off every pair of it.
// Complexity: of the auction, with an edge for every two runs that it joins.
// Errors:     nothing when the meter stopped the auction. `fits` is false when numbers leave no room, or when there were too many runs.
//
//   RelaxedProblem relaxed(problem, face, level);
//   if (relaxed.fits(meter)) std::optional<Start> start = relaxed.solve(path_duals(problem, tree, tolls), meter);
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "solve/algorithms/groups/residual_flow.hpp"
#include "solve/meter.hpp"

namespace koppel::groups {

// Places of one node whose pairs are all worth the same: a node of the auction.
struct Run {
  Weight step;
  std::int32_t places;
};

struct Runs {
  std::vector<std::uint32_t> begin{0};  // nodes + 1 entries
  std::vector<Run> runs;

  [[nodiscard]] std::span<const Run> of(std::size_t node) const {
    return std::span(runs).subspan(begin[node], begin[node + 1] - begin[node]);
  }
};

class RelaxedProblem {
 public:
  // Tolls, those of all the groups above a node together, stay within so many largest weights.
  static constexpr Weight largest_tolls = 8;

  RelaxedProblem(const Problem& problem, const Face& face, const Level& level);

  [[nodiscard]] bool fits(Meter& meter);  // false too when the meter says stop
  [[nodiscard]] Weight largest_weight() const { return largest_; }
  [[nodiscard]] std::optional<Start> solve(const PathDuals& tolls, Meter& meter);

 private:
  [[nodiscard]] bool make_edges(Meter& meter);
  void add_copies(EdgeId edge, Weight step);
  [[nodiscard]] bool take_off(const PathDuals& tolls, Meter& meter);
  template <class AnyId>
  [[nodiscard]] IdVector<AnyId, Weight> prices(const Runs& runs, const std::vector<Weight>& duals,
                                               const IdVector<AnyId, WideWeight>& tolls) const;

  const Problem& problem_;
  const Face& face_;
  const Level& level_;
  Weight largest_;
  Runs offers_, requests_;
  std::size_t copies_ = 0;  // of edges: one for every pair of runs
  std::vector<std::uint32_t> row_begin_;
  std::vector<OfferId> edge_offer_;
  std::vector<Weight> edge_weight_, tolled_weight_;
  std::vector<EdgeId> origin_;
};

}  // namespace koppel::groups
