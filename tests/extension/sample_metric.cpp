// A metric that somebody adds: the widest gap between two pairs. Written by following engine/README.md, "Add a metric".
#include "measure/metric.hpp"

namespace koppel::metrics {

namespace {

MetricValue value(const MatchingView& view) {
  if (view.weights.empty()) return std::nullopt;
  return ratio_e6(view.weights.back() - view.weights.front(), view.problem.scale);
}

}  // namespace

extern constinit const MetricInfo weight_spread{.name = "weight_spread",
                                                .description = "points of the best pair less those of the worst",
                                                .formula = "max w over M − min w over M",
                                                .range = {},
                                                .better = Better::lower,
                                                .value = value};

}  // namespace koppel::metrics
