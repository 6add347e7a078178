// A solved problem and everything that was asked of it since: what stands behind a frozen result in Python.
//
// Problem:    `result.update(...)` must be quick, and leave `result` as it was; the engine's WarmSolver has one present state.
// Promise:    versions form a tree. Each knows its changes; the one solver walks from version to version by undoing and doing again, which
//             leads to the same answer each time. A change that fails leaves no version behind.
// Complexity: update(): that of the changes (solve/warm.hpp), and of the walk where the version is not the present one. The first
//             update takes the problem over, O(levels × edges). Everything else is read off.
// Errors:     UnknownPair; as of WarmSolver. May be used from several threads: one at a time gets on.
//
//   auto solved = std::make_shared<SolvedProblem>(task, std::move(outcome));
//   const SolvedProblem::Updated updated = solved->update(0, changes, progress);
#pragma once

#include <cstdint>
#include <memory>
#include <mutex>
#include <optional>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

#include "base/progress.hpp"
#include "certify/verify.hpp"
#include "graph/outcome.hpp"
#include "graph/problem.hpp"
#include "scaled_weights.hpp"
#include "solve/strategy.hpp"
#include "solve/warm.hpp"

namespace koppel::python {

struct Change {
  enum class Kind : std::uint8_t { supply_range, demand_range, weight, forbid, allow, pin, unpin };
  Kind kind;
  std::uint32_t supply = 0;
  std::uint32_t demand = 0;
  Range range;
  Weight weight = 0;  // of a pair, new where there was none; scaled, not negated
};

// The problem, and how it lies in the caller's matrix (rows: supply, columns: demand).
struct Task {
  const Strategy* strategy = nullptr;
  std::shared_ptr<const Instance> given;  // before the strategy saw it
  std::vector<Weight> weights;            // by edge, scaled and to be maximised, as the strategy was given them
  Problem problem;                        // as the strategy posed it
  bool rows_are_requests = true;          // of the engine; else its offers
  bool minimise = false;                  // then the level "weight" holds negated costs
  Scale scale;                            // weight × scale is what the level holds
  bool exact = true;                      // … precisely
  std::vector<std::uint32_t> order;       // the caller's entry of each edge; empty: edge e is entry e
  Room room;

  [[nodiscard]] std::size_t supply_count() const { return count(rows_are_requests); }
  [[nodiscard]] std::size_t demand_count() const { return count(!rows_are_requests); }
  [[nodiscard]] Endpoints ends_of(const Change& change) const {
    return rows_are_requests ? Endpoints{OfferId{change.demand}, RequestId{change.supply}}
                             : Endpoints{OfferId{change.supply}, RequestId{change.demand}};
  }
  // The goal looks at weights.
  [[nodiscard]] bool has_weights() const { return problem.goal().find(LevelKind::weight).has_value(); }
  // The strategy made ranges of its own from all of them together, so none can change alone.
  [[nodiscard]] bool has_fixed_ranges() const { return problem.shared_instance() != given; }

 private:
  [[nodiscard]] std::size_t count(bool requests) const {
    return requests ? problem.graph().request_count() : problem.graph().offer_count();
  }
};

// How many pairs a matching may have, and how many nodes there are.
[[nodiscard]] Room room_of(const Instance& instance);

// A change of a pair that there is not.
struct UnknownPair : std::invalid_argument {
  explicit UnknownPair(const Change& change)
      : std::invalid_argument("no such pair"), supply(change.supply), demand(change.demand) {}
  std::uint32_t supply, demand;
};

// What a version is, in the caller's terms.
struct Pairs {
  static constexpr std::int64_t no_entry = -1;      // a pair that the caller's arrays did not have
  std::vector<std::int64_t> supply, demand, entry;  // by supply, then demand
};
struct Answer {
  Status status = Status::infeasible;
  std::vector<WideWeight> values, bounds;  // by level
  Pairs pairs;
};
// A problem with an outcome of it, for whoever wants the certificate.
struct Proved {
  Problem problem;
  Outcome outcome;
};

class SolvedProblem {
 public:
  SolvedProblem(std::shared_ptr<const Task> task, Outcome outcome)
      : task_(std::move(task)), first_(std::move(outcome)) {}

  [[nodiscard]] const Task& task() const { return *task_; }
  [[nodiscard]] const std::shared_ptr<const Task>& shared_task() const { return task_; }
  [[nodiscard]] const Outcome& first() const { return first_; }

  [[nodiscard]] Answer first_answer() const;

  struct Updated {
    std::size_t version = 0;
    Answer answer;
    std::optional<Certificate> violated;  // where the changed problem has no matching: there is no version then
  };
  // Status `limit`: stopped by `progress`; there is no version then either.
  [[nodiscard]] Updated update(std::size_t version, const std::vector<Change>& changes, Progress& progress);

  // The outcome, its proof, and what the strategy's name promises.
  [[nodiscard]] Verdict verify(std::size_t version);
  [[nodiscard]] Certificate certificate(std::size_t version);
  // The optimum for rounded weights is that for the true ones (unrounded.hpp).
  [[nodiscard]] bool outlives_rounding(std::size_t version);
  // How many pairs a matching can have.
  [[nodiscard]] std::uint64_t most_pairs(std::size_t version);
  // From the first version on, in order.
  [[nodiscard]] std::vector<Change> changes_to(std::size_t version);

 private:
  struct Version {
    std::size_t parent = 0;
    std::vector<Change> changes{};
    std::size_t steps = 0;
  };
  // Hands on to whoever is listening now.
  struct Relay : Progress {
    Progress* listener = nullptr;
    void step(std::string_view name, double share) override {
      if (listener != nullptr) listener->step(name, share);
    }
    [[nodiscard]] bool stop_requested() override { return listener != nullptr && listener->stop_requested(); }
  };

  [[nodiscard]] std::vector<std::size_t> path_to(std::size_t version) const;
  void go_to(std::size_t version);
  // `steps` rises with each that undo() must take back, also where the next throws.
  void apply(const Change& change, std::size_t& steps);
  void apply_weight(const Change& change, std::size_t& steps);
  void undo(std::size_t steps);
  [[nodiscard]] Proved proved(std::size_t version);
  [[nodiscard]] EdgeId require_edge(const Change& change) const;
  [[nodiscard]] Pairs pairs_of(const std::vector<WarmSolver::Pair>& matching) const;

  std::shared_ptr<const Task> task_;
  Outcome first_;
  std::mutex mutex_;
  Relay relay_;
  std::unique_ptr<WarmSolver> warm_;  // of the present version, once something was changed
  std::vector<Version> versions_{Version{}};
  std::size_t present_ = 0;
};

}  // namespace koppel::python
