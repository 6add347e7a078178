#include "solve/relaxation.hpp"

#include <algorithm>
#include <numeric>

#include "graph/all_or_nothing.hpp"

namespace koppel {

namespace {

// A request whose all-or-nothing rule binds (if_any above 1) and that gains on this level.
bool bends(const Problem& problem, const StepGains& gains, RequestId request) {
  const std::int32_t needed = problem.needed_if_any(request);
  return needed > 1 && needed <= problem.request_range()[request].upper && gains.step_count(request.index()) > 0 &&
         can_have_pairs(problem.instance(), request);
}

Weight denominator_of(const Problem& problem, const Level& level) {
  constexpr Weight largest = 5040;
  Weight common = 1;
  for (const RequestId request : problem.if_any().ids()) {
    if (!bends(problem, level.request_gains, request)) continue;
    common = std::lcm(common, Weight{problem.if_any()[request]});
    if (common > largest) return 1;
  }
  return common;
}

void multiply(std::vector<Weight>& numbers, Weight factor) {
  for (Weight& number : numbers) number *= factor;
}

StepGains straightened(const Problem& problem, const StepGains& gains, Weight factor) {
  StepGains result;
  for (const RequestId request : problem.request_range().ids()) {
    const std::size_t node = request.index(), count = gains.step_count(node);
    result.begin.push_back(static_cast<std::uint32_t>(result.steps.size()));
    const bool straight = bends(problem, gains, request);
    const auto needed = static_cast<std::size_t>(straight ? problem.if_any()[request] : 0);
    const auto whole = straight ? static_cast<Weight>(total_gain(gains, node, problem.if_any()[request])) * factor : 0;
    for (std::size_t k = 1; k <= needed; ++k) result.steps.push_back(whole / static_cast<Weight>(needed));
    for (std::size_t k = needed + 1; k <= count; ++k) result.steps.push_back(gains.step(node, k) * factor);
  }
  result.begin.push_back(static_cast<std::uint32_t>(result.steps.size()));
  return result;
}

Level scaled(const Problem& problem, const Level& level, Weight factor) {
  Level result = level;
  result.every_edge *= factor;
  multiply(result.edge_weights, factor);
  multiply(result.offer_gains.steps, factor);
  multiply(result.group_gains.steps, factor);
  result.request_gains = straightened(problem, level.request_gains, factor);
  return result;
}

// Every number of the level leaves room for the factor.
bool fits(const Level& level, Weight factor) {
  const Weight most = (Weight{1} << 61) / factor;
  const auto small = [most](const std::vector<Weight>& numbers) {
    return std::ranges::all_of(numbers, [most](Weight number) { return number <= most && number >= -most; });
  };
  return level.every_edge <= most && level.every_edge >= -most && small(level.edge_weights) &&
         small(level.offer_gains.steps) && small(level.request_gains.steps) && small(level.group_gains.steps);
}

}  // namespace

Relaxation relax(const Problem& problem) {
  Relaxation relaxation{problem, std::vector<Weight>(problem.levels().size(), 1)};
  for (std::size_t number = 0; number < problem.levels().size(); ++number) {
    const Level& level = problem.goal()[number];
    const Weight factor = denominator_of(problem, level);
    if (factor == 1 || !fits(level, factor)) continue;
    const Goal& goal = relaxation.problem.goal();
    Problem relaxed = problem.under(goal.with_level(number, scaled(problem, level, factor)));
    if (validate(relaxed).has_errors()) continue;
    relaxation.problem = std::move(relaxed);
    relaxation.denominators[number] = factor;
  }
  return relaxation;
}

}  // namespace koppel
