// Whoever watches a walk: hears where it is, may measure its steps, and may ask it to stop.
//
// Problem:    a terminal draws a bar and counts seconds, a notebook calls a function, a test looks on in silence.
// Promise:    each step of the walk ("read", "check", "weigh", "solve", "describe", "verify", "write") begins with begin(), which also ends the
//             step before it; the last one ends with end(), unless it throws. Within a step Progress tells how far it is and asks whether
//             to stop.
// Complexity: O(1) a call.
// Errors:     what an observer throws ends the walk and reaches the caller.
//
//   struct Clock : Observer { void begin(std::string_view step) override { started[std::string(step)] = now(); } };
#pragma once

#include <string_view>

#include "base/progress.hpp"

namespace koppel {

class Observer : public Progress {
 public:
  // Ends the step before it, where there is one.
  virtual void begin(std::string_view step);
  virtual void end();
};

}  // namespace koppel
