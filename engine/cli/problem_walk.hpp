// The walk over a bare problem, shared by solve and verify: read it, set what is wanted, in which order.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "cli/options.hpp"
#include "cli/terminal.hpp"
#include "io/problem/file.hpp"
#include "result/problem_result.hpp"
#include "result/result.hpp"
#include "solve/strategy.hpp"

namespace koppel::cli {

struct ProblemWalk {
  io::BareProblem bare;
  std::optional<bool> stated_sense;  // what was typed, or what the format means: true where weights are costs
  bool minimise = false;             // once it is posed

  // Throws InputError with everything that is wrong with the file.
  static ProblemWalk begin(const ProblemOptions& options, Steps& steps);

  [[nodiscard]] EdgeValues values() const { return {bare.weights, minimise}; }
  // The problem that a strategy makes of it. Nobody having said what weights are, the strategy does. Throws InputError
  // strategy_unsupported.
  [[nodiscard]] Problem pose(const Strategy& strategy);
  // The whole result of an outcome: what solve writes, and what verify compares a file with. Its parameters say how the problem was read.
  [[nodiscard]] Result describe(const ProblemOptions& options, const Problem& problem, const Outcome& outcome,
                                std::string strategy, bool lottery, std::uint64_t seed) const;
  [[nodiscard]] Provenance provenance() const;
};

// A file that holds a bare problem rather than a market.
[[nodiscard]] bool holds_a_problem(const std::vector<std::filesystem::path>& inputs);

}  // namespace koppel::cli
