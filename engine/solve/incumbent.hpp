// The best allowed matching that a search has come across.
//
// Promise:    holds only matchings that keep every rule of the problem, all-or-nothing included.
// Complexity: O(matching + nodes) for each offer.
// Errors:     none.
//
//   incumbent.offer(matching);   // drops the requests that have too few, keeps the rest when it is allowed and better
#pragma once

#include <optional>
#include <vector>

#include "graph/outcome.hpp"
#include "graph/problem.hpp"

namespace koppel {

// The requests that have some pairs, but fewer than they need.
[[nodiscard]] std::vector<RequestId> broken_requests(const Problem& problem, const std::vector<EdgeId>& matching);

class Incumbent {
 public:
  explicit Incumbent(const Problem& problem) : problem_(problem) {}

  void offer(const std::vector<EdgeId>& matching);

  [[nodiscard]] bool found() const { return matching_.has_value(); }
  [[nodiscard]] const std::vector<EdgeId>& matching() const { return *matching_; }
  [[nodiscard]] const std::vector<WideWeight>& values() const { return values_; }

 private:
  const Problem& problem_;
  std::optional<std::vector<EdgeId>> matching_;
  std::vector<WideWeight> values_;
};

}  // namespace koppel
