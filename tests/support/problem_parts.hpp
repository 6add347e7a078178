// A problem taken apart: an instance and levels that a test may change one by one, and hand over as a problem at any time.
//
//   ProblemParts parts;
//   parts.graph = BipartiteGraph(1, 1, {{OfferId{0U}, RequestId{0U}}});
//   parts.offer_range.assign(1, {0, 1}), parts.request_range.assign(1, {0, 1});
//   parts.levels = {served_level(parts), weight_level({3})};
//   solve(parts);
#pragma once

#include <memory>
#include <vector>

#include "graph/problem.hpp"

namespace koppel::test {

struct ProblemParts : Instance {
  std::vector<Level> levels;

  ProblemParts() = default;
  ProblemParts(Instance instance) : Instance(std::move(instance)) {}
  ProblemParts(const Problem& problem)
      : Instance(problem.instance()), levels(problem.levels().begin(), problem.levels().end()) {}

  [[nodiscard]] Problem problem() const { return {shared(), Goal(levels)}; }
  operator Problem() const { return problem(); }
  [[nodiscard]] std::shared_ptr<const Instance> shared() const {
    return std::make_shared<const Instance>(static_cast<const Instance&>(*this));
  }
};

}  // namespace koppel::test
