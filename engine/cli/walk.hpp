// The first steps of the walk, shared by all verbs that take a market: load, check, decide, weigh, set the objective.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "cli/options.hpp"
#include "cli/terminal.hpp"
#include "koppel.hpp"

namespace koppel::cli {

struct Walk {
  io::Loaded loaded;
  Setting setting;
  std::optional<Market> market;
  Findings findings;
  std::vector<RowCounts> counts;  // of the rows of exports, after the check
  Language language = Language::nl;

  // Reads, checks and decides. Throws InputError when nothing can be read at all; `market` is empty when there were errors.
  static Walk begin(const InputOptions& input, const CommonOptions& common, Steps& steps);

  // The market, or InputError with everything that was found.
  [[nodiscard]] const Market& require_market() const;

  // Candidate pairs for `strategy` (empty: the profile's). Throws InputError for an unknown strategy, and with all findings where the
  // pairs cannot be solved (hours-unsupported), or not with this strategy (strategy_unsupported).
  [[nodiscard]] Weighed weigh(const std::string& strategy, const Limits& limits);
  // The same without refusing: what was found stands in `findings`.
  [[nodiscard]] Weighed weigh_to_look(const std::string& strategy, const Limits& limits);

  // What the strategy makes of them.
  [[nodiscard]] const Strategy& strategy() const;
  [[nodiscard]] Problem pose(const Weighed& weighed) const;

  // As the result states it: hashes are "sha256:…".
  [[nodiscard]] Provenance provenance() const;
};

// What `check` tells: the findings of the walk until before the solving, and of each request that nobody may serve why. The walk's
// market is empty where there were errors.
struct Examined {
  Walk walk;
  std::size_t edges = 0;  // candidate pairs
};
[[nodiscard]] Examined examine(const InputOptions& input, const CommonOptions& common, Steps& steps);

[[nodiscard]] Limits limits_of(const CommonOptions& common, Steps& steps);

}  // namespace koppel::cli
