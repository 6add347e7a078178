// Metrics of a matching, by name.
//
// Promise: each number is exact until it is rounded once, to `decimals` digits, half to even, when it is stored; names and
//          meanings stand in all_metrics() and are printed by `koppel list metrics`.
// Complexity: O(edges + nodes log nodes).
//
//   std::vector<Metric> metrics = measure(market, weighed, outcome, setting);
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "graph/outcome.hpp"
#include "model/market.hpp"
#include "model/setting.hpp"
#include "pairing/weigh.hpp"

namespace koppel {

// value / 10^6: metrics are rounded once to six decimals.
struct Metric {
  std::string name;
  std::int64_t value_e6 = 0;
};

struct MetricInfo {
  std::string_view name;
  std::string_view description;  // English, one line, with its unit
};
[[nodiscard]] std::span<const MetricInfo> all_metrics();

[[nodiscard]] std::vector<Metric> measure(const Market& market, const Weighed& weighed, const Outcome& outcome,
                                          const Setting& setting);

// Requests and served requests per value of a group ("district", or "from"). Sorted by value; requests without one under "".
struct GroupCoverage {
  std::string group;
  std::string value;
  std::size_t requests = 0;
  std::size_t served = 0;
};
[[nodiscard]] std::vector<GroupCoverage> coverage(const Market& market, const Weighed& weighed, const Outcome& outcome,
                                                  const std::vector<std::string>& groups);

}  // namespace koppel
