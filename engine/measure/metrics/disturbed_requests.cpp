#include "measure/metric.hpp"

namespace koppel::metrics {

extern constinit const MetricInfo disturbed_requests{
    .name = "disturbed_requests",
    .description = "requests that lose at least one pair of the earlier round",
    .formula = "|{requests with a pair of the earlier round that is not in M}|",
    .range = {},
    .better = Better::lower,
    .value = [](const MatchingView& view) -> MetricValue {
      if (!view.earlier) return std::nullopt;
      return count_e6(view.earlier->disturbed_requests);
    }};

}  // namespace koppel::metrics
