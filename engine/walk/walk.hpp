// The first steps of the walk, from what was read to a weighed market: check, decide, weigh, and pose what is wanted.
//
// Problem:    every question about a market (propose, judge, examine) begins in the same way.
// Promise:    nothing is printed and nothing is written; everything that was found is in `findings`, sorted.
//             Values go in and come out: walk/files reads them from files, walk/market.hpp from memory.
// Complexity: that of check and weigh.
// Errors:     the market is empty where there were errors.
//
//   Observer nobody;
//   Walk walk = Walk::begin(market_in_memory(text), {}, nobody);
//   const Weighed weighed = walk.weigh("", {});
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/progress.hpp"
#include "explain/plan.hpp"
#include "model/check.hpp"
#include "model/loaded.hpp"
#include "pairing/weigh.hpp"
#include "report/report.hpp"
#include "result/result.hpp"
#include "solve/strategy.hpp"
#include "walk/observer.hpp"

namespace koppel {

struct WalkOptions {
  std::optional<std::uint64_t> seed;  // nothing: the profile's
  std::optional<Language> language;   // nothing: the profile's
  std::string strategy;               // empty: the profile's
  Keep keep = Keep::fewest_changes;   // of the pairs of an earlier result, where there is one
  Millipoints call_price = 0;         // points × 1000 for each pair that changes; 0: as few as possible change
  bool strict = false;                // what was rejected refuses the input
  bool pseudonyms = false;            // no names in what is written
  unsigned threads = 1;
  std::uint64_t work_limit = 0;  // elementary steps; 0: none
  bool timed = false;            // the observer stops the walk after a time that somebody chose
};

[[nodiscard]] Limits limits_of(const WalkOptions& options, Observer& observer);

// For steps of which half an answer would be a wrong one: the observer hears how far they are, and cannot stop them.
class Unhurried : public Progress {
 public:
  explicit Unhurried(Observer& observer) : observer_(observer) {}
  void step(std::string_view name, double share) override { observer_.step(name, share); }

 private:
  Observer& observer_;
};

// Throws InputError unknown_strategy, with the nearest name.
[[nodiscard]] const Strategy& require_strategy(const std::string& name);

// Throws InputError weight_overflow where the numbers were too large; `field` says where they came from.
void refuse_overflow(const Outcome& outcome, const std::string& field);

struct Walk {
  Loaded loaded;
  Setting setting;
  std::optional<Market> market;
  Findings findings;
  std::vector<RowCounts> counts;  // of the rows of exports, after the check
  Understood understood;
  Language language = Language::nl;

  // Checks and decides; `market` is empty when there were errors.
  static Walk begin(Loaded loaded, const WalkOptions& options, Observer& observer);

  // The market, or InputError with everything that was found.
  [[nodiscard]] const Market& require_market() const;

  // Candidate pairs for `strategy` (empty: the profile's); not all of them where `limits` stopped it. Throws InputError for an unknown strategy, and with all findings where the
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

 private:
  // Whether the proposal that is gone on from was made of the same; then what it went on from itself is gone on from once more.
  [[nodiscard]] bool repeats(const WalkOptions& options, const Market& checked) const;
  void go_back();
};

// What `check` tells: the findings of the walk until before the solving, and of each request that nobody may serve why. The walk's
// market is empty where there were errors.
struct Examined {
  Walk walk;
  std::size_t edges = 0;  // candidate pairs
};
[[nodiscard]] Examined examine(Loaded loaded, const WalkOptions& options, Observer& observer);

}  // namespace koppel
