// SciPy's dense assignment in koppel._engine.
#pragma once

#include <pybind11/pybind11.h>

namespace koppel::python {

void register_dense(pybind11::module_& module);

}  // namespace koppel::python
