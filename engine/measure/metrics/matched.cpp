#include "measure/metric.hpp"

namespace koppel::metrics {

extern constinit const MetricInfo matched{
    .name = "matched",
    .description = "number of pairs",
    .formula = "|M|",
    .range = {},
    .better = Better::higher,
    .value = [](const MatchingView& view) -> MetricValue { return count_e6(view.pairs.size()); }};

}  // namespace koppel::metrics
