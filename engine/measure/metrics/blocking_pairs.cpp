#include "measure/metric.hpp"

namespace koppel::metrics {

extern constinit const MetricInfo blocking_pairs{
    .name = "blocking_pairs",
    .description = "candidate pairs that are not made although both sides have room or a pair of lower weight",
    .formula = "|{e not in M: each end of e has room, or a pair in M of lower w than w(e)}|",
    .range = {},
    .better = Better::lower,
    // Both sides prefer by weight; an equal weight is no reason to leave. Made pairs are passed over: the matching is sorted.
    .value = [](const MatchingView& view) -> MetricValue {
      std::int64_t blocking = 0;
      auto made = view.pairs.begin();
      for (const EdgeId edge : all_ids<EdgeId>(view.graph.edge_count())) {
        if (made != view.pairs.end() && *made == edge) {
          ++made;
          continue;
        }
        const auto [offer, request] = view.graph.endpoints(edge);
        const bool offer_would =
            view.load(offer) < view.instance.offer_range[offer].upper || view.weight(edge) > view.worst_of_offer[offer];
        const bool request_would = view.people(request) < view.instance.request_range[request].upper ||
                                   view.weight(edge) > view.worst_of_request[request];
        blocking += offer_would && request_would ? 1 : 0;
      }
      return count_e6(blocking);
    }};

}  // namespace koppel::metrics
