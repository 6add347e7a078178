// Progress and stop requests: how a long computation talks to whoever started it, without knowing who that is.
//
// Promise: the library never prints and never looks at a clock of its own accord; it asks this object. Without one nothing is
//          reported and nothing stops early.
// Errors:  none.
//
//   struct Bar : Progress { void step(std::string_view name, double share) override { draw(name, share); } };
#pragma once

#include <cstdint>
#include <string_view>

namespace koppel {

class Progress {
 public:
  Progress() = default;
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;
  virtual ~Progress() = default;

  // `name` is a step of the walk ("read", "weigh", "solve", …), `share` lies in [0, 1]; negative: unknown.
  virtual void step(std::string_view name, double share);
  // Asked often (at least every few milliseconds of work); true ends the computation with the best so far.
  [[nodiscard]] virtual bool stop_requested();
};

// What a computation may use. `work` counts elementary steps (edge scans): repeatable, unlike time.
struct Limits {
  Progress* progress = nullptr;  // not owned; may be null
  std::uint64_t work = 0;        // 0: no limit
  unsigned threads = 1;
};

}  // namespace koppel
