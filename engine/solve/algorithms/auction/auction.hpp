// auction: the fast exact solver for sparse capacitated assignment.
//
// Problem:    solve/algorithms/kernel.hpp: maximise the weight of a matching, capacities on both sides, nothing has to be used.
// Promise:    exact: the matching and integer duals of equal value. Deterministic: the same problem gives the same answer.
//             Memory beyond the problem: some 6 bytes an edge where offers are scarce, 10 where they abound, 30 in between.
// Complexity: auctions are pseudo-polynomial, ε-scaling makes them O(V·E·log(V·C)) (Bertsekas & Castañón 1989); measured, some
//             5 to 50 scans of every edge. The exact finish is one shortest path for each pair the auction left wrong.
// Errors:     none; nodes × max|w| < 2^62, as the kernel's contract says. Without room to go on (`meter`): `complete` is false, the
//             matching is feasible and the duals are a bound.
//
//   Meter meter(Limits{});
//   KernelSolution solution = solve_auction(problem, meter);
//
// How it works (one file each):
//   instance           what all parts share: capacities cut to what can be used, the scale, the state of the auction
//   request_bidding    requests bid for places at offers: prices rise from below        (Bertsekas 1979, 1988)
//   offer_bidding      offers bid for requests: the same seen from the other side         (reverse auction: Bertsekas, Castañón, Tsaknakis 1993)
//   schedule           which side bids, and with which ε                                 (ε-scaling: Bertsekas & Eckstein 1988)
//   finisher           from nearly right prices to an exact optimum: shortest paths      (Hungarian method: Kuhn 1955; Tomizawa 1971)
// The auction only finds prices and may stop anywhere; exactness rests on the finisher alone.
#pragma once

#include "solve/algorithms/kernel.hpp"

namespace koppel {

[[nodiscard]] KernelSolution solve_auction(const KernelProblem& problem, Meter& meter);

}  // namespace koppel
