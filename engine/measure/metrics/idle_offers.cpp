#include <algorithm>

#include "measure/metric.hpp"

namespace koppel::metrics {

extern constinit const MetricInfo idle_offers{
    .name = "idle_offers",
    .description = "offers without a pair",
    .formula = "|{offers with l = 0}|",
    .range = {},
    .better = Better::neither,
    .value = [](const MatchingView& view) -> MetricValue { return count_e6(std::ranges::count(view.loads(), 0)); }};

}  // namespace koppel::metrics
