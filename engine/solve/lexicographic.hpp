// Level after level, each on the optimal face of those before it.
//
// Problem:    an ordered objective, exactly, without weights so large that they swallow one another.
// Promise:    after run() returned true the matching is optimal for all levels of the problem and the duals of each level prove it.
//             After false (stopped, or infeasible) outcome() says how far it came, with a bound that holds.
// Complexity: the sum over the levels of the algorithm used, each on the free edges of its face only.
// Errors:     numbers too large: Status::overflow.
//
// A level is settled in one of two places: lead_with_kernel() for the first levels of plain problems, settle() for all others.
//
//   Lexicographic levels(problem, Face(problem), meter);
//   levels.run();
//   Outcome outcome = levels.outcome();
#pragma once

#include <optional>
#include <vector>

#include "graph/group_tree.hpp"
#include "graph/outcome.hpp"
#include "solve/algorithms/flow_level.hpp"
#include "solve/face.hpp"
#include "solve/kernel_route.hpp"
#include "solve/meter.hpp"

namespace koppel {

struct LexicographicOptions {
  std::size_t start_edges = 0;                    // as in SolveOptions
  bool kernel = true;                             // let a fast kernel settle the first levels where it can
  KernelChoice choice = KernelChoice::automatic;  // which one
};

class Lexicographic {
 public:
  // `face`: the ranges to start from; those of the problem or narrower.
  Lexicographic(Problem problem, Face face, Meter& meter, LexicographicOptions options = {});

  // Settles the levels that are not settled yet. True: all are.
  bool run();
  // One level more, after the last.
  void add(Level level) { problem_ = problem_.under(problem_.goal().then(std::move(level))); }

  // Another matching on the face of all settled levels exists.
  [[nodiscard]] bool has_choice();
  [[nodiscard]] Outcome outcome();
  [[nodiscard]] const Problem& problem() const { return problem_; }

 private:
  bool lead_with_kernel();
  bool lead_with_balancing();
  bool settle_by_balancing(const Level& level);
  [[nodiscard]] bool bounds_bind() const;
  bool find_start();
  void adopt(LevelSolution solution);
  void take_over_unfinished(LevelSolution solution);
  [[nodiscard]] const Face& face();
  bool settle(const Level& level);
  void add_open_bounds(Outcome& outcome);

  Problem problem_;
  GroupTree tree_;
  Face face_;  // of the first `narrowed_` settled levels
  std::size_t narrowed_ = 0;
  Meter& meter_;
  LexicographicOptions options_;
  std::optional<std::vector<EdgeId>> matching_;
  std::optional<ViolatedSet> violated_;
  std::vector<LevelDuals> settled_;
  std::vector<LevelDuals> unfinished_;  // of the levels at which the meter said stop
  bool overflow_ = false;
  std::string_view leader_ = "network-simplex";  // the algorithm of the first levels
};

}  // namespace koppel
