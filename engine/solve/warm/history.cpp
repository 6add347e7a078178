#include "solve/warm/history.hpp"

#include <algorithm>

namespace koppel::warm {

namespace {

std::vector<EdgeId> without(const std::vector<EdgeId>& edges, const std::vector<EdgeId>& others) {
  std::vector<EdgeId> rest;
  std::ranges::set_difference(edges, others, std::back_inserter(rest));
  return rest;
}

}  // namespace

History::History(Problem problem, const SolveOptions& options) : problem_(std::move(problem)), options_(options) {
  solve_again();
}

History::History(Problem problem, const Outcome& outcome, const SolveOptions& options)
    : problem_(std::move(problem)), options_(options) {
  const EditableProblem::Snapshot snapshot = problem_.problem();
  optimum_ = make_local_optimum(problem_, snapshot.edges, outcome);
  if (optimum_)
    values_ = optimum_->values();
  else
    adopt(snapshot, solve(snapshot.problem, options_));
}

void History::solve_again() {
  const EditableProblem::Snapshot snapshot = problem_.problem();
  adopt(snapshot, solve(snapshot.problem, options_));
}

void History::adopt(const EditableProblem::Snapshot& snapshot, Outcome outcome) {
  optimum_ = make_local_optimum(problem_, snapshot.edges, outcome);
  solved_ = {};
  if (optimum_) {
    values_ = optimum_->values();
    return;
  }
  for (const EdgeId edge : outcome.matching) solved_.matching.push_back(snapshot.edges[edge.index()]);
  std::ranges::sort(solved_.matching);
  values_ = outcome.values;
  solved_.outcome = std::move(outcome);
}

// ---- change and undo -------------------------------------------------------------------------------------------------------

WarmSolver::Delta History::change(const std::vector<Edit>& edits) {
  const std::vector<WideWeight> values_before = values_;
  Step step;
  if (change_locally(edits, step)) {
    steps_.push_back(std::move(step));
    values_ = optimum_->values();
    return compare(values_before, optimum_->changed());
  }
  for (std::size_t k = step.inverses.size(); k < edits.size(); ++k) step.inverses.push_back(problem_.apply(edits[k]));
  const std::vector<EdgeId> before = chosen();
  step.optimum = std::move(optimum_);
  step.solved = std::move(solved_);
  try {
    solve_again();
  } catch (...) {
    optimum_ = std::move(step.optimum);
    solved_ = std::move(step.solved);
    values_ = values_before;
    revert(step.inverses);
    throw;
  }
  steps_.push_back(std::move(step));
  const std::vector<EdgeId> after = chosen();
  WarmSolver::Delta delta = compare(values_before, {without(after, before), without(before, after)});
  delta.solved_again = true;
  return delta;
}

// False: what the optimum tried is taken back, and the edits made so far are in the step.
bool History::change_locally(const std::vector<Edit>& edits, Step& step) {
  if (!optimum_) return false;
  Meter meter(options_.limits);
  optimum_->begin();
  for (const Edit& edit : edits) {
    step.inverses.push_back(problem_.apply(edit));
    const bool fits = problem_.is_plain();
    if (fits && optimum_->apply(edit, meter) == Answer::optimal) continue;
    const std::size_t seen = step.inverses.size() - (fits ? 0 : 1);
    optimum_->undo(std::span(step.inverses).first(seen));
    return false;
  }
  step.local = true;
  return true;
}

void History::revert(std::vector<Edit>& inverses) {
  for (; !inverses.empty(); inverses.pop_back()) (void)problem_.apply(inverses.back());
}

bool History::undo() {
  if (steps_.empty()) return false;
  Step step = std::move(steps_.back());
  steps_.pop_back();
  if (step.local) {
    optimum_->undo(step.inverses);
  } else {
    optimum_ = std::move(step.optimum);
    solved_ = std::move(step.solved);
  }
  values_ = optimum_ ? optimum_->values() : solved_.outcome.values;
  revert(step.inverses);
  return true;
}

void History::forget() {
  steps_.clear();
  if (optimum_) optimum_->forget();
}

// ---- what there is -----------------------------------------------------------------------------------------------------------

std::vector<EdgeId> History::chosen() const { return optimum_ ? optimum_->matching() : solved_.matching; }

std::vector<WarmSolver::Pair> History::pairs(const std::vector<EdgeId>& edges) const {
  std::vector<WarmSolver::Pair> pairs;
  pairs.reserve(edges.size());
  for (const EdgeId edge : edges) {
    const Endpoints ends = problem_.ends(edge);
    pairs.push_back({edge, ends.offer, ends.request});
  }
  return pairs;
}

std::vector<WarmSolver::Pair> History::matching() const { return pairs(chosen()); }

WarmSolver::Delta History::compare(const std::vector<WideWeight>& values_before,
                                   const LocalOptimum::Changed& changed) const {
  WarmSolver::Delta delta;
  delta.status = status();
  if (values_.empty()) return delta;
  delta.added = pairs(changed.added);
  delta.removed = pairs(changed.removed);
  delta.gain = values_;
  for (std::size_t l = 0; l < values_before.size(); ++l) delta.gain[l] -= values_before[l];
  return delta;
}

Outcome History::outcome() const {
  if (!optimum_) return solved_.outcome;
  const std::vector<EdgeId> numbers = problem_.problem().edges;
  std::vector<bool> is_chosen(problem_.edge_count(), false);
  for (const EdgeId edge : optimum_->matching()) is_chosen[edge.index()] = true;
  Outcome outcome;
  outcome.status = Status::optimal;
  for (std::size_t number = 0; number < numbers.size(); ++number) {
    if (is_chosen[numbers[number].index()]) outcome.matching.push_back(EdgeId{number});
  }
  outcome.values = outcome.bounds = values_;
  outcome.certificate = optimum_->duals();
  outcome.algorithm = "warm";
  return outcome;
}

}  // namespace koppel::warm
