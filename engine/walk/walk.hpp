// The first steps of the walk, from files to a weighed market: read, check, decide, weigh, and pose what is wanted.
//
// Problem:    every question about a market (propose, judge, examine) begins in the same way.
// Promise:    nothing is printed and nothing is written; everything that was found is in `findings`, sorted.
// Complexity: that of load, check and weigh.
// Errors:     InputError when nothing can be read at all; otherwise the market is empty where there were errors.
//
//   Observer nobody;
//   Walk walk = Walk::begin({.paths = {"data/scenarios/participatieploeg"}}, {}, nobody);
//   const Weighed weighed = walk.weigh("", {});
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "base/progress.hpp"
#include "explain/plan.hpp"
#include "io/inputs/held_files.hpp"
#include "io/inputs/load.hpp"
#include "model/check.hpp"
#include "pairing/weigh.hpp"
#include "report/report.hpp"
#include "result/result.hpp"
#include "solve/strategy.hpp"
#include "walk/observer.hpp"

namespace koppel {

// A market and what belongs to it, as files.
struct Inputs {
  std::vector<std::filesystem::path> paths;  // a scenario folder, a market.json, or two exports
  std::optional<std::filesystem::path> profile;
  std::optional<std::filesystem::path> decisions;
  std::optional<std::filesystem::path> previous;
  std::optional<std::filesystem::path> key;  // names and contact data
  bool contacts = false;                     // join names and contact data; only where a person's list is written
  // Told of every file that was read or looked for, with its SHA-256 (empty: it could not be read).
  std::function<void(const std::filesystem::path&, const std::string& sha256)> on_read;
  io::HeldFiles* held = nullptr;  // looked at before the disk; not owned
};

struct WalkOptions {
  std::optional<std::uint64_t> seed;  // nothing: the profile's
  std::optional<Language> language;   // nothing: the profile's
  std::string strategy;               // empty: the profile's
  bool strict = false;                // what was rejected refuses the input
  bool pseudonyms = false;            // no names in what is written
  unsigned threads = 1;
  std::uint64_t work_limit = 0;  // elementary steps; 0: none
  bool timed = false;            // the observer stops the walk after a time that somebody chose
};

[[nodiscard]] Limits limits_of(const WalkOptions& options, Observer& observer);

// Throws InputError unknown_strategy, with the nearest name.
[[nodiscard]] const Strategy& require_strategy(const std::string& name);

// Throws InputError weight_overflow where the numbers were too large; `field` says where they came from.
void refuse_overflow(const Outcome& outcome, const std::string& field);

struct Walk {
  io::Loaded loaded;
  Setting setting;
  std::optional<Market> market;
  Findings findings;
  std::vector<RowCounts> counts;  // of the rows of exports, after the check
  Language language = Language::nl;

  // Reads, checks and decides. Throws InputError when nothing can be read at all; `market` is empty when there were errors.
  static Walk begin(const Inputs& inputs, const WalkOptions& options, Observer& observer);

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

  // What reports are made of; refers to this walk and to what it is given. `input_hash` as in provenance().
  [[nodiscard]] report::Context context(const Weighed& weighed, const Plan& plan, std::string input_hash,
                                        bool pseudonyms) const;

  // As the result states it: hashes are "sha256:…".
  [[nodiscard]] Provenance provenance() const;
};

// What `check` tells: the findings of the walk until before the solving, and of each request that nobody may serve why. The walk's
// market is empty where there were errors.
struct Examined {
  Walk walk;
  std::size_t edges = 0;  // candidate pairs
};
[[nodiscard]] Examined examine(const Inputs& inputs, const WalkOptions& options, Observer& observer);

}  // namespace koppel
