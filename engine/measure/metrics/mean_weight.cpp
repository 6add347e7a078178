#include "measure/metric.hpp"

namespace koppel::metrics {

extern constinit const MetricInfo mean_weight{.name = "mean_weight",
                                              .description = "points per pair",
                                              .formula = "Σ w over M / |M|",
                                              .range = {},
                                              .better = Better::higher,
                                              .value = [](const MatchingView& view) -> MetricValue {
                                                return ratio_e6(view.total_weight,
                                                                view.pair_count() * view.instance.scale);
                                              }};

}  // namespace koppel::metrics
