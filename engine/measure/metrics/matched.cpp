#include "measure/metric.hpp"

namespace koppel::metrics {

namespace {

MetricValue value(const MatchingView& view) { return count_e6(view.pairs.size()); }

}  // namespace

extern constinit const MetricInfo matched{.name = "matched",
                                          .description = "number of pairs",
                                          .formula = "|M|",
                                          .range = {},
                                          .better = Better::higher,
                                          .value = value};

}  // namespace koppel::metrics
