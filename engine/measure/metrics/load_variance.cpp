#include "measure/metric.hpp"

namespace koppel::metrics {

extern constinit const MetricInfo load_variance{
    .name = "load_variance",
    .description = "population variance of the number of pairs per offer",
    .formula = "Σ l² / |O| − (|M| / |O|)²",
    .range = {},
    .better = Better::lower,
    .value = [](const MatchingView& view) -> MetricValue {
      const auto offers = static_cast<WideWeight>(view.market.offer_count());
      WideWeight squares = 0;
      for (const std::int64_t load : view.loads()) squares += WideWeight{load} * load;
      return ratio_e6(offers * squares - view.pair_count() * view.pair_count(), offers * offers);
    }};

}  // namespace koppel::metrics
