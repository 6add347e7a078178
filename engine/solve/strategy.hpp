// Strategies: named policies over the solver, and the one readable list of them.
//
// A strategy turns a problem without levels into one with an ordered objective. `promise` says what its answer is worth;
// `unsupported` says why it cannot be used on a problem. Weights are always to be maximised: costs are handed over negated.
// Errors: an unknown name is for the caller to report (find_strategy returns nullptr; `closest` helps).
//
//   const Strategy* strategy = find_strategy("max_served_max_weight");
//   strategy->apply(problem, weights);
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "graph/problem.hpp"

namespace koppel {

enum class Promise : std::uint8_t { exact, approximate, heuristic, mechanism };
[[nodiscard]] std::string_view to_string(Promise promise);

struct Strategy {
  std::string_view name;
  std::string_view description;  // one line, English
  Promise promise = Promise::exact;
  // The reason why it does not support this problem, or nothing.
  std::optional<std::string> (*unsupported)(const Problem&) = nullptr;
  std::vector<Level> (*levels)(const Problem&, std::vector<Weight> edge_weights) = nullptr;
  // Narrows the ranges where the strategy asks for more than its levels can say; none for most. What is proved is about these ranges.
  void (*prepare)(Problem&) = nullptr;
  bool minimises = false;  // weights are costs where neither the caller nor the file's format says what they are

  void apply(Problem& problem, std::vector<Weight> edge_weights) const {
    if (prepare != nullptr) prepare(problem);
    problem.levels = levels(problem, std::move(edge_weights));
  }
};

[[nodiscard]] std::span<const Strategy> all_strategies();  // catalogue.cpp
[[nodiscard]] std::vector<std::string> strategy_names();
[[nodiscard]] const Strategy* find_strategy(std::string_view name);

}  // namespace koppel
