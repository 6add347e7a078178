#include <algorithm>

#include "measure/metric.hpp"

namespace koppel::metrics {

extern constinit const MetricInfo distance_max_km{
    .name = "distance_max_km",
    .description = "the longest distance of a pair, in km (pairs with two known places)",
    .formula = "max distance over M",
    .range = {},
    .better = Better::lower,
    .value = [](const MatchingView& view) -> MetricValue {
      if (view.distances.empty()) return std::nullopt;
      return ratio_e6(*std::ranges::max_element(view.distances), metres_per_km);
    }};

}  // namespace koppel::metrics
