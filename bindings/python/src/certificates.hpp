// The certificate of a solved problem as a dict of NumPy arrays: one row for each node, one column for each level.
#pragma once

#include <pybind11/pybind11.h>

#include "graph/certificate.hpp"
#include "matrix_task.hpp"

namespace koppel::python {

// None where there is no certificate, or one that a matrix cannot have.
[[nodiscard]] pybind11::object certificate_dict(const Task& task, const Certificate& certificate);

}  // namespace koppel::python
