#include "measure/matching_view.hpp"

#include <algorithm>
#include <limits>

#include "measure/metrics.hpp"

namespace koppel {

MatchingView::MatchingView(const Market& m, const Weighed& weighed, const Outcome& outcome, const Setting& s)
    : market(m),
      setting(s),
      instance(*weighed.instance),
      graph(weighed.instance->graph),
      pairs(outcome.matching),
      weight_of_request(m.request_count()),
      worst_of_offer(m.offer_count(), std::numeric_limits<Weight>::max()),
      worst_of_request(m.request_count(), std::numeric_limits<Weight>::max()),
      weighed_(weighed),
      outcome_(outcome),
      counts_(count_pairs(*weighed.instance, outcome.matching)),
      best_of_request_(m.request_count()) {
  for (const RequestId request : market.request_ids()) served_count += served(request) ? 1 : 0;
  count_weights();
  count_ranks();
  if (s.decisions.has_earlier()) earlier = changes_from_earlier(m, s.decisions, graph, pairs);
}

bool MatchingView::served(RequestId request) const { return people(request) >= pairs_needed(instance, request); }

void MatchingView::count_weights() {
  for (const EdgeId edge : pairs) {
    const auto [offer, request] = graph.endpoints(edge);
    const Weight gained = weight(edge);
    weights.push_back(gained);
    total_weight += gained;
    weight_of_request[request.index()] += gained;
    worst_of_offer[offer] = std::min(worst_of_offer[offer], gained);
    worst_of_request[request] = std::min(worst_of_request[request], gained);
    best_of_request_[request] = std::max(best_of_request_[request].value_or(gained), gained);
    if (weighed_.distances[edge.index()] >= 0) distances.push_back(weighed_.distances[edge.index()]);
  }
  std::sort(weights.begin(), weights.end());
}

// The rank of a request's best pair: one more than the number of its candidates with a higher weight.
void MatchingView::count_ranks() {
  for (const RequestId request : market.request_ids()) {
    if (!served(request)) continue;
    WideWeight& rank = ranks.emplace_back(1);
    for (const EdgeId edge : graph.edges_of(request)) rank += weight(edge) > *best_of_request_[request] ? 1 : 0;
  }
}

std::optional<ServiceRange> MatchingView::service_range(const std::string& group) const {
  std::optional<ServiceRange> range;
  for (const GroupCoverage& row : coverage(market, weighed_, outcome_, {group})) {
    if (row.value.empty()) continue;
    const ServiceRate rate{static_cast<WideWeight>(row.served), static_cast<WideWeight>(row.requests)};
    // Rates are compared as fractions: a/b < c/d exactly when a·d < c·b.
    const auto below = [](const ServiceRate& a, const ServiceRate& b) {
      return a.served * b.requests < b.served * a.requests;
    };
    if (!range) range = ServiceRange{rate, rate};
    if (below(rate, range->lowest)) range->lowest = rate;
    if (below(range->highest, rate)) range->highest = rate;
  }
  return range;
}

}  // namespace koppel
