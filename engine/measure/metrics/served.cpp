#include "measure/metric.hpp"

namespace koppel::metrics {

namespace {

MetricValue value(const MatchingView& view) { return count_e6(view.served_count); }

}  // namespace

extern constinit const MetricInfo served{.name = "served",
                                         .description = "requests with at least the people they need",
                                         .formula = "|S|",
                                         .range = {},
                                         .better = Better::higher,
                                         .value = value};

}  // namespace koppel::metrics
