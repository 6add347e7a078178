// The algorithms that the harness runs, each behind the same call: the façade's routes, and the kernels called directly.
//
//   for (const Algorithm& algorithm : all_algorithms())
//     if (algorithm.takes(family)) check(algorithm.solve(problem));
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "graph/outcome.hpp"
#include "solve_algorithms/families.hpp"

namespace koppel::test {

struct Answer {
  bool gave_up = false;  // "this is not for me"; what else is in it does not count
  Outcome outcome{};     // of a kernel: its matching and duals, as the certificate of an outcome
};

struct Algorithm {
  std::string name;
  std::function<bool(const Family&)> takes;
  std::function<Answer(const ProblemParts&)> solve;
  // Whether its header allows it to give up where `feasible` says whether anything is allowed. All others must answer.
  std::function<bool(const ProblemParts&, const Traits&, bool feasible)> may_give_up;
  bool proves_infeasible = true;  // with a violated set or a tree; else it only says so
};

[[nodiscard]] const std::vector<Algorithm>& all_algorithms();

}  // namespace koppel::test
