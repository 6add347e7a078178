// What the caller said a problem is: the instance and weights as they were given, with the changes made since.
//
// Problem:    what a strategy's name promises is about the instance and weights that it was given (certify/promises.hpp). What the strategy
//             posed and what the WarmSolver made of it cannot vouch for themselves.
// Promise:    put together from the given ones and the list of changes alone.
// Complexity: O(edges), and O(edges log edges) where pairs came or went.
// Errors:     none: the changes are those that an update accepted.
//
//   const Stated stated = state(task, changes);
#pragma once

#include <memory>
#include <span>
#include <vector>

#include "solved_problem.hpp"

namespace koppel::python {

struct Stated {
  std::shared_ptr<const Instance> instance;
  std::vector<Weight> weights;  // by edge of that instance, to be maximised
};

[[nodiscard]] Stated state(const Task& task, std::span<const Change> changes);

}  // namespace koppel::python
