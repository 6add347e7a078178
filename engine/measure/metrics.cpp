#include "measure/metrics.hpp"

#include <algorithm>
#include <utility>

#include "measure/matching_view.hpp"

namespace koppel {

namespace {

// "service_min_<group>" and "district": "service_min_district".
std::string name_for_group(std::string_view name, const std::string& group) {
  return std::string(name.substr(0, name.find('<'))) + group;
}

}  // namespace

std::vector<Metric> measure(const Market& market, const Weighed& weighed, const Outcome& outcome,
                            const Setting& setting, MetricList metrics) {
  const MatchingView view(market, weighed, outcome, setting);
  std::vector<Metric> measured;
  const auto add = [&measured](std::string name, const MetricValue& value) {
    if (value) measured.push_back({std::move(name), *value});
  };
  for (const MetricInfo& metric : metrics) {
    if (metric.value != nullptr) add(std::string(metric.name), metric.value(view));
    if (metric.value_for_group == nullptr) continue;
    for (const std::string& group : setting.profile.fairness_groups) {
      add(name_for_group(metric.name, group), metric.value_for_group(view, group));
    }
  }
  std::ranges::sort(measured, {}, &Metric::name);
  return measured;
}

}  // namespace koppel
