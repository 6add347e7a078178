#include "solve/incumbent.hpp"

#include <algorithm>

namespace koppel {

namespace {

// Only lower bounds and pins can have been broken by leaving pairs out.
bool keeps_minima_and_pins(const Problem& problem, const std::vector<EdgeId>& matching) {
  const PairCounts counts = count_pairs(problem, matching);
  const auto enough = [](const auto& ranges, const std::vector<std::int64_t>& pairs) {
    return std::ranges::all_of(ranges.ids(), [&](auto id) { return pairs[id.index()] >= ranges[id].lower; });
  };
  for (std::size_t group = 0; group < problem.groups().size(); ++group) {
    if (counts.groups[group] < problem.groups()[group].range.lower) return false;
  }
  return enough(problem.offer_range(), counts.offers) && enough(problem.request_range(), counts.requests) &&
         std::ranges::includes(matching, problem.pinned());
}

}  // namespace

std::vector<RequestId> broken_requests(const Problem& problem, const std::vector<EdgeId>& matching) {
  const PairCounts counts = count_pairs(problem, matching);
  std::vector<RequestId> broken;
  for (const RequestId request : problem.request_range().ids()) {
    const std::int64_t pairs = counts.requests[request.index()];
    if (pairs > 0 && pairs < problem.needed_if_any(request)) broken.push_back(request);
  }
  return broken;
}

void Incumbent::offer(const std::vector<EdgeId>& matching) {
  const std::vector<RequestId> broken = broken_requests(problem_, matching);
  std::vector<EdgeId> kept;
  std::ranges::copy_if(matching, std::back_inserter(kept), [&](EdgeId edge) {
    return !std::ranges::binary_search(broken, problem_.graph().request(edge));
  });
  if (!broken.empty() && !keeps_minima_and_pins(problem_, kept)) return;
  std::vector<WideWeight> values = values_of(problem_, kept);
  if (matching_ && values <= values_) return;
  matching_ = std::move(kept);
  values_ = std::move(values);
}

}  // namespace koppel
