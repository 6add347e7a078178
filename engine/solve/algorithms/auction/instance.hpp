// What the parts of the auction share: the instance, and the state that one part hands to the next.
//
// Value is the integer of the auction's inner loops: 32 bits where the scaled weights fit, 64 otherwise.
//
// Promise:    weights are multiplied by `scale`, so that bids can differ by less than one unit of weight: the finer the bids, the fewer
//             pairs are left wrong. A request with k places is k bidders. Capacities are cut to one more than can be used.
// Complexity: O(offers + requests), and one pass over the edges.
// Errors:     none.
//
//   Instance<std::int32_t> instance(problem, largest_weight(problem), 64);
//   State<std::int32_t> state(instance);
#pragma once

#include <algorithm>
#include <cstdint>
#include <span>

#include "solve/algorithms/auction/huge_pages.hpp"
#include "solve/algorithms/kernel.hpp"

namespace koppel::auction {

using Index = std::uint32_t;               // of an offer, request, bidder or place
inline constexpr Index none = 0xffffffff;  // no such index

// The largest weight, at least 0.
[[nodiscard]] Weight largest_weight(const KernelProblem& problem);

// What an edge is worth to those who may leave it: never less than nothing.
template <class Value>
[[nodiscard]] constexpr Value worth_of(Weight weight) {
  return weight > 0 ? static_cast<Value>(weight) : Value{0};
}

// Running sums: places of node n are numbered begin[n] .. begin[n + 1] - 1.
using Places = HugeVector<Index>;

template <class Value>
struct Instance {
  Instance(const KernelProblem& problem, Weight largest, Value scale_factor);

  const KernelProblem& problem;
  Value scale;
  Value highest;  // the largest weight, scaled: no price or profit needs to pass it
  Places offer_places;
  Places request_places;
  bool one_place_each;  // every request wants one place at most

  [[nodiscard]] Index offers() const { return static_cast<Index>(offer_places.size() - 1); }
  [[nodiscard]] Index requests() const { return static_cast<Index>(request_places.size() - 1); }
  [[nodiscard]] Index places() const { return offer_places.back(); }
  [[nodiscard]] Index places_wanted() const { return request_places.back(); }
  [[nodiscard]] Index places_of(Index offer) const { return offer_places[offer + 1] - offer_places[offer]; }
  [[nodiscard]] Index places_wanted(Index request) const {
    return request_places[request + 1] - request_places[request];
  }
  // Bidders: the places of the requests; where one_place_each, simply the requests (some of which may want nothing).
  [[nodiscard]] Index bidders() const { return one_place_each ? requests() : places_wanted(); }
  [[nodiscard]] Index first_bidder(Index request) const { return one_place_each ? request : request_places[request]; }

  [[nodiscard]] Index row_begin(Index request) const { return problem.request_begin[request]; }
  [[nodiscard]] Index row_end(Index request) const { return problem.request_begin[request + 1]; }
  [[nodiscard]] Index degree(Index request) const { return row_end(request) - row_begin(request); }
};

// Where a bidder stands: the offer it is at, and the profit (scaled) that offers must beat to win it over.
template <class Value>
struct Standing {
  Value profit = 0;
  Index offer = none;
};

template <class Value>
struct State {
  explicit State(const Instance<Value>& instance);

  HugeVector<Value> price;               // by offer, scaled; `highest` where there are no places
  HugeVector<Standing<Value>> standing;  // by bidder; profit `highest` for a request that wants nothing
  HugeVector<Index> free_places;         // by offer
};

// How a round of bidding ended.
enum class Ending : std::uint8_t { settled, over_budget, stopped };

}  // namespace koppel::auction
