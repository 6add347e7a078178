#include "measure/metric.hpp"

namespace koppel::metrics {

extern constinit const MetricInfo disturbed_offers{
    .name = "disturbed_offers",
    .description = "offers that hear something new: in a pair that went or came since the earlier round",
    .formula = "|{offers with a pair of M Δ pairs of the earlier round}|",
    .range = {},
    .better = Better::lower,
    .value = [](const MatchingView& view) -> MetricValue {
      if (!view.earlier) return std::nullopt;
      return count_e6(view.earlier->tell_offers.size());
    }};

}  // namespace koppel::metrics
