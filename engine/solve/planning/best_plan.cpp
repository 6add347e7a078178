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

std::vector<EdgeId> within_hours(const Problem& problem, const std::vector<EdgeId>& matching) {
  const Hours& hours = problem.instance().hours;
  const auto weights = problem.goal().find(LevelKind::weight);
  const auto worth = [&](EdgeId edge) -> Weight { return weights ? problem.goal()[*weights].weight(edge) : 1; };
  std::vector<EdgeId> order = matching;
  // Pins and what takes no time, then by worth for each hour, the most first: w / h > w' / h', without a division.
  const auto stays = [&](EdgeId edge) {
    return hours.use[edge] == 0 || std::ranges::binary_search(problem.pinned(), edge);
  };
  std::ranges::sort(order, [&](EdgeId a, EdgeId b) {
    if (stays(a) || stays(b)) return stays(a) != stays(b) ? stays(a) : a < b;
    const WideWeight left = WideWeight{worth(a)} * hours.use[b], right = WideWeight{worth(b)} * hours.use[a];
    return left != right ? left > right : a < b;
  });
  std::vector<WideWeight> used(problem.graph().offer_count(), 0);
  std::vector<EdgeId> kept;
  for (const EdgeId edge : order) {
    const OfferId offer = problem.graph().offer(edge);
    const WideWeight with = used[offer.index()] + hours.use[edge];
    if (hours.limits(offer) && with > hours.budget[offer]) continue;
    used[offer.index()] = with;
    kept.push_back(edge);
  }
  std::ranges::sort(kept);
  return kept;
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
