// A matching with the numbers that more than one metric is made from.
//
// Problem:    twenty metrics each counting pairs, loads and ranks anew would cost twenty walks over the edges and as many chances to
//             count differently.
// Promise:    counted once, in whole numbers; what is passed in must outlive the view.
// Complexity: O(edges + nodes log nodes).
// Errors:     none.
//
//   const MatchingView view(market, weighed, outcome, setting);
//   count_e6(view.served_count)
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/ids.hpp"
#include "base/weight.hpp"
#include "graph/outcome.hpp"
#include "measure/earlier_changes.hpp"
#include "model/market.hpp"
#include "model/setting.hpp"
#include "pairing/weigh.hpp"

namespace koppel {

// Distances are in metres.
inline constexpr WideWeight metres_per_km = 1000;

// Served requests divided by requests, of one value of a group.
struct ServiceRate {
  WideWeight served = 0, requests = 0;
};
struct ServiceRange {
  ServiceRate lowest, highest;
};

class MatchingView {
 public:
  MatchingView(const Market& market, const Weighed& weighed, const Outcome& outcome, const Setting& setting);

  const Market& market;
  const Setting& setting;
  const Instance& instance;
  const BipartiteGraph& graph;
  const std::vector<EdgeId>& pairs;  // sorted

  [[nodiscard]] WideWeight pair_count() const { return static_cast<WideWeight>(pairs.size()); }
  [[nodiscard]] Weight weight(EdgeId edge) const { return weighed_.weights[edge.index()]; }
  [[nodiscard]] const std::vector<std::int64_t>& loads() const { return counts_.offers; }  // pairs by OfferId
  [[nodiscard]] std::int64_t load(OfferId offer) const { return counts_.offers[offer.index()]; }
  [[nodiscard]] std::int64_t people(RequestId request) const { return counts_.requests[request.index()]; }
  [[nodiscard]] bool served(RequestId request) const;

  WideWeight served_count = 0;

  WideWeight total_weight = 0;
  std::vector<Weight> weights;                   // of the pairs, rising
  std::vector<std::int64_t> weight_of_request;   // by RequestId; 0 where it has no pair
  IdVector<OfferId, Weight> worst_of_offer;      // the weight of its worst pair; the largest number where it has none
  IdVector<RequestId, Weight> worst_of_request;  // likewise
  std::vector<WideWeight> ranks;                 // of the served requests: that of their best pair, 1 is the best
  std::vector<std::int32_t> distances;           // metres, of the pairs with two known places
  std::optional<EarlierChanges> earlier;         // where there was one: what became of its pairs

  // The lowest and the highest rate among the values of a group; requests without a value are passed over.
  [[nodiscard]] std::optional<ServiceRange> service_range(const std::string& group) const;

 private:
  void count_weights();
  void count_ranks();

  const Weighed& weighed_;
  const Outcome& outcome_;
  PairCounts counts_;
  IdVector<RequestId, std::optional<Weight>> best_of_request_;
};

}  // namespace koppel
