#include "measure/metric.hpp"

namespace koppel::metrics {

extern constinit const MetricInfo capacity_used{.name = "capacity_used",
                                                .description = "pairs divided by the places of all offers",
                                                .formula = "|M| / sum of places",
                                                .range = {0, 1},
                                                .better = Better::neither,
                                                .value = [](const MatchingView& view) -> MetricValue {
                                                  WideWeight places = 0;
                                                  for (const OfferId offer : view.market.offer_ids())
                                                    places += view.instance.offer_range[offer].upper;
                                                  return ratio_e6(view.pair_count(), places);
                                                }};

}  // namespace koppel::metrics
