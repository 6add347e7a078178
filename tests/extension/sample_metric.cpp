// A metric that somebody adds: the widest gap between two pairs. Written by following engine/README.md, "Add a metric".
#include "measure/metric.hpp"

namespace koppel::metrics {

extern constinit const MetricInfo weight_spread{.name = "weight_spread",
                                                .description = "points of the best pair less those of the worst",
                                                .formula = "max w over M − min w over M",
                                                .range = {},
                                                .better = Better::lower,
                                                .value = [](const MatchingView& view) -> MetricValue {
                                                  if (view.weights.empty()) return std::nullopt;
                                                  return ratio_e6(view.weights.back() - view.weights.front(),
                                                                  view.instance.scale);
                                                }};

}  // namespace koppel::metrics
