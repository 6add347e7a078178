#include "measure/metric.hpp"

namespace koppel::metrics {

extern constinit const MetricInfo min_weight{.name = "min_weight",
                                             .description = "points of the pair that has fewest",
                                             .formula = "min w over M",
                                             .range = {},
                                             .better = Better::higher,
                                             .value = [](const MatchingView& view) -> MetricValue {
                                               if (view.weights.empty()) return std::nullopt;
                                               return ratio_e6(view.weights.front(), view.instance.scale);
                                             }};

}  // namespace koppel::metrics
