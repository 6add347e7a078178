#include <algorithm>

#include "measure/metric.hpp"

namespace koppel::metrics {

extern constinit const MetricInfo top3_share{
    .name = "top3_share",
    .description = "share of the served requests with a pair among their three highest weights",
    .formula = "|{r in S: rank(r) ≤ 3}| / |S|",
    .range = {0, 1},
    .better = Better::higher,
    .value = [](const MatchingView& view) -> MetricValue {
      const auto first_three = std::ranges::count_if(view.ranks, [](WideWeight rank) { return rank <= 3; });
      return ratio_e6(first_three, view.served_count);
    }};

}  // namespace koppel::metrics
