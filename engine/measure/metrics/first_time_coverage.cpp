#include "measure/metric.hpp"

namespace koppel::metrics {

extern constinit const MetricInfo first_time_coverage{
    .name = "first_time_coverage",
    .description = "served divided by all, among the requests of first-time requesters",
    .formula = "|S ∩ F| / |F|, with F the first-time requests",
    .range = {0, 1},
    .better = Better::higher,
    .value = [](const MatchingView& view) -> MetricValue {
      WideWeight all = 0, covered = 0;
      for (const RequestId request : view.market.request_ids()) {
        if (!view.market[request].first_time) continue;
        ++all;
        covered += view.served(request) ? 1 : 0;
      }
      return ratio_e6(covered, all);
    }};

}  // namespace koppel::metrics
