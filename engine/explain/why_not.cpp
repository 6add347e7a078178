#include "explain/why_not.hpp"

#include <algorithm>
#include <iterator>

#include "measure/metrics.hpp"
#include "solve/solve.hpp"

namespace koppel {

namespace {

std::int64_t served_by(const Problem& problem, const std::vector<EdgeId>& matching) {
  const PairCounts counts = count_pairs(problem, matching);
  std::int64_t served = 0;
  for (const RequestId request : problem.request_range().ids())
    served += counts.requests[request.index()] >= pairs_needed(problem, request) ? 1 : 0;
  return served;
}

WideWeight weight_of(const Weighed& weighed, const std::vector<EdgeId>& matching) {
  WideWeight sum = 0;
  for (const EdgeId edge : matching) sum += weighed.weights[edge.index()];
  return sum;
}

}  // namespace

WhyNot why_not(const Weighed& weighed, const Problem& solved, const std::vector<EdgeId>& matching, EdgeId edge,
               const Limits& limits) {
  Instance demanded = solved.instance();
  const auto place = std::lower_bound(demanded.pinned.begin(), demanded.pinned.end(), edge);
  if (place == demanded.pinned.end() || *place != edge) demanded.pinned.insert(place, edge);
  Level as_it_is = kept_level(demanded, matching);
  as_it_is.kind = LevelKind::other;  // the goal may have a level for the pairs of an earlier proposal
  as_it_is.name = to_string(LevelKind::other);
  Goal goal = solved.goal().without_lottery().then(std::move(as_it_is));
  const Problem problem(std::move(demanded), std::move(goal));

  WhyNot answer;
  if (validate(problem).has_errors()) return answer;  // more pins than places
  const Outcome outcome = solve(problem, {.limits = limits});
  answer.status = outcome.status;
  if (outcome.status == Status::infeasible || outcome.status == Status::overflow) return answer;
  std::ranges::set_difference(matching, outcome.matching, std::back_inserter(answer.gone));
  std::ranges::set_difference(outcome.matching, matching, std::back_inserter(answer.come));
  answer.served_change = served_by(problem, outcome.matching) - served_by(problem, matching);
  answer.weight_change = weight_of(weighed, outcome.matching) - weight_of(weighed, matching);
  return answer;
}

}  // namespace koppel
