#include "solve_module.hpp"

#include <pybind11/stl.h>

#include <algorithm>
#include <memory>
#include <optional>
#include <string>
#include <tuple>
#include <utility>
#include <variant>
#include <vector>

#include "certificates.hpp"
#include "held_answer.hpp"
#include "market_run.hpp"
#include "matrix_task.hpp"
#include "numpy_views.hpp"
#include "pickled.hpp"
#include "solve/solve.hpp"
#include "solve/strategy.hpp"
#include "solved_problem.hpp"

namespace koppel::python {

namespace py = pybind11;

namespace {

Layout layout_named(const std::string& name) {
  if (name == "rows") return Layout::rows;
  if (name == "columns") return Layout::columns;
  if (name == "entries") return Layout::entries;
  throw std::invalid_argument("unknown layout");
}

Prepared prepare_arrays(const std::string& layout, std::pair<std::size_t, std::size_t> shape, const py::array& first,
                        const py::array& second, const py::array& weights,
                        const std::pair<py::array, py::array>& supply, const std::pair<py::array, py::array>& demand,
                        const std::vector<GroupRow>& groups, const std::string& strategy, bool minimise,
                        const py::object& progress) {
  const Strategy* found = find_strategy(strategy);
  if (found == nullptr) throw std::invalid_argument("unknown strategy");
  const MatrixArrays matrix{shape.first, shape.second, layout_named(layout), first, second, weights};
  return prepare(matrix, {supply.first, supply.second}, {demand.first, demand.second}, groups, *found, minimise,
                 progress);
}

// ---- answers -------------------------------------------------------------------------------------------------------------------

HeldAnswer solve_task(const std::shared_ptr<Task>& task, double time_limit, std::uint64_t work_limit, unsigned threads,
                      const std::string& algorithm, const py::object& progress) {
  Outcome outcome = run_market(time_limit, progress, [&](Observer& observer) {
    const SolveOptions solving{.limits = {.progress = &observer, .work = work_limit, .threads = threads},
                               .algorithm = algorithm};
    return task->strategy->solve(task->problem, {.solving = solving}).outcome;
  });
  HeldAnswer held{std::make_shared<SolvedProblem>(task, std::move(outcome)), 0, {}};
  held.answer = held.solved->first_answer();
  return held;
}

py::list level_rows(const HeldAnswer& held) {
  py::list rows;
  for (std::size_t level = 0; level < held.answer.values.size(); ++level) {
    rows.append(py::make_tuple(held.task().problem.levels()[level].name, python_int(held.answer.values[level]),
                               python_int(held.answer.bounds[level])));
  }
  return rows;
}

template <class Work>
auto without_lock(Work work) {
  const py::gil_scoped_release unlocked;
  return work();
}

// ---- changes -------------------------------------------------------------------------------------------------------------------

using AnyNumber = std::variant<std::int64_t, double>;
// (kind, supply, demand, lower, upper, weight)
using ChangeRow =
    std::tuple<std::string, std::uint32_t, std::uint32_t, std::int32_t, std::int32_t, std::optional<AnyNumber>>;

Change::Kind kind_of(const std::string& name) {
  if (name == "supply") return Change::Kind::supply_range;
  if (name == "demand") return Change::Kind::demand_range;
  if (name == "weight") return Change::Kind::weight;
  if (name == "forbid") return Change::Kind::forbid;
  if (name == "allow") return Change::Kind::allow;
  if (name == "pin") return Change::Kind::pin;
  if (name == "unpin") return Change::Kind::unpin;
  throw std::invalid_argument("unknown change");
}

ScaledOne require_scaled(const Task& task, const AnyNumber& number) {
  const std::optional<ScaledOne> scaled =
      std::visit([&]<class Number>(Number value) { return scale_one(value, task.scale, task.room); }, number);
  if (!scaled) throw std::overflow_error("weights: a weight does not fit");  // translated to OverflowError
  return *scaled;
}

// The changed answer; or None with the certificate of infeasibility, or with the pair that there is not.
py::tuple update(const HeldAnswer& held, const std::vector<ChangeRow>& rows, const py::object& progress) {
  std::vector<Change> changes;
  for (const auto& [kind, supply, demand, lower, upper, weight] : rows) {
    changes.push_back({kind_of(kind), supply, demand, {lower, upper}, 0});
    if (!weight) continue;
    changes.back().weight = require_scaled(held.task(), *weight).weight;
  }
  SolvedProblem::Updated updated;
  try {
    updated = run_market(0, progress,
                         [&](Observer& observer) { return held.solved->update(held.version, changes, observer); });
  } catch (const UnknownPair& unknown) {
    return py::make_tuple(py::none(), py::make_tuple(unknown.supply, unknown.demand));
  }
  if (updated.version != 0) {
    return py::make_tuple(HeldAnswer{held.solved, updated.version, std::move(updated.answer)}, py::none());
  }
  return py::make_tuple(py::none(), certificate_dict(held.task(), updated.violated.value_or(Certificate{})));
}

py::list faults_list(const Verdict& verdict) {
  py::list faults;
  for (const VerdictFault& fault : verdict.faults) faults.append(py::make_tuple(fault.code->name, fault.what));
  return faults;
}

void register_tasks(py::module_& module) {
  py::class_<Task, std::shared_ptr<Task>>(module, "Task", "A problem on a bipartite graph, ready to be solved.")
      .def_property_readonly("scale", [](const Task& task) { return std::pair(task.scale.base, task.scale.exponent); })
      .def_property_readonly("exact", [](const Task& task) { return task.exact; })
      .def_property_readonly("has_weights", &Task::has_weights)
      .def_property_readonly("has_fixed_ranges", &Task::has_fixed_ranges)
      .def_property_readonly("most_pairs", [](const Task& task) { return task.room.pairs; })
      .def_property_readonly("largest_weight", [](const Task& task) { return largest_weight(task.room); })
      .def(
          "is_exact", [](const Task& task, const AnyNumber& weight) { return require_scaled(task, weight).exact; },
          py::arg("weight"))
      .def("solve", &solve_task, py::arg("time_limit"), py::arg("work_limit"), py::arg("threads"), py::arg("algorithm"),
           py::arg("progress"))
      .def(py::pickle(&state_of_task, &task_of_state));
  module.def("prepare", &prepare_arrays, py::arg("layout"), py::arg("shape"), py::arg("first"), py::arg("second"),
             py::arg("weights"), py::arg("supply"), py::arg("demand"), py::arg("groups"), py::arg("strategy"),
             py::arg("minimise"), py::arg("progress"));
}

void register_answers(py::module_& module) {
  py::class_<HeldAnswer>(module, "Answer", "One version of a solved problem. Nothing in it changes.")
      .def_property_readonly("status",
                             [](const HeldAnswer& held) { return std::string(to_string(held.answer.status)); })
      .def_property_readonly("algorithm", [](const HeldAnswer& held) { return held.solved->first().algorithm; })
      .def("levels", &level_rows)
      .def("pairs",
           [](const HeldAnswer& held) {
             const Pairs& pairs = held.answer.pairs;
             return py::make_tuple(frozen_array_of(pairs.supply), frozen_array_of(pairs.demand),
                                   frozen_array_of(pairs.entry));
           })
      .def("certificate",
           [](const HeldAnswer& held) {
             return certificate_dict(held.task(), without_lock([&] { return held.solved->certificate(held.version); }));
           })
      .def("verify",
           [](const HeldAnswer& held) {
             return faults_list(without_lock([&] { return held.solved->verify(held.version); }));
           })
      .def("outlives_rounding",
           [](const HeldAnswer& held) {
             return without_lock([&] { return held.solved->outlives_rounding(held.version); });
           })
      .def("most_pairs",
           [](const HeldAnswer& held) { return without_lock([&] { return held.solved->most_pairs(held.version); }); })
      .def("update", &update, py::arg("changes"), py::arg("progress"))
      .def(py::pickle(&state_of_answer, &answer_of_state));
}

}  // namespace

void register_solve(py::module_& module) {
  register_answers(module);
  register_tasks(module);
  py::class_<Strategy>(module, "Strategy", "A strategy, as the engine describes it.")
      .def_property_readonly("name", [](const Strategy& strategy) { return std::string(strategy.name); })
      .def_property_readonly("description", [](const Strategy& strategy) { return std::string(strategy.description); })
      .def_property_readonly("minimises", [](const Strategy& strategy) { return strategy.minimises; });
  module.def("strategies", [] {
    std::vector<Strategy> list;
    for (const Strategy* strategy : all_strategies()) list.push_back(*strategy);
    return list;
  });
}

}  // namespace koppel::python
