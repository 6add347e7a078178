#include "measure/metric.hpp"

namespace koppel::metrics {

extern constinit const MetricInfo bottom_decile_weight{
    .name = "bottom_decile_weight",
    .description = "points of the pair at the tenth percentile (nearest rank, from below)",
    .formula = "w of the pair at place ceil(|M| / 10), by rising w",
    .range = {},
    .better = Better::higher,
    .value = [](const MatchingView& view) -> MetricValue {
      if (view.weights.empty()) return std::nullopt;
      return ratio_e6(view.weights[(view.weights.size() + 9) / 10 - 1], view.instance.scale);
    }};

}  // namespace koppel::metrics
