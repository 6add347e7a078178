// The one list of metrics. To add one: a row here, its computation in metrics.cpp, a test in tests/measure.
#include <array>

#include "measure/metrics.hpp"

namespace koppel {

namespace {

constexpr std::array metrics{
    MetricInfo{"blocking_pairs",
               "candidate pairs that are not made although both sides have room or a pair of lower weight"},
    MetricInfo{"bottom_decile_weight", "points of the pair at the tenth percentile (nearest rank, from below)"},
    MetricInfo{"capacity_used", "pairs divided by the places of all offers"},
    MetricInfo{"coverage", "served requests divided by requests"},
    MetricInfo{"distance_max_km", "the longest distance of a pair, in km (pairs with two known places)"},
    MetricInfo{"distance_mean_km", "the mean distance of a pair, in km (pairs with two known places)"},
    MetricInfo{"disturbed_offers", "offers that lose at least one pair of the earlier round"},
    MetricInfo{"disturbed_requests", "requests that lose at least one pair of the earlier round"},
    MetricInfo{"first_time_coverage", "served divided by all, among the requests of first-time requesters"},
    MetricInfo{"idle_offers", "offers without a pair"},
    MetricInfo{"kept_pairs", "pairs of the earlier round that are made again"},
    MetricInfo{"load_gini", "Gini coefficient of the number of pairs per offer: 0 is equal, towards 1 is all with one"},
    MetricInfo{"load_max", "the most pairs of one offer"},
    MetricInfo{"load_mean", "pairs divided by offers"},
    MetricInfo{"load_variance", "population variance of the number of pairs per offer"},
    MetricInfo{"matched", "number of pairs"},
    MetricInfo{"mean_rank", "mean rank of a served request's best pair among its own candidates (1 is the best)"},
    MetricInfo{"mean_weight", "points per pair"},
    MetricInfo{"min_weight", "points of the pair that has fewest"},
    MetricInfo{"served", "requests with at least the people they need"},
    MetricInfo{"service_min_<group>",
               "the lowest service rate (served divided by requests) of a value of that fairness group"},
    MetricInfo{"service_ratio_<group>",
               "the lowest service rate of a value of that fairness group divided by the highest"},
    MetricInfo{"top1_share", "share of the served requests with a pair of the highest weight among their candidates"},
    MetricInfo{"top3_share", "share of the served requests with a pair among their three highest weights"},
    MetricInfo{"total_weight", "points of all pairs together"},
    MetricInfo{"weight_gini", "Gini coefficient of the points per request, unserved ones counted as 0"},
};

}  // namespace

std::span<const MetricInfo> all_metrics() { return metrics; }

}  // namespace koppel
