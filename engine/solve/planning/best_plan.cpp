#include "solve/planning/best_plan.hpp"

#include <algorithm>

#include "graph/hours.hpp"
#include "graph/outcome.hpp"
#include "solve/incumbent.hpp"

namespace koppel::planning {

bool is_allowed(const Problem& problem, const std::vector<EdgeId>& matching) {
  const PairCounts counts = count_pairs(problem, matching);
  const auto within = [](const auto& ranges, const std::vector<std::int64_t>& pairs) {
    return std::ranges::all_of(ranges.ids(), [&](auto id) {
      return pairs[id.index()] >= ranges[id].lower && pairs[id.index()] <= ranges[id].upper;
    });
  };
  for (std::size_t group = 0; group < problem.groups().size(); ++group) {
    const Range range = problem.groups()[group].range;
    if (counts.groups[group] < range.lower || counts.groups[group] > range.upper) return false;
  }
  return within(problem.offer_range(), counts.offers) && within(problem.request_range(), counts.requests) &&
         std::ranges::includes(matching, problem.pinned()) && broken_requests(problem, matching).empty() &&
         fits_hours(problem, matching);
}

bool BestPlan::offer(std::vector<EdgeId> matching) {
  const std::vector<RequestId> broken = broken_requests(problem_, matching);
  std::erase_if(matching,
                [&](EdgeId edge) { return std::ranges::binary_search(broken, problem_.graph().request(edge)); });
  if (!is_allowed(problem_, matching)) return false;
  std::vector<WideWeight> values = values_of(problem_, matching);
  if (matching_ && values <= values_) return false;
  matching_ = std::move(matching);
  values_ = std::move(values);
  return true;
}

}  // namespace koppel::planning
