#include "solve_algorithms/algorithms.hpp"

#include <algorithm>

#include "solve/algorithms/auction/auction.hpp"
#include "solve/algorithms/dense/dense_assignment.hpp"
#include "solve/algorithms/groups/groups.hpp"
#include "solve/algorithms/perfect/perfect_assignment.hpp"
#include "solve/branching.hpp"
#include "solve/feasibility.hpp"
#include "solve/parts.hpp"
#include "solve/solve.hpp"
#include "solve/warm.hpp"
#include "support/random_problem.hpp"

namespace koppel::test {
namespace {

const Answer gave_up{.gave_up = true};

bool never(const ProblemParts&, const Traits&, bool) { return false; }
bool everything(const Family&) { return true; }
bool no_tree(const Family& family) { return !family.traits.all_or_nothing; }
bool plain(const Traits& traits) {
  return !traits.groups && !traits.gains && !traits.pins && !traits.all_or_nothing && traits.one_level;
}

// ---- through solve() -----------------------------------------------------------------------------------------------------------

Algorithm through_solve(std::string name, SolveOptions options) {
  return {std::move(name), everything,
          [options](const ProblemParts& problem) { return Answer{.outcome = solve(problem, options)}; }, never};
}

// Gives up where solve() had to take another algorithm.
Algorithm route(const std::string& name) {
  return {"solve-by-" + name,
          [name](const Family& family) { return std::ranges::find(family.led_by, name) != family.led_by.end(); },
          [name](const ProblemParts& problem) {
            Answer answer{.outcome = solve(problem, {.algorithm = name})};
            answer.gave_up = answer.outcome.algorithm != name && answer.outcome.status == Status::optimal;
            return answer;
          },
          never};
}

// Apart where it falls apart at all, as solve() does with large problems.
Algorithm in_parts() {
  return {"parts", everything,
          [](const ProblemParts& problem) {
            Partition partition(problem, {.least_edges = 0, .least_part = 1});
            if (!partition.pays()) return Answer{.outcome = solve(problem)};
            return Answer{.outcome = solve_parts(problem, std::move(partition), {.threads = 3}, {}).outcome};
          },
          never};
}

Algorithm branch_and_bound() {
  return {"branch-and-bound", everything,
          [](const ProblemParts& problem) {
            Meter meter{Limits{}};
            return Answer{.outcome = solve_branching(problem, meter)};
          },
          never};
}

// ---- level after level, each on the face of those before it ----------------------------------------------------------------------

using SolveLevel = std::function<std::optional<LevelSolution>(const Problem&, const GroupTree&, const Face&,
                                                              const Level&, const std::vector<EdgeId>& start, Meter&)>;

Answer level_by_level(const Problem& problem, std::vector<EdgeId> matching, const SolveLevel& solve_level) {
  Meter meter{Limits{}};
  const GroupTree tree(problem.groups(), problem.graph().offer_count(), problem.graph().request_count());
  Face face(problem);
  LexDual duals;
  for (const Level& level : problem.levels()) {
    std::optional<LevelSolution> solution = solve_level(problem, tree, face, level, matching, meter);
    if (!solution || !solution->finished || !solution->fits) return gave_up;
    face.narrow(problem, tree, level, solution->duals);
    matching = std::move(solution->matching);
    duals.levels.push_back(std::move(solution->duals));
  }
  Outcome outcome{.status = Status::optimal, .matching = std::move(matching)};
  outcome.values = outcome.bounds = values_of(problem, outcome.matching);
  outcome.certificate = std::move(duals);
  return {.outcome = std::move(outcome)};
}

// Through no quick start and no kernel: from the first feasible matching, with one edge of each request at first.
Algorithm network_simplex() {
  return {"network-simplex-alone", no_tree,
          [](const ProblemParts& parts) {
            const Problem problem = parts;
            Meter meter{Limits{}};
            const GroupTree tree(problem.groups(), problem.graph().offer_count(), problem.graph().request_count());
            Feasibility start = find_feasible(problem, tree, Face(problem), meter);
            if (start.violated)
              return Answer{.outcome = {.status = Status::infeasible, .certificate = *std::move(start.violated)}};
            return level_by_level(problem, start.matching.value(),
                                  [](auto&&... asked) { return std::optional(solve_flow_level(asked..., 1)); });
          },
          never};
}

Algorithm balancing() {
  return {"balancing", [](const Family& family) { return no_tree(family) && family.traits.bits <= 41; },
          [](const ProblemParts& problem) {
            return level_by_level(problem, {},
                                  [](const Problem& whole, const GroupTree& tree, const Face& face, const Level& level,
                                     const std::vector<EdgeId>&,
                                     Meter& meter) { return solve_by_balancing(whole, tree, face, level, meter); });
          },
          // Gains make several nodes of one, and soon too many.
          [](const ProblemParts&, const Traits& traits, bool feasible) { return !feasible || traits.gains; }};
}

// ---- kernels, called directly ----------------------------------------------------------------------------------------------------

std::vector<std::int32_t> places(const auto& ranges) {
  std::vector<std::int32_t> upper;
  for (const Range range : ranges) upper.push_back(range.upper);
  return upper;
}

Outcome proved(const ProblemParts& problem, std::vector<EdgeId> matching, std::vector<Weight> offers,
               std::vector<Weight> requests) {
  Outcome outcome{.status = Status::optimal, .matching = std::move(matching)};
  outcome.values = outcome.bounds = values_of(problem, outcome.matching);
  outcome.certificate =
      LexDual{{{IdVector<OfferId, Weight>(std::move(offers)), IdVector<RequestId, Weight>(std::move(requests)), {}}}};
  return outcome;
}

// What a kernel looks at, and who owns it.
struct Plain {
  std::vector<std::int32_t> offer_places, request_places;
  KernelProblem problem;

