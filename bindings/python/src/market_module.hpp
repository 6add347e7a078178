// The market side of the module: the walk of the command line's verbs for the classes of koppel/market.py and koppel/matching.py.
//
// Promise: everything is done by the same code as on the command line (engine/cli); nothing here prints, and nothing is written but by
//          MatchedWalk.write. InputError and MappingNeeded arrive in Python as koppel.InputError.
#pragma once

#include <pybind11/pybind11.h>

namespace koppel::python {

void register_market(pybind11::module_& module);

}  // namespace koppel::python
