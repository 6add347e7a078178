#include "solve/algorithms/groups/groups.hpp"

#include "solve/algorithms/groups/balancing.hpp"
#include "solve/algorithms/groups/relaxed_start.hpp"

namespace koppel {

std::optional<LevelSolution> solve_by_balancing(const Problem& problem, const GroupTree& tree, const Face& face,
                                                const Level& level, Meter& meter) {
  using namespace groups;
  const std::optional<Start> start = relaxed_start(problem, face, level, meter);
  if (!start) return std::nullopt;
  ResidualFlow flow(problem, tree, face, level, *start);
  if (Balancing(flow, meter).run() != Balance::reached) return std::nullopt;
  LevelSolution solution = flow.solution();
  solution.finished = true;
  return solution;
}

}  // namespace koppel
