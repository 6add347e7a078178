#include <algorithm>

#include "measure/metric.hpp"

namespace koppel::metrics {

extern constinit const MetricInfo top1_share{
    .name = "top1_share",
    .description = "share of the served requests with a pair of the highest weight among their candidates",
    .formula = "|{r in S: rank(r) = 1}| / |S|",
    .range = {0, 1},
    .better = Better::higher,
    .value = [](const MatchingView& view) -> MetricValue {
      return ratio_e6(std::ranges::count(view.ranks, WideWeight{1}), view.served_count);
    }};

}  // namespace koppel::metrics
