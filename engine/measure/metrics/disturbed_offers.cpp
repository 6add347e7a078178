#include "measure/metric.hpp"

namespace koppel::metrics {

extern constinit const MetricInfo disturbed_offers{
    .name = "disturbed_offers",
    .description = "offers that lose at least one pair of the earlier round",
    .formula = "|{offers with a pair of the earlier round that is not in M}|",
    .range = {},
    .better = Better::lower,
    .value = [](const MatchingView& view) -> MetricValue {
      if (!view.earlier) return std::nullopt;
      return count_e6(view.earlier->disturbed_offers);
    }};

}  // namespace koppel::metrics
