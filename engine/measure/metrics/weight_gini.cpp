#include "measure/gini.hpp"
#include "measure/metric.hpp"

namespace koppel::metrics {

extern constinit const MetricInfo weight_gini{
    .name = "weight_gini",
    .description = "Gini coefficient of the points per request, unserved ones counted as 0",
    .formula = "Σ (2i − |R| − 1)·x_i / (|R|·Σ x), with x the points per request, rising, and i from 1",
    .range = {0, 1},
    .better = Better::lower,
    .value = [](const MatchingView& view) -> MetricValue { return gini_e6(view.weight_of_request); }};

}  // namespace koppel::metrics
