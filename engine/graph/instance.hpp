// An instance: who could be paired with whom, and how many pairs everybody may have. Nothing of what is wanted.
//
//   subject to  lower ≤ x(node) ≤ upper for every offer and request,  lower ≤ x(group) ≤ upper for every group,
//               x_e ∈ {0, 1},  x_e = 1 for pinned edges,  x(request) = 0 or ≥ if_any.
//
// x(node) is the number of chosen edges at a node, x(group) the sum over its members. Groups of one side are laminar: two of them are
// disjoint or one holds the other. With if_any ≤ 1 everywhere this is a flow; otherwise it is NP-hard. Forbidden pairs are simply no edges.
//
// Problem:    many questions are asked of one weighed market; each must find the same market.
// Promise:    built once, then shared as std::shared_ptr<const Instance> and never changed. A variant is a copy with other ranges, which
//             shares the rows of the graph.
// Complexity: a copy O(nodes + Σ group sizes).
// Errors:     validate() (problem.hpp) finds everything that is wrong.
//
//   Instance instance;
//   instance.graph = BipartiteGraph(2, 1, {{OfferId{0}, RequestId{0}}, {OfferId{1}, RequestId{0}}});
//   instance.offer_range.assign(2, {0, 1}), instance.request_range.assign(1, {0, 1});
//   Problem problem(std::make_shared<const Instance>(std::move(instance)), Goal{}.then(pairs_level()));
#pragma once

#include <cstdint>
#include <limits>
#include <string>
#include <vector>

#include "base/ids.hpp"
#include "base/weight.hpp"
#include "graph/bipartite_graph.hpp"
#include "graph/side.hpp"

namespace koppel {

struct Range {
  std::int32_t lower = 0;
  std::int32_t upper = 1;
  friend bool operator==(Range, Range) = default;
};

struct Group {
  Side side = Side::requests;
  std::string name;
  std::vector<std::uint32_t> members;  // numbers of offers or requests, sorted
  Range range;
  friend bool operator==(const Group&, const Group&) = default;
};

// What pairs ask of an offer's time: Σ use over its pairs ≤ budget. Whole numbers, of which `scale` make an hour.
struct Hours {
  static constexpr Weight no_budget = std::numeric_limits<Weight>::max();

  IdVector<OfferId, Weight> budget;  // `no_budget` where there is none; empty: no offer has one
  IdVector<EdgeId, Weight> use;      // 0 where the offer has no budget
  Weight scale = 1;

  [[nodiscard]] bool empty() const { return budget.empty(); }
  [[nodiscard]] bool limits(OfferId offer) const { return !empty() && budget[offer] != no_budget; }
  friend bool operator==(const Hours&, const Hours&) = default;
};

struct Instance {
  BipartiteGraph graph;
  IdVector<OfferId, Range> offer_range;
  IdVector<RequestId, Range> request_range;
  IdVector<RequestId, std::int32_t> if_any;  // empty: 1 for all
  std::vector<Group> groups;
  Hours hours;                       // of the budgets that can bind (graph/hours.hpp)
  std::vector<EdgeId> pinned;        // sorted
  std::vector<EdgeId> earlier;       // sorted: pairs of an earlier matching, which a goal may keep as many of as it can
  std::vector<OfferId> told_offers;  // sorted: who loses an earlier pair in every matching, as it is no edge any more
  std::vector<RequestId> told_requests;  // sorted: likewise
  Weight earlier_price =
      0;  // above 0: a goal with a level of weights gives so much for each earlier pair, and has no levels for them
  bool earlier_first = false;    // a goal keeps the earlier pairs before anything else but promises
  std::vector<EdgeId> promised;  // sorted: pairs that somebody said yes to; a goal breaks as few as it can
  Weight scale = 1;              // of weights: weight / scale is in the input's units
  IdVector<OfferId, std::string> offer_names;  // external ids: unique per side
  IdVector<RequestId, std::string> request_names;

  [[nodiscard]] std::int32_t needed_if_any(RequestId request) const { return if_any.empty() ? 1 : if_any[request]; }
};

// What a node is called: its external id, or its number where the instance has no names.
[[nodiscard]] std::string name_of(const Instance& instance, OfferId offer);
[[nodiscard]] std::string name_of(const Instance& instance, RequestId request);

}  // namespace koppel
