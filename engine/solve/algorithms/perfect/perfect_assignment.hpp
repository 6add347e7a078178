// perfect: the fast exact solver for sparse assignment in which everybody must be matched.
//
// Problem:    as many offers as requests, one place each, and every one of them has to be used: maximise Σ w over the perfect
//             matchings. Weights of any sign; costs are negated weights.
// Promise:    exact: with `complete`, integer duals u (offers) and v (requests) of any sign with u + v ≥ w on every edge and Σu + Σv equal
//             to the matching's weight; or `infeasible`, found by a largest matching that is not perfect. Deterministic.
//             Stopped: duals with u + v ≥ w all the same, so Σu + Σv is a bound, and a perfect matching if one was at hand, else none.
// Complexity: ε-scaling auction, O(n·E·log(n·C)) (Bertsekas & Eckstein 1988); measured, 20 to 30 bids a request, of which two thirds read
//             one cache line. The exact finish is one shortest path for each pair that the auction left wrong. Memory beyond the problem: 8
//             bytes an edge (16 where weights differ by 2^24 or more), rounded up to whole cache lines a row, and some 40 a node.
// Errors:     none; capacities are not read. requests × (largest − smallest weight) must stay below 2^60 (`perfect_fits`).
//
//   if (perfect_fits(problem)) PerfectSolution solution = solve_perfect(problem, meter);
//
// How it works (one file each):
//   perfect_rows       the rows of the requests, laid out for bidding
//   perfect_auction    requests bid for offers, with smaller and smaller steps
//   maximum_matching   whether there is a perfect matching at all            (Hopcroft & Karp 1973)
//   perfect_finisher   from nearly right prices to an exact optimum          (Hungarian method: Kuhn 1955; Tomizawa 1971)
// The auction only finds prices and may stop anywhere; exactness rests on the finisher alone.
#pragma once

#include "solve/algorithms/kernel.hpp"

namespace koppel {

struct PerfectSolution : KernelSolution {
  bool infeasible = false;
};

[[nodiscard]] bool perfect_fits(const KernelProblem& problem);

[[nodiscard]] PerfectSolution solve_perfect(const KernelProblem& problem, Meter& meter);

}  // namespace koppel
