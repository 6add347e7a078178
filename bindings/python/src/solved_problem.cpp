#include "solved_problem.hpp"

#include <algorithm>
#include <numeric>
#include <stdexcept>

#include "certify/promises.hpp"
#include "stated.hpp"
#include "unrounded.hpp"

namespace koppel::python {

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

Pairs SolvedProblem::pairs_of(const std::vector<WarmSolver::Pair>& matching) const {
  struct Row {
    std::int64_t supply, demand, entry;
  };
  std::vector<Row> rows;
  rows.reserve(matching.size());
  for (const auto& [edge, offer, request] : matching) {
    std::int64_t supply = offer.value, demand = request.value;
    if (task_->rows_are_requests) std::swap(supply, demand);
    const bool known = edge.index() < task_->problem.graph().edge_count();
    const std::uint32_t entry = known && !task_->order.empty() ? task_->order[edge.index()] : edge.value;
    rows.push_back({supply, demand, known ? std::int64_t{entry} : Pairs::no_entry});
  }
  const auto place = [](const Row& row) { return std::pair(row.supply, row.demand); };
  std::ranges::sort(rows, {}, place);
  Pairs pairs;
  for (const Row& row : rows) {
    pairs.supply.push_back(row.supply);
    pairs.demand.push_back(row.demand);
    pairs.entry.push_back(row.entry);
  }
  return pairs;
}

Answer SolvedProblem::first_answer() const {
  std::vector<WarmSolver::Pair> matching;
  matching.reserve(first_.matching.size());
  for (const EdgeId edge : first_.matching) {
    matching.push_back({edge, task_->problem.graph().offer(edge), task_->problem.graph().request(edge)});
  }
  return {first_.status, first_.values, first_.bounds, pairs_of(matching)};
}

// ---- from version to version ---------------------------------------------------------------------------------------------------

std::vector<std::size_t> SolvedProblem::path_to(std::size_t version) const {
  std::vector<std::size_t> path{version};
  while (path.back() != 0) path.push_back(versions_[path.back()].parent);
  std::ranges::reverse(path);
  return path;
}

void SolvedProblem::go_to(std::size_t version) {
  if (warm_ == nullptr) {
    warm_ = std::make_unique<WarmSolver>(task_->problem, first_, SolveOptions{.limits = {.progress = &relay_}});
  }
  const std::vector<std::size_t> wanted = path_to(version), here = path_to(present_);
  const auto [keep_wanted, keep_here] = std::ranges::mismatch(wanted, here);
  for (auto back = here.end(); back != keep_here;) undo(versions_[*--back].steps);
  for (auto step = keep_wanted; step != wanted.end(); ++step) {
    std::size_t steps = 0;  // as many as before
    for (const Change& change : versions_[*step].changes) apply(change, steps);
  }
  present_ = version;
}

void SolvedProblem::undo(std::size_t steps) {
  for (; steps > 0; --steps) warm_->undo();
}

EdgeId SolvedProblem::require_edge(const Change& change) const {
  const auto [offer, request] = task_->ends_of(change);
  if (const auto edge = warm_->find(offer, request)) return *edge;
  throw UnknownPair(change);
}

void SolvedProblem::apply_weight(const Change& change, std::size_t& steps) {
  const std::size_t level = task_->problem.goal().find(LevelKind::weight).value();
  const Weight weight = task_->minimise ? -change.weight : change.weight;
  const auto [offer, request] = task_->ends_of(change);
  if (const auto edge = warm_->find(offer, request)) {
    warm_->allow(*edge);
    ++steps;
    warm_->set_weight(*edge, level, weight);
  } else {
    std::vector<Weight> weights;
    for (const Level& other : task_->problem.levels()) weights.push_back(other.every_edge);
    weights[level] = weight;
    warm_->add_edge(offer, request, weights);
  }
  ++steps;
}

void SolvedProblem::apply(const Change& change, std::size_t& steps) {
  switch (change.kind) {
    case Change::Kind::weight:
      return apply_weight(change, steps);
    case Change::Kind::supply_range:
    case Change::Kind::demand_range: {
      const bool supply = change.kind == Change::Kind::supply_range;
      const std::uint32_t node = supply ? change.supply : change.demand;
      if (supply == task_->rows_are_requests)
        warm_->set_range(RequestId{node}, change.range);
      else
        warm_->set_range(OfferId{node}, change.range);
      break;
    }
    case Change::Kind::forbid:
      warm_->forbid(require_edge(change));
      break;
    case Change::Kind::allow:
      warm_->allow(require_edge(change));
      break;
    case Change::Kind::pin:
      warm_->pin(require_edge(change));
      break;
    case Change::Kind::unpin:
      warm_->unpin(require_edge(change));
      break;
  }
  ++steps;
}

SolvedProblem::Updated SolvedProblem::update(std::size_t version, const std::vector<Change>& changes,
                                             Progress& progress) {
  const std::lock_guard lock(mutex_);
  go_to(version);
  relay_.listener = &progress;
  std::size_t applied = 0;
  const auto take_back = [&] {
    relay_.listener = nullptr;
    undo(applied);
  };
  try {
    for (const Change& change : changes) apply(change, applied);
  } catch (...) {
    take_back();
    throw;
  }
  Updated updated;
  updated.answer.status = warm_->status();
  if (updated.answer.status != Status::optimal) {
    if (updated.answer.status == Status::infeasible) updated.violated = warm_->outcome().certificate;
    take_back();
    return updated;
  }
  relay_.listener = nullptr;
  updated.answer.values = updated.answer.bounds = warm_->values();
  updated.answer.pairs = pairs_of(warm_->matching());
  updated.version = present_ = versions_.size();
  versions_.push_back({version, changes, applied});
  return updated;
}

// ---- proofs ----------------------------------------------------------------------------------------------------------------------

Proved SolvedProblem::proved(std::size_t version) {
  const std::lock_guard lock(mutex_);
  go_to(version);
  return {warm_->problem(), warm_->outcome()};
}

std::vector<Change> SolvedProblem::changes_to(std::size_t version) {
  const std::lock_guard lock(mutex_);
  std::vector<Change> changes;
  for (const std::size_t step : path_to(version))
    changes.insert(changes.end(), versions_[step].changes.begin(), versions_[step].changes.end());
  return changes;
}

Verdict SolvedProblem::verify(std::size_t version) {
  if (version == 0)
    return verify_promise(task_->strategy->name, {*task_->given, task_->weights, task_->problem, first_});
  const Stated stated = state(*task_, changes_to(version));
  const Proved now = proved(version);
  return verify_promise(task_->strategy->name, {*stated.instance, stated.weights, now.problem, now.outcome});
}

Certificate SolvedProblem::certificate(std::size_t version) {
  return version == 0 ? first_.certificate : proved(version).outcome.certificate;
}

bool SolvedProblem::outlives_rounding(std::size_t version) {
  if (version == 0) return python::outlives_rounding(task_->problem, first_);
  const Proved now = proved(version);
  return python::outlives_rounding(now.problem, now.outcome);
}

std::uint64_t SolvedProblem::most_pairs(std::size_t version) {
  return version == 0 ? task_->room.pairs : room_of(proved(version).problem).pairs;
}

}  // namespace koppel::python
