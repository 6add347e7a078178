#include <numeric>

#include "measure/metric.hpp"

namespace koppel::metrics {

extern constinit const MetricInfo distance_mean_km{
    .name = "distance_mean_km",
    .description = "the mean distance of a pair, in km (pairs with two known places)",
    .formula = "sum of distances over M / number of distances known",
    .range = {},
    .better = Better::lower,
    .value = [](const MatchingView& view) -> MetricValue {
      const WideWeight metres = std::accumulate(view.distances.begin(), view.distances.end(), WideWeight{0});
      return ratio_e6(metres, metres_per_km * static_cast<WideWeight>(view.distances.size()));
    }};

}  // namespace koppel::metrics
