// Tasks and answers as plain tuples and arrays, for pickles, and back.
//
// Problem:    a result is sent to another process, or kept for tomorrow; solving again there could take hours, or find another optimum.
// Promise:    what comes back has the same pairs, values and certificate, verifies, and can be updated. Changes are made again, one by
//             one. Nothing in a pickle is believed more than a pickle may be: verify() judges what came back like any other answer.
// Complexity: O(nodes + edges), and that of the changes.
// Errors:     std::invalid_argument where a state is none of these.
//
//   py::class_<Task, …>(…).def(py::pickle(&state_of_task, &task_of_state));
#pragma once

#include <pybind11/pybind11.h>

#include <memory>

#include "held_answer.hpp"

namespace koppel::python {

[[nodiscard]] pybind11::tuple state_of_task(const Task& task);
[[nodiscard]] std::shared_ptr<Task> task_of_state(const pybind11::tuple& state);

[[nodiscard]] pybind11::tuple state_of_answer(const HeldAnswer& held);
[[nodiscard]] HeldAnswer answer_of_state(const pybind11::tuple& state);

}  // namespace koppel::python
