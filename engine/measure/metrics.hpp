// Metrics of a matching, by name.
//
// Problem:    "is this a good plan?" has many answers, and each must mean what the literature means by its name.
// Promise:    each number is exact until it is rounded once, to six decimals, half to even, when it is stored; names and
//             meanings stand in all_metrics() and are printed by `koppel list metrics`. A metric that has no value on this
//             matching (the mean of no pairs) is left out.
// Complexity: O(edges + nodes log nodes).
// Errors:     none.
//
//   std::vector<Metric> metrics = measure(market, weighed, outcome, setting);
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "graph/outcome.hpp"
#include "measure/metric.hpp"
#include "model/market.hpp"
#include "model/setting.hpp"
#include "pairing/weigh.hpp"

namespace koppel {

// value / 10^6: metrics are rounded once to six decimals.
struct Metric {
  std::string name;
  std::int64_t value_e6 = 0;
};

// Sorted by name.
[[nodiscard]] MetricList all_metrics();

// Sorted by name.
[[nodiscard]] std::vector<Metric> measure(const Market& market, const Weighed& weighed, const Outcome& outcome,
                                          const Setting& setting, MetricList metrics = all_metrics());

// Requests and served requests per value of a group ("district", or "from"). In the order of `groups`, then sorted by value;
// requests without one under "".
struct GroupCoverage {
  std::string group;
  std::string value;
  std::size_t requests = 0;
  std::size_t served = 0;
};
[[nodiscard]] std::vector<GroupCoverage> coverage(const Market& market, const Weighed& weighed, const Outcome& outcome,
                                                  const std::vector<std::string>& groups);

}  // namespace koppel
