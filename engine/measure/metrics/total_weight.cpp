#include "measure/metric.hpp"

namespace koppel::metrics {

namespace {

MetricValue value(const MatchingView& view) { return ratio_e6(view.total_weight, view.problem.scale); }

}  // namespace

extern constinit const MetricInfo total_weight{.name = "total_weight",
                                               .description = "points of all pairs together",
                                               .formula = "Σ w over M",
                                               .range = {},
                                               .better = Better::higher,
                                               .value = value};

}  // namespace koppel::metrics
