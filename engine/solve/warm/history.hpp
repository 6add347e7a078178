// WarmSolver's inside: the problem, its optimum, and the way back.
//
// Promise:    change() makes a list of edits one change: locally where an optimum can follow it, else by solving again; undo() takes
//             the last one back exactly. If anything throws, everything is as before.
// Complexity: as warm.hpp says.
// Errors:     those of solve().
//
//   History history(std::move(problem), options);
//   history.change({SetRange{Side::offers, 3, {0, 2}}});
#pragma once

#include <memory>
#include <vector>

#include "solve/solve.hpp"
#include "solve/warm.hpp"
#include "solve/warm/local_optimum.hpp"

namespace koppel::warm {

class History {
 public:
  History(Problem problem, const SolveOptions& options);
  History(Problem problem, const Outcome& outcome, const SolveOptions& options);

  WarmSolver::Delta change(const std::vector<Edit>& edits);
  bool undo();
  void forget();

  [[nodiscard]] const EditableProblem& problem() const { return problem_; }
  [[nodiscard]] Status status() const { return optimum_ ? Status::optimal : solved_.outcome.status; }
  [[nodiscard]] const std::vector<WideWeight>& values() const { return values_; }
  [[nodiscard]] std::vector<WarmSolver::Pair> matching() const;
  [[nodiscard]] Outcome outcome() const;

 private:
  // The answer of the general way, where no optimum can be kept up to date.
  struct Solved {
    Outcome outcome;               // by the numbers of the problem of then
    std::vector<EdgeId> matching;  // by ours
  };
  struct Step {
    std::vector<Edit> inverses;
    bool local = false;                       // the optimum that is there now made it
    std::unique_ptr<LocalOptimum> optimum{};  // otherwise: what was there before it
    Solved solved{};
  };

  [[nodiscard]] bool change_locally(const std::vector<Edit>& edits, Step& step);
  void solve_again();
  void adopt(const EditableProblem::Snapshot& snapshot, Outcome outcome);
  void revert(std::vector<Edit>& inverses);
  [[nodiscard]] std::vector<EdgeId> chosen() const;
  [[nodiscard]] std::vector<WarmSolver::Pair> pairs(const std::vector<EdgeId>& edges) const;
  [[nodiscard]] WarmSolver::Delta compare(const std::vector<WideWeight>& values_before,
                                          const LocalOptimum::Changed& changed) const;

  EditableProblem problem_;
  SolveOptions options_;
  std::unique_ptr<LocalOptimum> optimum_;
  Solved solved_;
  std::vector<WideWeight> values_;
  std::vector<Step> steps_;
};

}  // namespace koppel::warm
