#include "pickled.hpp"

#include <pybind11/stl.h>

#include <algorithm>
#include <iterator>
#include <ranges>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "numpy_views.hpp"

namespace koppel::python {

namespace py = pybind11;

namespace {

template <class Number>
using Array = py::array_t<Number, py::array::c_style | py::array::forcecast>;

template <class Number>
std::vector<Number> vector_of(const py::handle& array) {
  const auto numbers = py::cast<Array<Number>>(array);
  return {numbers.data(), numbers.data() + numbers.size()};
}

template <class AnyId>
py::array ids_array(std::span<const AnyId> ids) {
  std::vector<std::uint32_t> numbers;
  numbers.reserve(ids.size());
  std::ranges::transform(ids, std::back_inserter(numbers), &AnyId::value);
  return array_of(std::move(numbers));
}

template <class AnyId>
std::vector<AnyId> ids_of(const py::handle& array) {
  std::vector<AnyId> ids;
  for (const std::uint32_t number : vector_of<std::uint32_t>(array)) ids.push_back(AnyId{number});
  return ids;
}

// ---- the instance --------------------------------------------------------------------------------------------------------------

template <class AnyId>
py::tuple ranges_state(const IdVector<AnyId, Range>& ranges) {
  std::vector<std::int32_t> lower, upper;
  for (const Range& range : ranges) lower.push_back(range.lower), upper.push_back(range.upper);
  return py::make_tuple(array_of(std::move(lower)), array_of(std::move(upper)));
}

template <class AnyId>
IdVector<AnyId, Range> ranges_of_state(const py::handle& state) {
  const auto [lower, upper] = py::cast<std::pair<py::object, py::object>>(state);
  const auto least = vector_of<std::int32_t>(lower), most = vector_of<std::int32_t>(upper);
  if (least.size() != most.size()) throw std::invalid_argument("ranges of different lengths");
  IdVector<AnyId, Range> ranges(least.size());
  for (const AnyId id : ranges.ids()) ranges[id] = {least[id.index()], most[id.index()]};
  return ranges;
}

using GroupState = std::tuple<bool, std::string, std::vector<std::uint32_t>, std::int32_t, std::int32_t>;

py::tuple instance_state(const Instance& instance) {
  std::vector<GroupState> groups;
  for (const Group& group : instance.groups) {
    groups.emplace_back(group.side == Side::requests, group.name, group.members, group.range.lower, group.range.upper);
  }
  const std::span<const std::uint32_t> begin = instance.graph.request_begin();
  return py::make_tuple(ranges_state(instance.offer_range), ranges_state(instance.request_range),
                        array_of(std::vector(begin.begin(), begin.end())), ids_array(instance.graph.edge_offers()),
                        groups);
}

std::shared_ptr<const Instance> instance_of_state(const py::tuple& state) {
  Instance instance;
  instance.offer_range = ranges_of_state<OfferId>(state[0]);
  instance.request_range = ranges_of_state<RequestId>(state[1]);
  auto begin = vector_of<std::uint32_t>(state[2]);
  auto offers = ids_of<OfferId>(state[3]);
  const bool rows = begin.size() == instance.request_range.size() + 1 && begin.front() == 0 &&
                    begin.back() == offers.size() && std::ranges::is_sorted(begin);
  const auto there = [&](OfferId offer) { return offer.index() < instance.offer_range.size(); };
  if (!rows || !std::ranges::all_of(offers, there)) throw std::invalid_argument("rows that are no graph");
  instance.graph = BipartiteGraph(instance.offer_range.size(), std::move(begin), std::move(offers));
  for (auto& [requests, name, members, lower, upper] : py::cast<std::vector<GroupState>>(state[4])) {
    instance.groups.push_back(
        {requests ? Side::requests : Side::offers, std::move(name), std::move(members), {lower, upper}});
  }
  return std::make_shared<const Instance>(std::move(instance));
}

// ---- the first outcome ---------------------------------------------------------------------------------------------------------

py::list wide_list(const std::vector<WideWeight>& numbers) {
  py::list list;
  for (const WideWeight number : numbers) list.append(python_int(number));
  return list;
}

// (Sums of weights stay below 2^62.)
std::vector<WideWeight> wide_of(const py::handle& list) {
  const auto numbers = py::cast<std::vector<std::int64_t>>(list);
  return {numbers.begin(), numbers.end()};
}

py::object certificate_state(const Certificate& certificate) {
  const auto* duals = std::get_if<LexDual>(&certificate);
  if (duals == nullptr) return py::none();
  py::list levels;
  for (const LevelDuals& level : duals->levels) {
    levels.append(py::make_tuple(array_of(level.offers.values()), array_of(level.requests.values()),
                                 array_of(level.groups.values())));
  }
  return py::make_tuple(levels, duals->denominators);
}

Certificate certificate_of_state(const py::handle& state) {
  if (state.is_none()) return {};
  const auto [levels, denominators] = py::cast<std::pair<py::list, std::vector<Weight>>>(state);
  LexDual duals{.levels = {}, .denominators = denominators};
  for (const py::handle level : levels) {
    const auto [offers, requests, groups] = py::cast<std::tuple<py::object, py::object, py::object>>(level);
    duals.levels.push_back({IdVector<OfferId, Weight>(vector_of<Weight>(offers)),
                            IdVector<RequestId, Weight>(vector_of<Weight>(requests)),
                            IdVector<GroupId, Weight>(vector_of<Weight>(groups))});
  }
  return duals;
}

// ---- changes -------------------------------------------------------------------------------------------------------------------

using ChangeState = std::tuple<int, std::uint32_t, std::uint32_t, std::int32_t, std::int32_t, Weight>;

std::vector<ChangeState> changes_state(const std::vector<Change>& changes) {
  std::vector<ChangeState> states;
  for (const Change& change : changes) {
    states.emplace_back(static_cast<int>(change.kind), change.supply, change.demand, change.range.lower,
                        change.range.upper, change.weight);
  }
  return states;
}

std::vector<Change> changes_of_state(const py::handle& state) {
  std::vector<Change> changes;
  for (const auto& [kind, supply, demand, lower, upper, weight] : py::cast<std::vector<ChangeState>>(state)) {
    if (kind < 0 || kind > static_cast<int>(Change::Kind::unpin)) throw std::invalid_argument("no kind of change");
    changes.push_back({static_cast<Change::Kind>(kind), supply, demand, {lower, upper}, weight});
  }
  return changes;
}

}  // namespace

py::tuple state_of_task(const Task& task) {
  return py::make_tuple(std::string(task.strategy->name), task.rows_are_requests, task.minimise, task.scale.base,
                        task.scale.exponent, task.exact, instance_state(*task.given), array_of(task.weights),
                        array_of(task.order));
}

std::shared_ptr<Task> task_of_state(const py::tuple& state) {
  auto task = std::make_shared<Task>();
  task->strategy = find_strategy(py::cast<std::string>(state[0]));
  if (task->strategy == nullptr) throw std::invalid_argument("unknown strategy");
  task->rows_are_requests = py::cast<bool>(state[1]);
  task->minimise = py::cast<bool>(state[2]);
  task->scale = {py::cast<int>(state[3]), py::cast<int>(state[4])};
  task->exact = py::cast<bool>(state[5]);
  task->given = instance_of_state(py::cast<py::tuple>(state[6]));
  task->weights = vector_of<Weight>(state[7]);
  task->order = vector_of<std::uint32_t>(state[8]);
  const std::size_t edges = task->given->graph.edge_count();
  if (task->weights.size() != edges || (!task->order.empty() && task->order.size() != edges))
    throw std::invalid_argument("weights that are not those of the graph");
  task->room = room_of(*task->given);
  task->problem = pose(*task->strategy, task->given, task->weights);
  return task;
}

py::tuple state_of_answer(const HeldAnswer& held) {
  const Outcome& first = held.solved->first();
  return py::make_tuple(std::const_pointer_cast<Task>(held.solved->shared_task()), std::string(to_string(first.status)),
                        ids_array(std::span<const EdgeId>(first.matching)), wide_list(first.values),
                        wide_list(first.bounds), certificate_state(first.certificate), first.algorithm,
                        changes_state(held.solved->changes_to(held.version)));
}

HeldAnswer answer_of_state(const py::tuple& state) {
  const auto task = py::cast<std::shared_ptr<Task>>(state[0]);
  Outcome first;
  const std::optional<Status> status = parse_status(py::cast<std::string>(state[1]));
  if (!status) throw std::invalid_argument("unknown status");
  first.status = *status;
  first.matching = ids_of<EdgeId>(state[2]);
  const auto there = [&](EdgeId edge) { return edge.index() < task->given->graph.edge_count(); };
  if (!std::ranges::all_of(first.matching, there)) throw std::invalid_argument("pairs that are none");
  first.values = wide_of(state[3]);
  first.bounds = wide_of(state[4]);
  first.certificate = certificate_of_state(state[5]);
  first.algorithm = py::cast<std::string>(state[6]);
  const std::vector<Change> changes = changes_of_state(state[7]);
  HeldAnswer held{std::make_shared<SolvedProblem>(task, std::move(first)), 0, {}};
  held.answer = held.solved->first_answer();
  if (changes.empty()) return held;
  const py::gil_scoped_release unlocked;
  Progress nobody;
  SolvedProblem::Updated updated = held.solved->update(0, changes, nobody);
  if (updated.version == 0) throw std::invalid_argument("changes that lead nowhere");
  held.version = updated.version;
  held.answer = std::move(updated.answer);
  return held;
}

}  // namespace koppel::python
