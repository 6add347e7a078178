#include "measure/metric.hpp"

namespace koppel::metrics {

extern constinit const MetricInfo served{
    .name = "served",
    .description = "requests with at least the people they need",
    .formula = "|S|",
    .range = {},
    .better = Better::higher,
    .value = [](const MatchingView& view) -> MetricValue { return count_e6(view.served_count); }};

}  // namespace koppel::metrics
