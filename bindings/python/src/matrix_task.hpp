// From a matrix in NumPy arrays to a task for the engine.
//
// Problem:    rows are supply and columns are demand, whatever the layout; the engine has rows of requests.
// Promise:    the answer depends on the matrix, not on its layout. Rows are the engine's requests (so compressed rows are read as they lie),
//             but where the strategy treats the sides differently, requests are the demand.
// Complexity: arrange() and scale_weights(); one copy of the arrays, into the graph.
// Errors:     what is wrong with an entry is listed; there is no task then. What a signal handler or `progress` raises (market_run.hpp).
//
//   auto [task, faults] = prepare(matrix, supply, demand, {}, *find_strategy("max_weight"), false, py::none());
#pragma once

#include <pybind11/numpy.h>

#include <cstdint>
#include <memory>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "solve/strategy.hpp"
#include "solved_problem.hpp"

namespace koppel::python {

enum class Layout : std::uint8_t {
  rows,
  columns,
  entries
};  // pointers of rows, pointers of columns, one of each per entry

struct MatrixArrays {
  std::size_t supply = 0, demand = 0;
  Layout layout = Layout::rows;
  pybind11::array first, second;  // pointers and indices; or the supply and the demand of each entry
  pybind11::array weights;
};

// How many pairs each node may have, as int32.
struct Bounds {
  pybind11::array lower, upper;
};

using GroupRow = std::tuple<bool, std::vector<std::uint32_t>, std::int32_t, std::int32_t,
                            std::string>;  // of the supply side?, members, lower, upper, name
using FaultRows = std::vector<std::tuple<std::string, std::size_t, std::size_t>>;  // code, entry, other entry
using Prepared = std::pair<std::shared_ptr<Task>, FaultRows>;

[[nodiscard]] Prepared prepare(const MatrixArrays& matrix, const Bounds& supply, const Bounds& demand,
                               const std::vector<GroupRow>& groups, const Strategy& strategy, bool minimise,
                               const pybind11::object& progress);

}  // namespace koppel::python
