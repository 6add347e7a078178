#include "measure/metric.hpp"

namespace koppel::metrics {

extern constinit const MetricInfo coverage{.name = "coverage",
                                           .description = "served requests divided by requests",
                                           .formula = "|S| / |R|",
                                           .range = {0, 1},
                                           .better = Better::higher,
                                           .value = [](const MatchingView& view) -> MetricValue {
                                             return ratio_e6(view.served_count,
                                                             static_cast<WideWeight>(view.market.request_count()));
                                           }};

}  // namespace koppel::metrics
