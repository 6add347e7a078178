// A problem: an instance under a goal. What solvers solve and the checker judges.
//
//   maximise lexicographically   the levels of the goal (goal.hpp)
//   subject to                   the ranges, groups, hours and pins of the instance (instance.hpp)
//
// With if_any ≤ 1 everywhere and no hours this is a minimum-cost flow, hence solved and proved exactly; otherwise it is NP-hard.
//
// Problem:    several goals for one weighed market, without weighing it again and without one changing it for the other.
// Promise:    never changed; a copy shares the instance and the levels. under() gives the same instance under another goal. Where only
//             the instance matters, a problem may be handed over as one.
// Complexity: a copy O(levels).
// Errors:     validate() finds everything that is wrong.
//
//   const auto instance = std::make_shared<const Instance>(make_instance());
//   const Problem problem(instance, Goal{}.then(served_level(*instance)).then(weight_level(weights)));
//   if (!validate(problem).has_errors()) solve(problem);
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "base/finding.hpp"
#include "graph/goal.hpp"
#include "graph/instance.hpp"
#include "graph/level.hpp"

namespace koppel {

class Problem {
 public:
  Problem() : Problem(Instance{}, Goal{}) {}
  Problem(std::shared_ptr<const Instance> instance, Goal goal)
      : instance_(std::move(instance)), goal_(std::move(goal)) {}
  Problem(Instance instance, Goal goal)
      : Problem(std::make_shared<const Instance>(std::move(instance)), std::move(goal)) {}

  [[nodiscard]] Problem under(Goal goal) const { return {instance_, std::move(goal)}; }

  [[nodiscard]] const Instance& instance() const { return *instance_; }
  [[nodiscard]] const std::shared_ptr<const Instance>& shared_instance() const { return instance_; }
  operator const Instance&() const { return *instance_; }
  [[nodiscard]] const Goal& goal() const { return goal_; }

  [[nodiscard]] const BipartiteGraph& graph() const { return instance_->graph; }
  [[nodiscard]] const IdVector<OfferId, Range>& offer_range() const { return instance_->offer_range; }
  [[nodiscard]] const IdVector<RequestId, Range>& request_range() const { return instance_->request_range; }
  [[nodiscard]] const IdVector<RequestId, std::int32_t>& if_any() const { return instance_->if_any; }
  [[nodiscard]] const std::vector<Group>& groups() const { return instance_->groups; }
  [[nodiscard]] const std::vector<EdgeId>& pinned() const { return instance_->pinned; }
  [[nodiscard]] Weight scale() const { return instance_->scale; }
  [[nodiscard]] const IdVector<OfferId, std::string>& offer_names() const { return instance_->offer_names; }
  [[nodiscard]] const IdVector<RequestId, std::string>& request_names() const { return instance_->request_names; }
  [[nodiscard]] std::int32_t needed_if_any(RequestId request) const { return instance_->needed_if_any(request); }
  [[nodiscard]] auto levels() const { return goal_.levels(); }

 private:
  std::shared_ptr<const Instance> instance_;
  Goal goal_;
};

// Everything that is wrong with a problem: sizes, lower_above_upper, gains that rise, members_out_of_range, groups that cross
// (not_laminar, naming the two), pins_above_capacity, and sums that could pass 2^62 (weight_overflow). Empty: it is sound.
[[nodiscard]] Findings validate(const Problem& problem);

}  // namespace koppel
