#include "measure/metric.hpp"

namespace koppel::metrics {

extern constinit const MetricInfo total_weight{
    .name = "total_weight",
    .description = "points of all pairs together",
    .formula = "Σ w over M",
    .range = {},
    .better = Better::higher,
    .value = [](const MatchingView& view) -> MetricValue { return ratio_e6(view.total_weight, view.instance.scale); }};

}  // namespace koppel::metrics
