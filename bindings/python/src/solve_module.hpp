// The low level in koppel._engine: bare problems from arrays, their answers, and what is asked of them afterwards.
#pragma once

#include <pybind11/pybind11.h>

namespace koppel::python {

void register_solve(pybind11::module_& module);

}  // namespace koppel::python
