// koppel._engine: one registering function per part of the package.
#include <pybind11/pybind11.h>

#include "base/version.hpp"
#include "dense_module.hpp"
#include "errors.hpp"
#include "market_module.hpp"
#include "solve_module.hpp"

PYBIND11_MODULE(_engine, module) {
  module.doc() = "The engine as the package koppel calls it; its own interface may change without notice.";
  module.attr("__version__") = std::string(koppel::version());
  koppel::python::register_errors(module);
  koppel::python::register_market(module);
  koppel::python::register_solve(module);
  koppel::python::register_dense(module);
}
