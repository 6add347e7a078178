#include "solve/lexicographic.hpp"

#include "solve/face_choice.hpp"
#include "solve/feasibility.hpp"
#include "solve/greedy.hpp"

namespace koppel {

Lexicographic::Lexicographic(const Problem& problem, Face face, Meter& meter, std::size_t start_edges)
    : problem_(problem), tree_(problem.groups, problem.graph.offer_count(), problem.graph.request_count()),
      face_(std::move(face)), meter_(meter), start_edges_(start_edges) {}

bool Lexicographic::find_start() {
  Feasibility found = find_feasible(problem_, tree_, face_, meter_);
  matching_ = std::move(found.matching);
  violated_ = std::move(found.violated);
  if (matching_) add_greedily(problem_, tree_, face_, problem_.levels, *matching_);
  return matching_.has_value();
}

bool Lexicographic::settle(const Level& level) {
  LevelSolution solution = solve_flow_level(problem_, tree_, face_, level, *matching_, meter_, start_edges_);
  matching_ = std::move(solution.matching);
  if (!solution.fits) {
    overflow_ = true;
    return false;
  }
  if (!solution.finished) {
    unfinished_ = std::move(solution.duals);
    return false;
  }
  face_.narrow(problem_, tree_, level, solution.duals);
  settled_.push_back(std::move(solution.duals));
  return true;
}

bool Lexicographic::run() {
  if (!matching_ && !find_start()) return false;
  while (settled_.size() < problem_.levels.size()) {
    meter_.report(static_cast<double>(settled_.size()) / static_cast<double>(problem_.levels.size()));
    if (!settle(problem_.levels[settled_.size()])) return false;
  }
  return true;
}

bool Lexicographic::has_choice() const { return face_has_choice(problem_, tree_, face_, *matching_); }

// The level at which we stopped is bounded by the duals it had, or by none at all where that is better; those after it by none.
void Lexicographic::add_open_bounds(Outcome& outcome) const {
  auto& duals = std::get<LexDual>(outcome.certificate).levels;
  Face face = face_;
  outcome.bounds.assign(outcome.values.begin(), outcome.values.begin() + static_cast<std::ptrdiff_t>(settled_.size()));
  for (std::size_t number = settled_.size(); number < problem_.levels.size(); ++number) {
    const Level& level = problem_.levels[number];
    LevelDuals best = zero_duals(problem_);
    WideWeight bound = dual_bound(problem_, tree_, face, level, best);
    if (number == settled_.size() && unfinished_) {
      const WideWeight reached = dual_bound(problem_, tree_, face, level, *unfinished_);
      if (reached < bound) bound = reached, best = *unfinished_;
    }
    outcome.bounds.push_back(bound);
    face.narrow(problem_, tree_, level, best);
    duals.push_back(std::move(best));
  }
}

Outcome Lexicographic::outcome() const {
  Outcome outcome;
  outcome.algorithm = "network-simplex";
  if (overflow_) {
    outcome.status = Status::overflow;
  } else if (violated_) {
    outcome.status = Status::infeasible;
    outcome.certificate = *violated_;
  } else if (!matching_) {
    outcome.status = Status::limit;
  } else {
    outcome.matching = *matching_;
    outcome.values = values_of(problem_, outcome.matching);
    outcome.certificate = LexDual{settled_};
    add_open_bounds(outcome);
    outcome.status = outcome.bounds == outcome.values ? Status::optimal : Status::limit;
  }
  return outcome;
}

}  // namespace koppel
