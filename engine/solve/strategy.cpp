#include "solve/strategy.hpp"
#include "solve/codes.hpp"

#include <algorithm>

namespace koppel {

std::string_view to_string(Promise promise) {
  switch (promise) {
    case Promise::exact:
      return "exact";
    case Promise::approximate:
      return "approximate";
    case Promise::heuristic:
      return "heuristic";
    case Promise::mechanism:
      return "mechanism";
  }
  return "heuristic";
}

Support supports_everything(const Instance&) { return {}; }

Solved solve_exactly(const Problem& problem, const StrategyOptions& options) {
  if (options.lottery) return solve_with_lottery(problem, *options.lottery, options.solving);
  return {problem, solve(problem, options.solving)};
}

std::vector<std::string> strategy_names(StrategyList list) {
  std::vector<std::string> names;
  for (const Strategy* strategy : list) names.emplace_back(strategy->name);
  return names;
}

const Strategy* find_strategy(std::string_view name, StrategyList list) {
  const auto found = std::ranges::find(list, name, &Strategy::name);
  return found == list.end() ? nullptr : *found;
}

Findings unsupported_by(const Strategy& strategy, const Instance& instance) {
  Findings findings;
  if (const Support support = strategy.supports(instance); !support) {
    findings.add(solve_codes.strategy_unsupported, {.field = "strategy"},
                 {{"read", std::string(strategy.name)}, {"expected", std::string(support.reason)}});
  }
  return findings;
}

Problem pose(const Strategy& strategy, std::shared_ptr<const Instance> instance, std::vector<Weight> edge_weights) {
  Findings findings = unsupported_by(strategy, *instance);
  if (findings.has_errors()) throw InputError(std::move(findings));
  return strategy.pose(std::move(instance), std::move(edge_weights));
}

}  // namespace koppel
