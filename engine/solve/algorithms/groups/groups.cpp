#include "solve/algorithms/groups/groups.hpp"

#include "solve/algorithms/groups/balancing.hpp"
#include "solve/algorithms/groups/relaxed_start.hpp"
#include "solve/feasibility.hpp"

namespace koppel {

namespace {

// After this many looks at every edge the problem may be infeasible, which is quick to find out.
constexpr std::uint64_t patience = 8;
constexpr std::uint64_t endless = ~std::uint64_t{0};

}  // namespace

std::optional<LevelSolution> solve_by_balancing(const Problem& problem, const GroupTree& tree, const Face& face,
                                                const Level& level, Meter& meter) {
  using namespace groups;
  const std::optional<Start> start = relaxed_start(problem, tree, face, level, meter);
  if (!start) return std::nullopt;
  ResidualFlow flow(problem, tree, face, level, *start, meter);
  if (meter.stopped()) return std::nullopt;
  Balancing balancing(flow, meter);
  Balance balance = balancing.run(patience * (problem.graph().edge_count() + flow.size()));
  if (balance == Balance::over_budget && find_feasible(problem, tree, face, meter).matching)
    balance = balancing.run(endless);
  if (balance != Balance::reached) return std::nullopt;
  LevelSolution solution = flow.solution();
  solution.finished = true;
  return solution;
}

}  // namespace koppel
