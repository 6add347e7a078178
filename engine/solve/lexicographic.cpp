#include "solve/lexicographic.hpp"

#include <algorithm>

#include "solve/face_choice.hpp"
#include "solve/feasibility.hpp"
#include "solve/greedy.hpp"
#include "solve/kernel_route.hpp"

namespace koppel {

Lexicographic::Lexicographic(const Problem& problem, Face face, Meter& meter, LexicographicOptions options)
    : problem_(problem),
      tree_(problem.groups, problem.graph.offer_count(), problem.graph.request_count()),
      face_(std::move(face)),
      meter_(meter),
      options_(options) {}

void Lexicographic::adopt(LevelSolution solution) {
  face_.narrow(problem_, tree_, problem_.levels[settled_.size()], solution.duals);
  matching_ = std::move(solution.matching);
  settled_.push_back(std::move(solution.duals));
}

// Each level is adopted only when its duals prove it on the face so far: the kernel is believed as little as anyone.
bool Lexicographic::lead_with_kernel() {
  if (!options_.kernel) return false;
  std::vector<WideWeight> bounds;
  for (LevelSolution& solution : solve_by_kernel(problem_, face_, meter_)) {
    bounds.push_back(dual_bound(problem_, tree_, face_, problem_.levels[bounds.size()], solution.duals));
    const std::vector<WideWeight> values = values_of(problem_, solution.matching);
    if (!std::equal(bounds.begin(), bounds.end(), values.begin())) break;
    adopt(std::move(solution));
  }
  led_ = matching_.has_value();
  return led_;
}

bool Lexicographic::find_start() {
  Feasibility found = find_feasible(problem_, tree_, face_, meter_);
  matching_ = std::move(found.matching);
  violated_ = std::move(found.violated);
  if (matching_) add_greedily(problem_, tree_, face_, problem_.levels, *matching_);
  return matching_.has_value();
}

bool Lexicographic::settle(const Level& level) {
  LevelSolution solution = solve_flow_level(problem_, tree_, face_, level, *matching_, meter_, options_.start_edges);
  matching_ = std::move(solution.matching);
  if (!solution.fits) {
    overflow_ = true;
    return false;
  }
  if (!solution.finished) {
    unfinished_ = std::move(solution.duals);
    return false;
  }
  solution.matching = std::move(*matching_);
  adopt(std::move(solution));
  return true;
}

bool Lexicographic::run() {
  if (!matching_ && !lead_with_kernel() && !find_start()) return false;
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
  outcome.algorithm = led_ ? "auction" : "network-simplex";
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
