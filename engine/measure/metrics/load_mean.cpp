#include "measure/metric.hpp"

namespace koppel::metrics {

extern constinit const MetricInfo load_mean{.name = "load_mean",
                                            .description = "pairs divided by offers",
                                            .formula = "|M| / |O|",
                                            .range = {},
                                            .better = Better::neither,
                                            .value = [](const MatchingView& view) -> MetricValue {
                                              return ratio_e6(view.pair_count(),
                                                              static_cast<WideWeight>(view.market.offer_count()));
                                            }};

}  // namespace koppel::metrics
