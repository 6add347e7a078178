// Strategies: named policies over the solvers, and the one readable list of them.
//
// Problem:    "match them" can mean many things; each must have a name, say what its answer is worth, and say when it cannot be used.
// Promise:    a strategy poses a problem for an instance with weights, and solves it; neither changes what it is given. What a strategy
//             of that name promises is checked by its counterpart of the same name in certify/promises/, which shares no code with it.
//             Weights are always to be maximised: costs are handed over negated.
// Complexity: supports and pose O(nodes + groups); solve as solve.hpp says, unless the strategy says otherwise.
// Errors:     an instance that a strategy does not support is a finding, strategy_unsupported (unsupported_by, pose). An unknown
//             name is for the caller to report (find_strategy returns nullptr; `closest` helps).
//
//   const Strategy& strategy = *find_strategy("max_served_max_weight");
//   const Problem problem = pose(strategy, instance, weights);
//   const Solved solved = strategy.solve(problem, {.solving = {.limits = limits}, .lottery = seed});
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/finding.hpp"
#include "graph/outcome.hpp"
#include "graph/problem.hpp"
#include "solve/solve.hpp"

namespace koppel {

enum class Promise : std::uint8_t { exact, approximate, heuristic, mechanism };
[[nodiscard]] std::string_view to_string(Promise promise);

// Whether a strategy can be used; if not, why: a word of base/words.cpp.
struct Support {
  std::string_view reason;
  explicit operator bool() const { return reason.empty(); }
};
[[nodiscard]] Support supports_everything(const Instance& instance);

struct StrategyOptions {
  SolveOptions solving;
  std::optional<std::uint64_t> lottery{};  // the seed by which ties are drawn; nothing: any of the best will do
};
// The lexicographic optimum with its proof (solve.hpp).
[[nodiscard]] Solved solve_exactly(const Problem& problem, const StrategyOptions& options);

struct Strategy {
  std::string_view name;
  std::string_view paper;        // author and year; empty: none
  std::string_view description;  // one line, English
  Promise promise = Promise::exact;
  bool minimises = false;     // weights are costs where neither the caller nor the file's format says what they are
  bool sides_differ = false;  // offers and requests do not count alike
  Support (*supports)(const Instance&) = supports_everything;
  // The goal, and where the strategy asks for more than levels can say a derived instance with narrower ranges.
  Problem (*pose)(std::shared_ptr<const Instance>, std::vector<Weight> edge_weights) = nullptr;
  Solved (*solve)(const Problem&, const StrategyOptions&) = solve_exactly;
};

using StrategyList = std::span<const Strategy* const>;
[[nodiscard]] StrategyList all_strategies();  // catalogue.cpp
[[nodiscard]] std::vector<std::string> strategy_names(StrategyList list = all_strategies());
[[nodiscard]] const Strategy* find_strategy(std::string_view name, StrategyList list = all_strategies());

// Empty, or strategy_unsupported with the reason.
[[nodiscard]] Findings unsupported_by(const Strategy& strategy, const Instance& instance);
// What everybody poses problems with. Throws InputError with what unsupported_by finds.
[[nodiscard]] Problem pose(const Strategy& strategy, std::shared_ptr<const Instance> instance,
                           std::vector<Weight> edge_weights);

}  // namespace koppel
