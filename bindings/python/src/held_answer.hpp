// One version of a solved problem, frozen: what a result in Python holds.
#pragma once

#include <memory>

#include "solved_problem.hpp"

namespace koppel::python {

struct HeldAnswer {
  std::shared_ptr<SolvedProblem> solved;
  std::size_t version = 0;
  Answer answer;

  [[nodiscard]] const Task& task() const { return solved->task(); }
};

}  // namespace koppel::python
