// The finisher: from nearly right prices to an exact perfect assignment and its proof.
//
// Problem:    the auction leaves prices that are a little off and a few pairs that should not be.
// Invariant:  u + v ≥ w on every edge, with equality on every pair held, from the first step on. What remains is that some requests hold
//             nothing: each is placed along a shortest path of slacks to a free offer. Then everybody is matched, so both sides of the duality have the same value.
// Complexity: one pass over the edges and one short search for each pair the auction left wrong, usually some hundreds per
//             million edges. In the worst case, as the Hungarian method, O(E·log) for each request.
// Errors:     none. A search that meets no free offer has found a Hall violator: `infeasible`.
//
//   PerfectFinisher finisher(problem, std::move(whole_prices), std::move(holders));
//   if (finisher.run(meter) == Ending::settled) use(finisher.solution());
#pragma once

#include <vector>

#include "solve/algorithms/perfect/path_search.hpp"
#include "solve/algorithms/perfect/perfect_assignment.hpp"
#include "solve/algorithms/perfect/perfect_auction.hpp"

namespace koppel::perfect {

class PerfectFinisher {
 public:
  // Any prices. `holder`: by offer, who is at it (a suggestion).
  PerfectFinisher(const KernelProblem& problem, HugeVector<Weight> price, HugeVector<Index> holder);

  // `settled`, `infeasible` or `stopped`.
  [[nodiscard]] Ending run(Meter& meter);

  // The pairs held, and the duals.
  [[nodiscard]] KernelSolution solution() const;

 private:
  void settle_dual(Index request, Index offer);
  bool take_free_offer(Index request);
  [[nodiscard]] bool place(Index source);
  [[nodiscard]] Weight slack(Index request, Index edge) const;

  const KernelProblem& problem_;
  HugeVector<Weight> price_, profit_;
  HugeVector<Index> holder_;    // by offer
  HugeVector<Index> held_;      // by request: its edge
  std::vector<Index> waiting_;  // requests that hold nothing
  PathSearch search_;
};

}  // namespace koppel::perfect
