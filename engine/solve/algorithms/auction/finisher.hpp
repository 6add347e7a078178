// The finisher: from nearly right prices to an exact optimum and its proof.
//
// Problem:    the auction leaves prices that are a little off and a few pairs that should not be. Rounded to whole weights the prices
//             are usually exact nearly everywhere.
// Invariant:  duals u, v ≥ 0 and slack u + v − w ≥ 0 on edges not held, ≤ 0 on held ones, from the first step on. What remains is that
//             a node with room has dual 0: one shortest path for every place where it is not so, first requests, then offers. Then the
//             matching and the duals have the same value, which proves both.
// Complexity: one pass over the edges and usually fewer than 200 short searches per million edges. In the worst case as the Hungarian
//             method.
// Errors:     none. Stopped: feasible duals, and a feasible matching: what the auction left, filled up greedily.
//
//   Finisher<std::int32_t> finisher(instance, std::move(whole_prices));
//   finisher.run(state.standing, rows, meter);
//   KernelSolution solution = finisher.solution();
#pragma once

#include "solve/algorithms/auction/offer_rows.hpp"
#include "solve/algorithms/auction/shortest_path.hpp"

namespace koppel::auction {

template <class Value>
class Finisher {
 public:
  // `price`: any prices ≥ 0 in whole weights.
  Finisher(const Instance<Value>& instance, HugeVector<Value> price);

  // `standing`: by bidder, the offer it is at (a suggestion, within the capacities).
  void run(const HugeVector<Standing<Value>>& standing, OfferRows<Value>& rows, Meter& meter);

  [[nodiscard]] KernelSolution solution() const;

 private:
  using AllStanding = HugeVector<Standing<Value>>;

  [[nodiscard]] std::span<const Standing<Value>> places_of(Index request, const AllStanding& standing) const;
  [[nodiscard]] bool keep_pairs(const AllStanding& standing, Meter& meter);
  [[nodiscard]] bool take_tight_edges(Meter& meter);
  void keep_what_is_right(Index request, std::span<const Standing<Value>> standing);
  void keep_one(Index request, Index offer, bool anything);
  void take_tight_edges(Index request);
  [[nodiscard]] bool place_requests(Meter& meter);
  [[nodiscard]] bool lower_prices(OfferRows<Value>& rows, Meter& meter);
  void absorb_surplus();
  void settle_for_less(const AllStanding& standing);
  void keep_all(Index request, std::span<const Standing<Value>> standing);
  Index fill_greedily(Index request);
  void hold(Index request, Index offer, Value weight);
  [[nodiscard]] Value value(Index edge) const;

  const Instance<Value>& instance_;
  Side<Value> requests_, offers_;
  std::vector<Value> values_;
  Index kept_ = 0;  // requests before this one have their dual, and of the auction's pairs those that are right
  bool complete_ = false;
};

}  // namespace koppel::auction
