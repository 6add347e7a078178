// Meter: counts a solver's work and asks, now and then, whether to go on.
//
// Problem:    inner loops must notice a stop request within milliseconds without asking the caller millions of times.
// Promise:    spend() is an addition and a comparison; the caller's Progress is asked once per 2^16 steps. Once it has said stop,
//             it says stop for ever. The work limit counts steps only, so it is repeatable.
// Complexity: O(1).
// Errors:     none.
//
//   Meter meter(limits);
//   while (meter.spend(scanned)) pivot();
#pragma once

#include <algorithm>
#include <cstdint>
#include <optional>

#include "base/progress.hpp"

namespace koppel {

class Meter {
 public:
  explicit Meter(const Limits& limits) : progress_(limits.progress), limit_(limits.work) {}

  // Adds to the work done; false when the computation must end.
  [[nodiscard]] bool spend(std::uint64_t steps) {
    work_ += steps;
    if (work_ >= next_question_) ask();
    return !stopped_;
  }
  // Asks at once, without counting: after a step that was long and not counted.
  bool look() {
    if (progress_ != nullptr && !stopped_ && progress_->stop_requested()) stopped_ = true;
    return !stopped_;
  }
  void report(double share) {
    if (progress_ != nullptr) progress_->step("solve", share);
  }
  [[nodiscard]] bool stopped() const { return stopped_; }
  [[nodiscard]] std::uint64_t work() const { return work_; }
  // What the caller's limit leaves; nothing where there is none.
  [[nodiscard]] std::optional<std::uint64_t> left() const {
    if (limit_ == 0) return std::nullopt;
    return limit_ - std::min(work_, limit_);
  }

 private:
  static constexpr std::uint64_t question_every = std::uint64_t{1} << 16;

  void ask() {
    next_question_ = work_ + question_every;
    if (limit_ != 0) {
      if (work_ >= limit_)
        stopped_ = true;
      else if (limit_ < next_question_)
        next_question_ = limit_;
    }
    look();
  }

  Progress* progress_;
  std::uint64_t limit_;
  std::uint64_t work_ = 0;
  std::uint64_t next_question_ = 0;
  bool stopped_ = false;
};

}  // namespace koppel
