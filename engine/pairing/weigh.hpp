// weigh: from a market to a weighted bipartite graph, with the reasons beside each edge.
//
// Problem:    which pairs are possible, and what is each worth?
// Promise:    exactly the pairs that break no hard rule (pins and promises excepted) become edges; weights are integers (points × 10^6).
//             Candidates come from inverted indexes (skills, slots, languages) and a spatial grid, never from all pairs.
//             A stop request is heard between two requests.
// Complexity: close to linear in the number of surviving pairs.
// Errors:     findings as warnings (a pin that breaks a rule, a request without a known place, …); one is an error, after which the
//             problem must not be solved: hours-unsupported, for budgets that the candidate pairs could exceed (pairing/hours.hpp).
//
//   Weighed weighed = weigh(market, setting, Limits{});
//   const Problem problem = pose(*find_strategy("max_weight"), weighed.instance, weighed.weights);
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "base/finding.hpp"
#include "base/progress.hpp"
#include "graph/instance.hpp"
#include "model/market.hpp"
#include "model/setting.hpp"
#include "pairing/assess.hpp"

namespace koppel {

// Which part of each pair's weight comes from which criterion: as one flat table, for there are millions of pairs.
class Breakdowns {
 public:
  Breakdowns() = default;
  explicit Breakdowns(std::size_t criteria) : criteria_(criteria) {}

  [[nodiscard]] Breakdown operator[](std::size_t pair) const {
    const auto row = parts_.begin() + static_cast<std::ptrdiff_t>(pair * criteria_);
    return {row, row + static_cast<std::ptrdiff_t>(criteria_)};
  }
  // Rows of zeros for so many more pairs, to be filled before the next call.
  [[nodiscard]] std::span<std::int32_t> add(std::size_t pairs) {
    const std::size_t before = parts_.size();
    parts_.resize(before + pairs * criteria_);
    return std::span(parts_).subspan(before);
  }

 private:
  std::size_t criteria_ = 0;
  std::vector<std::int32_t> parts_;
};

struct Weighed {
  std::shared_ptr<const Instance> instance;  // ranges, edges, pins, external ids, scale 10^6
  std::vector<Weight> weights;               // by EdgeId
  CriteriaList criteria = all_criteria();    // that the pairs were weighed by
  Breakdowns breakdowns;                     // by EdgeId; a row sums to the weight
  std::vector<std::int32_t> distances;       // by EdgeId, metres; -1 where a place is unknown
  std::vector<EdgeId> pinned_against_rules;  // sorted
  Findings findings;
  bool stopped = false;  // `limits` ended it: pairs are missing, so that nothing can be said of any matching
};

// The list of criteria must outlive what was weighed by it.
[[nodiscard]] Weighed weigh(const Market& market, const Setting& setting, const Limits& limits = {},
                            CriteriaList criteria = all_criteria());

}  // namespace koppel
