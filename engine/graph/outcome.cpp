#include "graph/outcome.hpp"

#include <algorithm>

namespace koppel {

namespace {

WideWeight gain_of(const StepGains& gains, const std::vector<std::int64_t>& pairs) {
  WideWeight sum = 0;
  if (gains.empty()) return sum;
  for (std::size_t node = 0; node < pairs.size(); ++node) sum += total_gain(gains, node, pairs[node]);
  return sum;
}

}  // namespace

std::string_view to_string(Status status) {
  switch (status) {
    case Status::optimal:
      return "optimal";
    case Status::feasible:
      return "feasible";
    case Status::infeasible:
      return "infeasible";
    case Status::limit:
      return "limit";
    case Status::overflow:
      return "overflow";
  }
  return "infeasible";
}

std::optional<Status> parse_status(std::string_view name) {
  for (const Status status : {Status::optimal, Status::feasible, Status::infeasible, Status::limit, Status::overflow}) {
    if (to_string(status) == name) return status;
  }
  return std::nullopt;
}

PairCounts count_pairs(const Instance& instance, const std::vector<EdgeId>& matching) {
  PairCounts counts{std::vector<std::int64_t>(instance.graph.offer_count()),
                    std::vector<std::int64_t>(instance.graph.request_count()),
                    std::vector<std::int64_t>(instance.groups.size())};
  for (const EdgeId edge : matching) {
    ++counts.offers[instance.graph.offer(edge).index()];
    ++counts.requests[instance.graph.request(edge).index()];
  }
  for (std::size_t group = 0; group < instance.groups.size(); ++group) {
    const auto& side = instance.groups[group].side == Side::offers ? counts.offers : counts.requests;
    for (const std::uint32_t member : instance.groups[group].members) counts.groups[group] += side[member];
  }
  return counts;
}

std::int64_t pairs_needed(const Instance& instance, RequestId request) {
  return std::max({1, instance.needed_if_any(request), instance.request_range[request].lower});
}

std::vector<WideWeight> values_of(const Problem& problem, const std::vector<EdgeId>& matching) {
  const PairCounts counts = count_pairs(problem, matching);
  std::vector<WideWeight> values;
  for (const Level& level : problem.levels()) {
    WideWeight value = gain_of(level.offer_gains, counts.offers) + gain_of(level.request_gains, counts.requests) +
                       gain_of(level.group_gains, counts.groups);
    for (const EdgeId edge : matching) value += level.weight(edge);
    values.push_back(value);
  }
  return values;
}

}  // namespace koppel
