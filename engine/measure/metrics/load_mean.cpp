#include "measure/metric.hpp"

namespace koppel::metrics {

namespace {

MetricValue value(const MatchingView& view) {
  return ratio_e6(view.pair_count(), static_cast<WideWeight>(view.market.offer_count()));
}

}  // namespace

extern constinit const MetricInfo load_mean{.name = "load_mean",
                                            .description = "pairs divided by offers",
                                            .formula = "|M| / |O|",
                                            .range = {},
                                            .better = Better::neither,
                                            .value = value};

}  // namespace koppel::metrics
