#include <algorithm>

#include "measure/metric.hpp"

namespace koppel::metrics {

extern constinit const MetricInfo load_max{.name = "load_max",
                                           .description = "the most pairs of one offer",
                                           .formula = "max l",
                                           .range = {},
                                           .better = Better::lower,
                                           .value = [](const MatchingView& view) -> MetricValue {
                                             const auto most = std::ranges::max_element(view.loads());
                                             return count_e6(most == view.loads().end() ? 0 : *most);
                                           }};

}  // namespace koppel::metrics
