#include <numeric>

#include "measure/metric.hpp"

namespace koppel::metrics {

extern constinit const MetricInfo mean_rank{
    .name = "mean_rank",
    .description = "mean rank of a served request's best pair among its own candidates (1 is the best)",
    .formula = "Σ rank(r) over S / |S|, with rank(r) = 1 + candidates of r with more points than its best pair",
    .range = {1, std::nullopt},
    .better = Better::lower,
    .value = [](const MatchingView& view) -> MetricValue {
      const WideWeight sum = std::accumulate(view.ranks.begin(), view.ranks.end(), WideWeight{0});
      return ratio_e6(sum, view.served_count);
    }};

}  // namespace koppel::metrics
