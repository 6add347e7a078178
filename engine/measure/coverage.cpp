#include <map>

#include "measure/metrics.hpp"

namespace koppel {

namespace {

std::string value_of(const Request& request, const std::string& group) {
  if (group == "from") return request.from;
  const std::string* value = group_value(request.groups, group);
  return value == nullptr ? std::string() : *value;
}

}  // namespace

std::vector<GroupCoverage> coverage(const Market& market, const Weighed& weighed, const Outcome& outcome,
                                    const std::vector<std::string>& groups) {
  const PairCounts counts = count_pairs(*weighed.instance, outcome.matching);
  std::vector<GroupCoverage> rows;
  for (const std::string& group : groups) {
    std::map<std::string, GroupCoverage> by_value;
    for (const RequestId request : market.request_ids()) {
      GroupCoverage& row = by_value[value_of(market[request], group)];
      ++row.requests;
      row.served += counts.requests[request.index()] >= pairs_needed(*weighed.instance, request) ? 1 : 0;
    }
    for (auto& [value, row] : by_value) {
      row.group = group;
      row.value = value;
      rows.push_back(std::move(row));
    }
  }
  return rows;
}

}  // namespace koppel
