#include "measure/metrics.hpp"

#include <algorithm>
#include <limits>
#include <optional>
#include <string>
#include <utility>

#include "base/exact.hpp"

namespace koppel {

namespace {

// Σ (2i − n − 1)·x_i / (n·Σ x), with the x in rising order and i from 1; nothing where all are 0.
std::optional<std::int64_t> gini_e6(std::vector<std::int64_t> values) {
  std::sort(values.begin(), values.end());
  const auto count = static_cast<WideWeight>(values.size());
  WideWeight sum = 0, ranked = 0, place = 1;
  for (const std::int64_t value : values) {
    sum += value;
    ranked += (2 * place++ - count - 1) * value;
  }
  if (sum <= 0) return std::nullopt;
  return rounded_ratio_e6(ranked, count * sum);
}

class Measurer {
 public:
  Measurer(const Market& market, const Weighed& weighed, const Outcome& outcome, const Setting& setting)
      : market_(market),
        weighed_(weighed),
        problem_(weighed.problem),
        graph_(weighed.problem.graph),
        outcome_(outcome),
        setting_(setting),
        counts_(count_pairs(weighed.problem, outcome.matching)),
        worst_of_offer_(market.offer_count(), std::numeric_limits<Weight>::max()),
        worst_of_request_(market.request_count(), std::numeric_limits<Weight>::max()),
        best_of_request_(market.request_count()) {
    for (const EdgeId edge : outcome.matching) {
      const Weight weight = weight_of(edge);
      Weight& offer_worst = worst_of_offer_[graph_.offer(edge)];
      Weight& request_worst = worst_of_request_[graph_.request(edge)];
      std::optional<Weight>& best = best_of_request_[graph_.request(edge)];
      offer_worst = std::min(offer_worst, weight);
      request_worst = std::min(request_worst, weight);
      best = std::max(best.value_or(weight), weight);
    }
  }

  std::vector<Metric> all() {
    cardinality();
    weights();
    ranks();
    blocking();
    loads();
    distances();
    groups();
    first_time();
    earlier_round();
    std::sort(metrics_.begin(), metrics_.end(), [](const Metric& a, const Metric& b) { return a.name < b.name; });
    return std::move(metrics_);
  }

 private:
  void add(std::string name, std::int64_t value_e6) { metrics_.push_back({std::move(name), value_e6}); }
  // A quotient that has no denominator is no number, and then there is no such metric.
  void add_ratio(std::string name, WideWeight numerator, WideWeight denominator) {
    if (denominator > 0) add(std::move(name), rounded_ratio_e6(numerator, denominator));
  }
  void add_count(std::string name, std::size_t count) {
    add(std::move(name), static_cast<std::int64_t>(count) * 1'000'000);
  }
  void add_weight(std::string name, WideWeight weight, WideWeight divisor = 1) {
    add_ratio(std::move(name), weight, divisor * problem_.scale);
  }

  [[nodiscard]] Weight weight_of(EdgeId edge) const { return weighed_.weights[edge.index()]; }
  [[nodiscard]] std::int64_t load(OfferId offer) const { return counts_.offers[offer.index()]; }
  [[nodiscard]] bool served(RequestId request) const {
    return counts_.requests[request.index()] >= pairs_needed(problem_, request);
  }
  [[nodiscard]] std::size_t pair_count() const { return outcome_.matching.size(); }

  void cardinality() {
    for (const RequestId request : market_.request_ids()) served_ += served(request) ? 1 : 0;
    add_count("matched", pair_count());
    add_count("served", served_);
    add_ratio("coverage", static_cast<WideWeight>(served_), static_cast<WideWeight>(market_.request_count()));
  }

  void weights() {
    std::vector<Weight> sorted;
    std::vector<std::int64_t> by_request(market_.request_count());
    WideWeight total = 0;
    for (const EdgeId edge : outcome_.matching) {
      sorted.push_back(weight_of(edge));
      by_request[graph_.request(edge).index()] += weight_of(edge);
      total += weight_of(edge);
    }
    add_weight("total_weight", total);
    if (const auto gini = gini_e6(std::move(by_request))) add("weight_gini", *gini);
    if (sorted.empty()) return;
    std::sort(sorted.begin(), sorted.end());
    add_weight("mean_weight", total, static_cast<WideWeight>(sorted.size()));
    add_weight("min_weight", sorted.front());
    add_weight("bottom_decile_weight", sorted[(sorted.size() + 9) / 10 - 1]);
  }

  // The rank of a request's best pair: one more than the number of its candidates with a higher weight.
  void ranks() {
    WideWeight ranks = 0, first = 0, top_three = 0;
    for (const RequestId request : market_.request_ids()) {
      if (!served(request)) continue;
      WideWeight rank = 1;
      for (const EdgeId edge : graph_.edges_of(request)) rank += weight_of(edge) > *best_of_request_[request] ? 1 : 0;
      ranks += rank;
      first += rank == 1 ? 1 : 0;
      top_three += rank <= 3 ? 1 : 0;
    }
    add_ratio("mean_rank", ranks, static_cast<WideWeight>(served_));
    add_ratio("top1_share", first, static_cast<WideWeight>(served_));
    add_ratio("top3_share", top_three, static_cast<WideWeight>(served_));
  }

