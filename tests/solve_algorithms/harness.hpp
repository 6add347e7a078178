// One test for every algorithm: what is wrong with its answer to a problem. Everything is asked of everybody.
//
//   EXPECT_THAT(faults_of_answer(algorithm, family, problem, algorithm.solve(problem)), IsEmpty());
#pragma once

#include "solve_algorithms/algorithms.hpp"
#include "solve_algorithms/optimality.hpp"

namespace koppel::test {

// What strangers say of a problem: LEMON, and where it is tiny who tries everything. Both where both can be asked.
struct Expected {
  bool feasible = false;
  std::vector<WideWeight> values;
  std::optional<bool> other_optimum;  // whether another matching is as good; nothing where nobody counted
};

// Fails the test where the strangers disagree.
[[nodiscard]] Expected ask_strangers(const Family& family, const ProblemParts& problem);

[[nodiscard]] Faults faults_of_answer(const Algorithm& algorithm, const Family& family, const ProblemParts& problem,
                                      const Expected& expected, const Answer& answer);

}  // namespace koppel::test
