#include "measure/metric.hpp"

namespace koppel::metrics {

extern constinit const MetricInfo kept_pairs{.name = "kept_pairs",
                                             .description = "pairs of the earlier round that are made again",
                                             .formula = "|M ∩ pairs of the earlier round|",
                                             .range = {},
                                             .better = Better::higher,
                                             .value = [](const MatchingView& view) -> MetricValue {
                                               if (!view.earlier) return std::nullopt;
                                               return count_e6(view.earlier->kept.size());
                                             }};

}  // namespace koppel::metrics
