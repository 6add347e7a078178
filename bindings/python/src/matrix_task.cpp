#include "matrix_task.hpp"

#include <algorithm>
#include <utility>

#include "entries.hpp"
#include "market_run.hpp"
#include "numpy_views.hpp"

namespace koppel::python {

namespace py = pybind11;

namespace {

FaultRows rows_of(const std::vector<EntryFault>& faults) {
  FaultRows rows;
  for (const EntryFault& fault : faults) rows.emplace_back(std::string(fault.code), fault.entry, fault.other);
  return rows;
}

// As the caller names its axes.
void name_axes(std::vector<EntryFault>& faults, bool rows_are_requests) {
  for (EntryFault& fault : faults) {
    if (fault.code == "major_out_of_range")
      fault.code = rows_are_requests ? "supply_out_of_range" : "demand_out_of_range";
    else if (fault.code == "minor_out_of_range")
      fault.code = rows_are_requests ? "demand_out_of_range" : "supply_out_of_range";
  }
}

// The caller's arrays as they lie, to be read on any thread while the caller holds them.
struct MatrixViews {
  std::size_t supply, demand;
  Layout layout;
  Indices first, second;
  Numbers weights;
};

Arranged arrange_matrix(const MatrixViews& matrix, bool rows_are_requests) {
  Entries entries;
  entries.major_size = rows_are_requests ? matrix.supply : matrix.demand;
  entries.minor_size = rows_are_requests ? matrix.demand : matrix.supply;
  std::vector<std::int64_t> expanded;
  if (matrix.layout == Layout::entries) {
    entries.major = rows_are_requests ? matrix.first : matrix.second;
    entries.minor = rows_are_requests ? matrix.second : matrix.first;
  } else if ((matrix.layout == Layout::rows) == rows_are_requests) {
    entries.has_pointers = true;
    entries.major = matrix.first;
    entries.minor = matrix.second;
  } else {
    expanded = expand(matrix.first);
    entries.major = matrix.second;
    entries.minor = std::span<const std::int64_t>(expanded);
  }
  Arranged arranged = arrange(entries);
  name_axes(arranged.faults, rows_are_requests);
  return arranged;
}

template <class AnyId>
IdVector<AnyId, Range> ranges_of(const Bounds& side) {
  const auto lower = view<std::int32_t>(side.lower), upper = view<std::int32_t>(side.upper);
  IdVector<AnyId, Range> ranges(lower.size());
  for (const AnyId id : ranges.ids()) ranges[id] = {lower[id.index()], upper[id.index()]};
  return ranges;
}

std::vector<Group> groups_of(const std::vector<GroupRow>& rows, bool rows_are_requests) {
  std::vector<Group> groups;
  for (const auto& [supply, members, lower, upper, name] : rows) {
    groups.push_back({supply == rows_are_requests ? Side::requests : Side::offers, name, members, {lower, upper}});
  }
  return groups;
}

// Preparing has no steps that could end early; who was interrupted need not wait for all of it.
void look_up(Observer& observer) { observer.begin("solve"); }

Prepared prepare_on(std::shared_ptr<Task> task, Instance instance, const MatrixViews& matrix, Observer& observer) {
  const bool swapped = task->rows_are_requests;
  Arranged arranged = arrange_matrix(matrix, swapped);
  if (!arranged.faults.empty()) return {nullptr, rows_of(arranged.faults)};
  look_up(observer);
  task->order = std::move(arranged.order);
  instance.graph =
      BipartiteGraph(swapped ? matrix.demand : matrix.supply, std::move(arranged.begin), std::move(arranged.minor));
  look_up(observer);
  task->room = room_of(instance);
  Scaled scaled = scale_weights(matrix.weights, task->order, task->room);
  if (!scaled.faults.empty()) return {nullptr, rows_of(scaled.faults)};
  look_up(observer);
  task->scale = scaled.scale;
  task->exact = scaled.exact;
  if (task->minimise) {
    for (Weight& weight : scaled.weights) weight = -weight;
  }
  task->weights = scaled.weights;
  task->given = std::make_shared<const Instance>(std::move(instance));
  task->problem = pose(*task->strategy, task->given, std::move(scaled.weights));
  return {std::move(task), {}};
}

}  // namespace

Prepared prepare(const MatrixArrays& matrix, const Bounds& supply, const Bounds& demand,
                 const std::vector<GroupRow>& groups, const Strategy& strategy, bool minimise,
                 const py::object& progress) {
  constexpr std::size_t worth_a_thread = 1 << 16;  // edges; below, waiting for one would take longer than the work
  auto task = std::make_shared<Task>();
  task->rows_are_requests = !strategy.sides_differ;
  task->strategy = &strategy;
  task->minimise = minimise;
  const bool swapped = task->rows_are_requests;
  Instance instance;
  instance.offer_range = ranges_of<OfferId>(swapped ? demand : supply);
  instance.request_range = ranges_of<RequestId>(swapped ? supply : demand);
  instance.groups = groups_of(groups, swapped);
  const MatrixViews views{matrix.supply,
                          matrix.demand,
                          matrix.layout,
                          indices_of(matrix.first),
                          indices_of(matrix.second),
                          numbers_of(matrix.weights)};
  const auto work = [&](Observer& observer) {
    return prepare_on(std::move(task), std::move(instance), views, observer);
  };
  if (size_of(views.second) >= worth_a_thread) return run_market(0, progress, work);
  const py::gil_scoped_release unlocked;
  Observer nobody;
  return work(nobody);
}

}  // namespace koppel::python