  explicit Plain(const ProblemParts& parts)
      : offer_places(places(parts.offer_range)),
        request_places(places(parts.request_range)),
        problem{parts.graph.request_begin(), parts.graph.edge_offers(), parts.levels.front().edge_weights, offer_places,
                request_places} {}
};

Algorithm auction_kernel() {
  return {"auction-kernel",
          [](const Family& family) { return plain(family.traits) && family.traits.full == Full::nobody; },
          [](const ProblemParts& problem) {
            const Plain plain(problem);
            Meter meter{Limits{}};
            KernelSolution solution = solve_auction(plain.problem, meter);
            if (!solution.complete) return gave_up;
            return Answer{.outcome = proved(problem, std::move(solution.matching), std::move(solution.offer_dual),
                                            std::move(solution.request_dual))};
          },
          never};
}

Algorithm perfect_kernel() {
  return {"perfect-kernel",
          [](const Family& family) {
            return plain(family.traits) && family.traits.full == Full::everybody && family.traits.one_place;
          },
          [](const ProblemParts& problem) {
            const Plain plain(problem);
            Meter meter{Limits{}};
            if (!perfect_fits(plain.problem)) return gave_up;
            PerfectSolution solution = solve_perfect(plain.problem, meter);
            if (solution.infeasible) return Answer{.outcome = {.status = Status::infeasible}};
            if (!solution.complete) return gave_up;
            return Answer{.outcome = proved(problem, std::move(solution.matching), std::move(solution.offer_dual),
                                            std::move(solution.request_dual))};
          },
          never, false};
}

template <class Cost>
Answer solve_as_matrix(const ProblemParts& problem) {
  constexpr Cost forbidden = std::numeric_limits<Cost>::max();
  const bool rows_are_offers = problem.graph.offer_count() < problem.graph.request_count();
  const auto rows = std::min(problem.graph.offer_count(), problem.graph.request_count());
  const auto columns = std::max(problem.graph.offer_count(), problem.graph.request_count());
  CostMatrix<Cost> costs =
      CostMatrix<Cost>::Constant(static_cast<Eigen::Index>(rows), static_cast<Eigen::Index>(columns), forbidden);
  const auto cell = [&](EdgeId edge) {
    const auto [offer, request] = problem.graph.endpoints(edge);
    return rows_are_offers ? std::pair(offer.index(), request.index()) : std::pair(request.index(), offer.index());
  };
  for (const EdgeId edge : all_ids<EdgeId>(problem.graph.edge_count())) {
    const auto [row, column] = cell(edge);
    const Weight cost = -problem.levels.front().weight(edge);
    costs(static_cast<Eigen::Index>(row), static_cast<Eigen::Index>(column)) = static_cast<Cost>(cost);
  }
  Meter meter{Limits{}};
  DenseSolution solution = solve_dense_assignment(DenseProblem<Cost>{costs, forbidden}, meter);
  if (solution.infeasible) return Answer{.outcome = {.status = Status::infeasible}};
  if (!solution.complete) return gave_up;
  std::vector<EdgeId> matching;
  for (const EdgeId edge : all_ids<EdgeId>(problem.graph.edge_count())) {
    if (solution.column_of_row[cell(edge).first] == cell(edge).second) matching.push_back(edge);
  }
  for (auto* duals : {&solution.row_dual, &solution.column_dual}) {
    for (std::int64_t& dual : *duals) dual = -dual;
  }
  auto& offers = rows_are_offers ? solution.row_dual : solution.column_dual;
  auto& requests = rows_are_offers ? solution.column_dual : solution.row_dual;
  return {.outcome = proved(problem, std::move(matching), std::move(offers), std::move(requests))};
}

template <class Cost>
Algorithm dense_kernel(std::string name) {
  return {std::move(name),
          [](const Family& family) {
            const Full full = family.traits.full;
            return plain(family.traits) && family.traits.one_place &&
                   family.traits.bits < std::numeric_limits<Cost>::digits &&
                   (full == Full::everybody || full == Full::smaller_side);
          },
          solve_as_matrix<Cost>, never, false};
}

// ---- warm: another problem first, and single changes that lead to this one ---------------------------------------------------------

// Where a node has gains its range may not grow, so it is left alone.
bool has_gains(const ProblemParts& problem, StepGains Level::*gains) {
  return std::ranges::any_of(problem.levels, [&](const Level& level) { return !(level.*gains).empty(); });
}

// The list in warm.hpp: groups, all or nothing, duals that might pass 2^58.
bool may_be_solved_again(const ProblemParts& problem) {
  const auto large = [](Weight weight) { return std::abs(weight) > Weight{1} << 48; };
  return !problem.groups.empty() || !problem.if_any.empty() ||
         std::ranges::any_of(problem.levels,
                             [&](const Level& level) { return std::ranges::any_of(level.edge_weights, large); });
}

Answer solve_by_changes(const ProblemParts& problem) {
  const std::size_t changes = problem.groups.empty() ? 8 : 1;  // with groups each solves everything again
  Dice dice(problem.graph.edge_count() + 1);
  const auto some = [&](std::size_t count) {
    std::vector<std::uint32_t> numbers;
    for (std::size_t k = 0; k < changes && count > 0; ++k)
      numbers.push_back(static_cast<std::uint32_t>(dice.in(0, static_cast<std::int64_t>(count) - 1)));
    return numbers;
  };
  // Ranges are wider at first, so that everything on the way is feasible if the problem is.
  ProblemParts other = problem;
  const auto widen = [&](Range& range) {
    range.upper += static_cast<std::int32_t>(dice.in(0, 1));
    range.lower -= range.lower > 0 ? static_cast<std::int32_t>(dice.in(0, 1)) : 0;
  };
  const auto offers = has_gains(problem, &Level::offer_gains) ? some(0) : some(problem.graph.offer_count());
  const auto requests = has_gains(problem, &Level::request_gains) ? some(0) : some(problem.graph.request_count());
  const auto edges = some(problem.graph.edge_count());
  for (const std::uint32_t offer : offers) widen(other.offer_range[OfferId{offer}]);
  for (const std::uint32_t request : requests) widen(other.request_range[RequestId{request}]);
  for (Level& level : other.levels) {
    if (level.edge_weights.empty()) continue;
    for (const std::uint32_t edge : edges) level.edge_weights[edge] -= dice.in(-9, 9);
  }
  WarmSolver solver(other);
  bool again = false;
  const auto follow = [&](const WarmSolver::Delta& delta) { again = again || delta.solved_again; };
  for (const std::uint32_t edge : edges) {
    std::vector<Weight> weights;
    for (const Level& level : problem.levels) weights.push_back(level.weight(EdgeId{edge}));
    follow(solver.set_weights(EdgeId{edge}, weights));
  }
  for (const std::uint32_t offer : offers)
    follow(solver.set_range(OfferId{offer}, problem.offer_range[OfferId{offer}]));
  for (const std::uint32_t request : requests)
    follow(solver.set_range(RequestId{request}, problem.request_range[RequestId{request}]));
  return {.gave_up = again && solver.status() == Status::optimal && !may_be_solved_again(problem),
          .outcome = solver.outcome()};
}

Algorithm warm() { return {"warm", everything, solve_by_changes, never}; }

}  // namespace

const std::vector<Algorithm>& all_algorithms() {
  static const std::vector<Algorithm> algorithms = {
      through_solve("automatic", {}),
      through_solve("network-simplex", {.algorithm = "network-simplex"}),
      route("auction"),
      route("perfect-auction"),
      route("dense"),
      in_parts(),
      branch_and_bound(),
      network_simplex(),
      balancing(),
      auction_kernel(),
      perfect_kernel(),
      dense_kernel<std::int32_t>("dense-kernel-32"),
      dense_kernel<std::int64_t>("dense-kernel-64"),
      warm(),
  };
  return algorithms;
}

}  // namespace koppel::test