  // Both sides prefer by weight; an equal weight is no reason to leave. Made pairs are passed over: the matching is
  // sorted.
  void blocking() {
    std::size_t blocking = 0;
    auto made = outcome_.matching.begin();
    for (const EdgeId edge : all_ids<EdgeId>(graph_.edge_count())) {
      if (made != outcome_.matching.end() && *made == edge) {
        ++made;
        continue;
      }
      const auto [offer, request] = graph_.endpoints(edge);
      const bool offer_would =
          load(offer) < problem_.offer_range[offer].upper || weight_of(edge) > worst_of_offer_[offer];
      const bool request_would = counts_.requests[request.index()] < problem_.request_range[request].upper ||
                                 weight_of(edge) > worst_of_request_[request];
      blocking += offer_would && request_would ? 1 : 0;
    }
    add_count("blocking_pairs", blocking);
  }

  void loads() {
    const auto offers = static_cast<WideWeight>(market_.offer_count());
    const auto pairs = static_cast<WideWeight>(pair_count());
    WideWeight squares = 0, places = 0;
    std::int64_t most = 0;
    std::size_t idle = 0;
    for (const OfferId offer : market_.offer_ids()) {
      most = std::max(most, load(offer));
      idle += load(offer) == 0 ? 1 : 0;
      squares += WideWeight{load(offer)} * load(offer);
      places += problem_.offer_range[offer].upper;
    }
    add_count("idle_offers", idle);
    add_count("load_max", static_cast<std::size_t>(most));
    add_ratio("load_mean", pairs, offers);
    add_ratio("load_variance", offers * squares - pairs * pairs, offers * offers);
    add_ratio("capacity_used", pairs, places);
    if (const auto gini = gini_e6(counts_.offers)) add("load_gini", *gini);
  }

  void distances() {
    WideWeight metres = 0, known = 0;
    std::int32_t longest = 0;
    for (const EdgeId edge : outcome_.matching) {
      const std::int32_t distance = weighed_.distances[edge.index()];
      if (distance < 0) continue;
      ++known;
      metres += distance;
      longest = std::max(longest, distance);
    }
    if (known == 0) return;
    add_ratio("distance_mean_km", metres, known * 1000);
    add_ratio("distance_max_km", longest, 1000);
  }

  void groups() {
    for (const std::string& group : setting_.profile.fairness_groups) {
      // Rates are compared as fractions: a/b < c/d exactly when a·d < c·b.
      std::optional<std::pair<WideWeight, WideWeight>> lowest, highest;
      for (const GroupCoverage& row : coverage(market_, weighed_, outcome_, {group})) {
        if (row.value.empty()) continue;
        const std::pair<WideWeight, WideWeight> rate{row.served, row.requests};
        const auto below = [](const auto& a, const auto& b) { return a.first * b.second < b.first * a.second; };
        if (!lowest || below(rate, *lowest)) lowest = rate;
        if (!highest || below(*highest, rate)) highest = rate;
      }
      if (!lowest) continue;
      add_ratio("service_min_" + group, lowest->first, lowest->second);
      add_ratio("service_ratio_" + group, lowest->first * highest->second, lowest->second * highest->first);
    }
  }

  void first_time() {
    WideWeight all = 0, covered = 0;
    for (const RequestId request : market_.request_ids()) {
      if (!market_[request].first_time) continue;
      ++all;
      covered += served(request) ? 1 : 0;
    }
    add_ratio("first_time_coverage", covered, all);
  }

  void earlier_round() {
    if (setting_.decisions.earlier.empty()) return;
    std::vector<OfferId> offers;
    std::vector<RequestId> requests;
    std::size_t kept = 0;
    for (const auto& [offer, request] : setting_.decisions.earlier) {
      const std::optional<EdgeId> edge = graph_.find(offer, request);
      if (edge && std::binary_search(outcome_.matching.begin(), outcome_.matching.end(), *edge)) {
        ++kept;
        continue;
      }
      offers.push_back(offer);
      requests.push_back(request);
    }
    const auto distinct = [](auto ids) {
      std::sort(ids.begin(), ids.end());
      return static_cast<std::size_t>(std::unique(ids.begin(), ids.end()) - ids.begin());
    };
    add_count("kept_pairs", kept);
    add_count("disturbed_offers", distinct(std::move(offers)));
    add_count("disturbed_requests", distinct(std::move(requests)));
  }

  const Market& market_;
  const Weighed& weighed_;
  const Problem& problem_;
  const BipartiteGraph& graph_;
  const Outcome& outcome_;
  const Setting& setting_;
  PairCounts counts_;
  IdVector<OfferId, Weight> worst_of_offer_;
  IdVector<RequestId, Weight> worst_of_request_;
  IdVector<RequestId, std::optional<Weight>> best_of_request_;
  std::size_t served_ = 0;
  std::vector<Metric> metrics_;
};

}  // namespace

std::vector<Metric> measure(const Market& market, const Weighed& weighed, const Outcome& outcome,
                            const Setting& setting) {
  return Measurer(market, weighed, outcome, setting).all();
}

}  // namespace koppel
