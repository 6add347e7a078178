// LEMON's solvers on the flow network of an assignment problem, behind plain numbers: LEMON 1.3 is C++17, koppel C++20.
//
// Promise:    times are processor time of the solver alone (its construction and run) on a finished LEMON graph; integer costs.
// Errors:     `found` is false where LEMON did not report an optimum.
//
//   LemonRivals rivals(network);
//   LemonRun run = rivals.network_simplex();
#pragma once

#include <cstdint>
#include <memory>
#include <vector>

namespace koppel::bench {

// Requests 0..n-1 with one place each; edges by request.
struct PlainProblem {
  std::vector<std::uint32_t> request_begin;
  std::vector<int> edge_offer, edge_weight, offer_capacity;
  bool everybody = false;  // every offer uses all its places and nobody stays out
};

struct LemonRun {
  bool found = false;
  std::int64_t optimum = 0;
  double milliseconds = 0;
};

class LemonRivals {
 public:
  explicit LemonRivals(const PlainProblem& problem);
  ~LemonRivals();
  LemonRun network_simplex() const;
  LemonRun cost_scaling() const;

 private:
  struct Network;
  std::unique_ptr<Network> network_;
};

}  // namespace koppel::bench
