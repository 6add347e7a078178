#include "certificates.hpp"

#include <pybind11/stl.h>

#include <cstdint>
#include <utility>
#include <variant>
#include <vector>

#include "numpy_views.hpp"

namespace koppel::python {

namespace py = pybind11;

namespace {

// Row n: the numbers of node n by level.
template <class Duals>
py::array_t<std::int64_t> dual_matrix(const std::vector<LevelDuals>& levels, std::size_t nodes, Duals duals) {
  std::vector<std::int64_t> numbers(nodes * levels.size());
  for (std::size_t level = 0; level < levels.size(); ++level) {
    const std::vector<Weight>& of_level = duals(levels[level]);
    for (std::size_t node = 0; node < nodes; ++node) numbers[node * levels.size() + level] = of_level[node];
  }
  return frozen_array_of(std::move(numbers),
                         {static_cast<py::ssize_t>(nodes), static_cast<py::ssize_t>(levels.size())});
}

py::dict multipliers(const Task& task, const std::vector<LevelDuals>& levels) {
  const auto offers = [](const LevelDuals& duals) -> const std::vector<Weight>& { return duals.offers.values(); };
  const auto requests = [](const LevelDuals& duals) -> const std::vector<Weight>& { return duals.requests.values(); };
  const auto groups = [](const LevelDuals& duals) -> const std::vector<Weight>& { return duals.groups.values(); };
  const Problem& problem = task.problem;
  const py::object by_offer = dual_matrix(levels, problem.graph().offer_count(), offers);
  const py::object by_request = dual_matrix(levels, problem.graph().request_count(), requests);
  py::dict dict;
  dict["supply"] = task.rows_are_requests ? by_request : by_offer;
  dict["demand"] = task.rows_are_requests ? by_offer : by_request;
  dict["groups"] = dual_matrix(levels, problem.groups().size(), groups);
  return dict;
}

// ---- one overload for each kind ------------------------------------------------------------------------------------------

py::object dict_of(const Task& /*task*/, const std::monostate& /*nothing*/) { return py::none(); }

py::object dict_of(const Task& task, const LexDual& duals) {
  py::dict dict = multipliers(task, duals.levels);
  dict["kind"] = py::str(duals.kind.data(), duals.kind.size());
  py::list names;
  for (const Level& level : task.problem.levels()) names.append(level.name);
  dict["levels"] = names;
  std::vector<Weight> denominators = duals.denominators;
  denominators.resize(duals.levels.size(), 1);
  dict["denominators"] = denominators;
  return dict;
}

py::object dict_of(const Task& task, const ViolatedSet& violated) {
  py::dict dict = multipliers(task, {violated.multipliers});
  dict["kind"] = py::str(violated.kind.data(), violated.kind.size());
  dict["levels"] = py::list();
  return dict;
}

// A matrix has no requests for several people or nobody.
py::object dict_of(const Task& /*task*/, const Branching& /*branching*/) { return py::none(); }

// Nor hours.
py::object dict_of(const Task& /*task*/, const KnapsackDual& /*duals*/) { return py::none(); }

}  // namespace

py::object certificate_dict(const Task& task, const Certificate& certificate) {
  return std::visit([&](const auto& proof) { return dict_of(task, proof); }, certificate);
}

}  // namespace koppel::python
