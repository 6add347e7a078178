#include "measure/metric.hpp"

namespace koppel::metrics {

extern constinit const MetricInfo service_min{
    .name = "service_min_<group>",
    .description = "the lowest service rate (served divided by requests) of a value of that fairness group",
    .formula = "min over the group's values v of |S_v| / |R_v|",
    .range = {0, 1},
    .better = Better::higher,
    .value_for_group = [](const MatchingView& view, const std::string& group) -> MetricValue {
      const auto range = view.service_range(group);
      if (!range) return std::nullopt;
      return ratio_e6(range->lowest.served, range->lowest.requests);
    }};

}  // namespace koppel::metrics
