#include "measure/metrics.hpp"

// The one list of metrics, sorted by name. To add one: a row here, and measure/metrics/NAME.cpp.
// clang-format off
#define KOPPEL_METRICS(row) \
  row(blocking_pairs) \
  row(bottom_decile_weight) \
  row(capacity_used) \
  row(coverage) \
  row(distance_max_km) \
  row(distance_mean_km) \
  row(disturbed_offers) \
  row(disturbed_requests) \
  row(first_time_coverage) \
  row(idle_offers) \
  row(kept_pairs) \
  row(load_gini) \
  row(load_max) \
  row(load_mean) \
  row(load_variance) \
  row(matched) \
  row(mean_rank) \
  row(mean_weight) \
  row(min_weight) \
  row(served) \
  row(service_min) \
  row(service_ratio) \
  row(top1_share) \
  row(top3_share) \
  row(total_weight) \
  row(weight_gini)
// clang-format on

namespace koppel {

namespace metrics {

#define KOPPEL_DECLARE(name) extern const MetricInfo name;
KOPPEL_METRICS(KOPPEL_DECLARE)
#undef KOPPEL_DECLARE

}  // namespace metrics

MetricList all_metrics() {
#define KOPPEL_ENTRY(name) metrics::name,
  static const MetricInfo list[] = {KOPPEL_METRICS(KOPPEL_ENTRY)};
#undef KOPPEL_ENTRY
  return list;
}

}  // namespace koppel
