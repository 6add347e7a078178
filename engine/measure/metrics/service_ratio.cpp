#include "measure/metric.hpp"

namespace koppel::metrics {

extern constinit const MetricInfo service_ratio{
    .name = "service_ratio_<group>",
    .description = "the lowest service rate of a value of that fairness group divided by the highest",
    .formula = "min over v of |S_v| / |R_v| / max over v of |S_v| / |R_v|",
    .range = {0, 1},
    .better = Better::higher,
    .value_for_group = [](const MatchingView& view, const std::string& group) -> MetricValue {
      const auto range = view.service_range(group);
      if (!range) return std::nullopt;
      return ratio_e6(range->lowest.served * range->highest.requests, range->lowest.requests * range->highest.served);
    }};

}  // namespace koppel::metrics
