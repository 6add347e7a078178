#include "matrix_task.hpp"

#include <algorithm>
#include <utility>

#include "entries.hpp"
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

Arranged arrange_matrix(const MatrixArrays& matrix, bool rows_are_requests) {
  const Indices first = indices_of(matrix.first), second = indices_of(matrix.second);
  const py::gil_scoped_release unlocked;
  Entries entries;
  entries.major_size = rows_are_requests ? matrix.supply : matrix.demand;
  entries.minor_size = rows_are_requests ? matrix.demand : matrix.supply;
  std::vector<std::int64_t> expanded;
  if (matrix.layout == Layout::entries) {
    entries.major = rows_are_requests ? first : second;
    entries.minor = rows_are_requests ? second : first;
  } else if ((matrix.layout == Layout::rows) == rows_are_requests) {
    entries.has_pointers = true;
    entries.major = first;
    entries.minor = second;
  } else {
    expanded = expand(first);
    entries.major = second;
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

Room room_of(const Instance& instance) {
  std::uint64_t offers = 0, requests = 0;
  for (const OfferId offer : instance.offer_range.ids()) {
    offers += std::min<std::uint64_t>(static_cast<std::uint64_t>(instance.offer_range[offer].upper),
                                      instance.graph.degree(offer));
  }
  for (const RequestId request : instance.request_range.ids()) {
    requests += std::min<std::uint64_t>(static_cast<std::uint64_t>(instance.request_range[request].upper),
                                        instance.graph.degree(request));
  }
  return {std::min(offers, requests), instance.offer_range.size() + instance.request_range.size()};
}

std::vector<Group> groups_of(const std::vector<GroupRow>& rows, bool rows_are_requests) {
  std::vector<Group> groups;
  for (const auto& [supply, members, lower, upper, name] : rows) {
    groups.push_back({supply == rows_are_requests ? Side::requests : Side::offers, name, members, {lower, upper}});
  }
  return groups;
}

}  // namespace

Prepared prepare(const MatrixArrays& matrix, const Bounds& supply, const Bounds& demand,
                 const std::vector<GroupRow>& groups, const Strategy& strategy, bool minimise) {
  auto task = std::make_shared<Task>();
  task->rows_are_requests = !strategy.sides_differ;
  task->strategy = &strategy;
  task->minimise = minimise;
  const bool swapped = task->rows_are_requests;
  Arranged arranged = arrange_matrix(matrix, swapped);
  if (!arranged.faults.empty()) return {nullptr, rows_of(arranged.faults)};
  Instance instance;
  instance.offer_range = ranges_of<OfferId>(swapped ? demand : supply);
  instance.request_range = ranges_of<RequestId>(swapped ? supply : demand);
  instance.groups = groups_of(groups, swapped);
  task->order = std::move(arranged.order);
  const Numbers numbers = numbers_of(matrix.weights);

  const py::gil_scoped_release unlocked;
  instance.graph =
      BipartiteGraph(swapped ? matrix.demand : matrix.supply, std::move(arranged.begin), std::move(arranged.minor));
  task->room = room_of(instance);
  Scaled scaled = scale_weights(numbers, task->order, task->room);
  if (!scaled.faults.empty()) return {nullptr, rows_of(scaled.faults)};
  task->exponent = scaled.exponent;
  task->exact = scaled.exact;
  if (minimise) {
    for (Weight& weight : scaled.weights) weight = -weight;
  }
  task->weights = scaled.weights;
  task->given = std::make_shared<const Instance>(std::move(instance));
  task->problem = pose(strategy, task->given, std::move(scaled.weights));
  return {std::move(task), {}};
}

}  // namespace koppel::python
