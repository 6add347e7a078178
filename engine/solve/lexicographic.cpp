#include "solve/lexicographic.hpp"

#include <algorithm>

#include "solve/algorithms/groups/groups.hpp"
#include "solve/face_choice.hpp"
#include "solve/feasibility.hpp"
#include "solve/greedy.hpp"
#include "solve/kernel_route.hpp"

namespace koppel {

Lexicographic::Lexicographic(Problem problem, Face face, Meter& meter, LexicographicOptions options)
    : problem_(std::move(problem)),
      tree_(problem_.groups(), problem_.graph().offer_count(), problem_.graph().request_count()),
      face_(std::move(face)),
      meter_(meter),
      options_(options) {}

void Lexicographic::adopt(LevelSolution solution) {
  matching_ = std::move(solution.matching);
  settled_.push_back(std::move(solution.duals));
}

// The face is narrowed only when it is asked for, because after the last level it often is not needed.
const Face& Lexicographic::face() {
  for (; narrowed_ < settled_.size(); ++narrowed_) {
    face_.narrow(problem_, tree_, problem_.levels()[narrowed_], settled_[narrowed_]);
  }
  return face_;
}

// Adopts a level only when its duals prove it on the face so far, so a fault of the kernel cannot become an answer.
bool Lexicographic::lead_with_kernel() {
  if (!options_.kernel) return false;
  std::vector<WideWeight> bounds;
  KernelLead lead = solve_by_kernel(problem_, face(), meter_, options_.choice);
  for (LevelSolution& solution : lead.levels) {
    if (!solution.finished) {
      take_over_unfinished(std::move(solution));
      continue;
    }
    bounds.push_back(dual_bound(problem_, tree_, face(), problem_.levels()[bounds.size()], solution.duals));
    const std::vector<WideWeight> values = values_of(problem_, solution.matching);
    if (!std::equal(bounds.begin(), bounds.end(), values.begin())) break;
    adopt(std::move(solution));
  }
  if (matching_) leader_ = lead.algorithm;
  return matching_.has_value();
}

// What the kernel had when it was stopped. Any duals bound the level, and the matching serves when there is no better one.
void Lexicographic::take_over_unfinished(LevelSolution solution) {
  unfinished_.push_back(std::move(solution.duals));
  if (!matching_ && face().allows(count_pairs(problem_, solution.matching))) matching_ = std::move(solution.matching);
}

// For problems with groups or lower bounds, which the kernel cannot take. Adopted only when proved, as with the kernel.
bool Lexicographic::settle_by_balancing(const Level& level) {
  if (!options_.kernel || meter_.stopped() || !bounds_bind()) return false;
  std::optional<LevelSolution> solution = solve_by_balancing(problem_, tree_, face(), level, meter_);
  if (!solution || !face().allows(count_pairs(problem_, solution->matching))) return false;
  const WideWeight value = values_of(problem_, solution->matching)[settled_.size()];
  if (dual_bound(problem_, tree_, face(), level, solution->duals) != value) return false;
  if (settled_.empty()) leader_ = "balancing";
  adopt(std::move(*solution));
  return true;
}

bool Lexicographic::bounds_bind() const {
  const auto from_below = [](const Range& range) { return range.lower > 0; };
  return !problem_.groups().empty() ||
         std::any_of(problem_.offer_range().begin(), problem_.offer_range().end(), from_below) ||
         std::any_of(problem_.request_range().begin(), problem_.request_range().end(), from_below);
}

bool Lexicographic::lead_with_balancing() {
  return !problem_.levels().empty() && settle_by_balancing(problem_.levels().front());
}

bool Lexicographic::find_start() {
  Feasibility found = find_feasible(problem_, tree_, face_, meter_);
  matching_ = std::move(found.matching);
  violated_ = std::move(found.violated);
  if (matching_) add_greedily(problem_, tree_, face_, problem_.goal(), *matching_, meter_);
  return matching_.has_value();
}

bool Lexicographic::settle(const Level& level) {
  LevelSolution solution = solve_flow_level(problem_, tree_, face(), level, *matching_, meter_, options_.start_edges);
  matching_ = std::move(solution.matching);
  if (!solution.fits) {
    overflow_ = true;
    return false;
  }
  if (!solution.finished) {
    LevelDuals rows = row_duals(problem_, face(), level);
    const bool better =
        dual_bound(problem_, tree_, face(), level, rows) < dual_bound(problem_, tree_, face(), level, solution.duals);
    unfinished_ = {better ? std::move(rows) : std::move(solution.duals)};
    return false;
  }
  solution.matching = std::move(*matching_);
  adopt(std::move(solution));
  return true;
}

bool Lexicographic::run() {
  if (!matching_ && !lead_with_kernel() && !lead_with_balancing() && !find_start()) return false;
  while (settled_.size() < problem_.levels().size()) {
    if (meter_.stopped()) return false;
    meter_.report(static_cast<double>(settled_.size()) / static_cast<double>(problem_.levels().size()));
    const Level& level = problem_.levels()[settled_.size()];
    if (!settle_by_balancing(level) && !settle(level)) return false;
  }
  return true;
}

bool Lexicographic::has_choice() { return face_has_choice(problem_, tree_, face(), *matching_); }

// Levels that are not settled are bounded by the duals they had, or by those of single rows.
void Lexicographic::add_open_bounds(Outcome& outcome) {
  auto& duals = std::get<LexDual>(outcome.certificate).levels;
  outcome.bounds.assign(outcome.values.begin(), outcome.values.begin() + static_cast<std::ptrdiff_t>(settled_.size()));
  if (settled_.size() == problem_.levels().size()) return;
  Face open = face();
  for (std::size_t number = settled_.size(); number < problem_.levels().size(); ++number) {
    const Level& level = problem_.levels()[number];
    const std::size_t at = number - settled_.size();
    duals.push_back(at < unfinished_.size() ? unfinished_[at] : row_duals(problem_, open, level));
    const bool last = number + 1 == problem_.levels().size();
    outcome.bounds.push_back(last ? dual_bound(problem_, tree_, open, level, duals.back())
                                  : open.narrow(problem_, tree_, level, duals.back()));
  }
}

Outcome Lexicographic::outcome() {
  Outcome outcome;
  outcome.algorithm = leader_;
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
