// The engine's refusals as the exceptions of koppel/errors.py, with everything that was found.
#pragma once

#include <pybind11/pybind11.h>

namespace koppel::python {

void register_errors(pybind11::module_& module);

}  // namespace koppel::python
