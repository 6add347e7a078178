// Effort: the work that a search may still spend, counted in steps of about a nanosecond.
//
// Promise:    counts steps only, so a search that stops for want of effort stops at the same place on every machine. Also asks the
//             caller's Progress whether to go on (meter.hpp); that alone depends on time.
// Complexity: O(1).
// Errors:     none.
//
//   Effort effort(meter, 1'000'000);
//   while (effort.spend(edges)) evaluate();
#pragma once

#include <algorithm>
#include <cstdint>

#include "solve/meter.hpp"

namespace koppel::planning {

class Effort {
 public:
  Effort(Meter& meter, std::uint64_t most) : meter_(&meter), most_(most) {}
  // A part of what is left; what it spends is spent here too once it is given back.
  [[nodiscard]] Effort part(std::uint64_t most) const { return {*meter_, std::min(most, left())}; }
  void give_back(const Effort& part) { spent_ += part.spent_; }

  // False once nothing is left or the caller wants to stop.
  bool spend(std::uint64_t steps) {
    spent_ += steps;
    const bool goes_on = meter_->spend(steps);
    return goes_on && spent_ < most_;
  }
  [[nodiscard]] bool over() const { return spent_ >= most_ || meter_->stopped(); }
  [[nodiscard]] bool interrupted() const { return meter_->stopped(); }
  [[nodiscard]] std::uint64_t spent() const { return spent_; }
  [[nodiscard]] std::uint64_t left() const { return most_ - std::min(spent_, most_); }
  [[nodiscard]] std::uint64_t most() const { return most_; }

 private:
  Meter* meter_;
  std::uint64_t most_, spent_ = 0;
};

}  // namespace koppel::planning
