#include "measure/gini.hpp"
#include "measure/metric.hpp"

namespace koppel::metrics {

extern constinit const MetricInfo load_gini{
    .name = "load_gini",
    .description = "Gini coefficient of the number of pairs per offer: 0 is equal, towards 1 is all with one",
    .formula = "Σ (2i − |O| − 1)·l_i / (|O|·Σ l), with l rising and i from 1",
    .range = {0, 1},
    .better = Better::lower,
    .value = [](const MatchingView& view) -> MetricValue { return gini_e6(view.loads()); }};

}  // namespace koppel::metrics
