// An optimum that follows its problem: after each edit as few pairs change as the new optimum needs.
//
// Problem:    one range, rule or weight is different; all else, and nearly all duals, are as they were.
// Promise:    after apply() returned `optimal` matching and duals prove each other again, for the edited problem. Any other answer
//             leaves the state broken: undo() repairs it.
// Complexity: one search (search.hpp) for each unit of a range that matters, two for each edge that comes into or out of use; no
//             search where the invariant holds anyway. Nothing depends on the size of the problem.
// Errors:     infeasible: no way to meet the ranges and pins. gave_up: numbers too large, or the meter said stop.
//
//   std::unique_ptr<LocalOptimum> optimum = make_local_optimum(problem, snapshot.edges, outcome);
//   optimum->begin();
//   if (optimum->apply(edit, problem, meter) != Answer::optimal) optimum->undo({inverse});
#pragma once

#include <memory>
#include <span>
#include <vector>

#include "graph/outcome.hpp"
#include "solve/meter.hpp"
#include "solve/warm/editable_problem.hpp"

namespace koppel::warm {

enum class Answer : std::uint8_t { optimal, infeasible, gave_up };

class LocalOptimum {
 public:
  LocalOptimum() = default;
  LocalOptimum(const LocalOptimum&) = delete;
  LocalOptimum& operator=(const LocalOptimum&) = delete;
  virtual ~LocalOptimum() = default;

  // Starts a change, which is one edit or several.
  virtual void begin() = 0;
  [[nodiscard]] virtual Answer apply(const Edit& edit, Meter& meter) = 0;
  // Takes the last change back. `inverses`: of its edits, in the order in which those were made.
  virtual void undo(std::span<const Edit> inverses) = 0;
  // No change can be undone from here on.
  virtual void forget() = 0;

  struct Changed {
    std::vector<EdgeId> added, removed;  // sorted
  };
  [[nodiscard]] virtual Changed changed() const = 0;  // by the last change
  [[nodiscard]] virtual std::vector<WideWeight> values() const = 0;
  [[nodiscard]] virtual std::vector<EdgeId> matching() const = 0;  // sorted
  [[nodiscard]] virtual LexDual duals() const = 0;
};

// Nothing where that cannot be done: groups, all-or-nothing rules, no level or more than four, numbers beyond lex_vector.hpp's bounds,
// or an outcome whose certificate does not prove it. `edges`: our numbers of the outcome's edges.
[[nodiscard]] std::unique_ptr<LocalOptimum> make_local_optimum(EditableProblem& problem, std::span<const EdgeId> edges,
                                                               const Outcome& outcome);

}  // namespace koppel::warm
