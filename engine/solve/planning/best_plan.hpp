// The best allowed matching that the planning search has come across.
//
// Promise:    holds only matchings that keep every rule of the problem: ranges, groups, all-or-nothing, pins and hours.
// Complexity: O(matching + nodes) for each offer.
// Errors:     none.
//
//   if (best.offer(level.matching(proposal.edges))) …
#pragma once

#include <optional>
#include <vector>

#include "graph/problem.hpp"

namespace koppel::planning {

[[nodiscard]] bool is_allowed(const Problem& problem, const std::vector<EdgeId>& matching);

// The matching without the pairs that pass a budget: of each offer those go first that are worth least for an hour, never a pinned one.
[[nodiscard]] std::vector<EdgeId> within_hours(const Problem& problem, const std::vector<EdgeId>& matching);

class BestPlan {
 public:
  explicit BestPlan(const Problem& problem) : problem_(problem) {}

  // Sorted edges. Pairs of requests that have fewer than they need if any are dropped first. True: it is better than what was held.
  bool offer(std::vector<EdgeId> matching);

  [[nodiscard]] bool found() const { return matching_.has_value(); }
  [[nodiscard]] const std::vector<EdgeId>& matching() const { return *matching_; }
  [[nodiscard]] const std::vector<WideWeight>& values() const { return values_; }
  [[nodiscard]] std::vector<WideWeight> values_before(std::size_t level) const {
    return {values_.begin(), values_.begin() + static_cast<std::ptrdiff_t>(level)};
  }

 private:
  const Problem& problem_;
  std::optional<std::vector<EdgeId>> matching_;
  std::vector<WideWeight> values_;
};

}  // namespace koppel::planning
