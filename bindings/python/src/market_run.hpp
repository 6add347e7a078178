// Running the walk beside the Python thread that asked for it.
//
// Problem:    a solve takes minutes; a keyboard interrupt must end it, progress must be told, and other Python threads go on.
// Promise:    the work runs on a thread of its own without the interpreter's lock; the thread that called waits, looks for signals every
//             fiftieth of a second, and is the only one that calls back into Python. The progress function is told of each step, every tenth
//             of a second at least, and once at the end where it was never told. What it or a signal handler raises stops the work, and
//             is raised when it has stopped.
// Complexity: a thread and at most fifty wake-ups a second.
// Errors:     whatever the work throws, or Python raised.
//
//   Walked walked = run_market(1.5, progress, [&](Observer& observer) { return propose(inputs, options, observer); });
#pragma once

#include <pybind11/pybind11.h>

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <exception>
#include <functional>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <utility>

#include "walk/observer.hpp"

namespace koppel::python {

// Thrown between two steps where nobody waits for the rest of the walk.
struct Abandoned : std::exception {
  [[nodiscard]] const char* what() const noexcept override { return "abandoned"; }
};

// Progress that is remembered for the waiting thread; stops when it is told to, or at the time limit.
class RememberedSteps : public Observer {
 public:
  using Told = std::pair<std::string, double>;

  // `first`: the step until another one is told.
  RememberedSteps(double time_limit_seconds, std::string_view first)
      : time_limit_(time_limit_seconds), told_(first, -1) {}
  void begin(std::string_view name) override;
  void step(std::string_view name, double share) override;
  [[nodiscard]] bool stop_requested() override;

  void stop() { stop_ = true; }
  // The step that it is in, and whether that is new since the last time.
  [[nodiscard]] std::pair<Told, bool> take_told();

 private:
  using Clock = std::chrono::steady_clock;

  Clock::time_point started_ = Clock::now();
  double time_limit_ = 0;  // 0: none
  std::atomic<bool> stop_ = false;
  std::mutex mutex_;
  Told told_;
  bool is_new_ = false;
};

// `work` is called once, on another thread, and must not touch Python. Holds the interpreter's lock on entry and on return.
void run_beside(RememberedSteps& steps, const pybind11::object& progress, const std::function<void()>& work);

template <class Work>
auto run_market(double time_limit, const pybind11::object& progress, Work work, std::string_view first_step = "solve") {
  RememberedSteps steps(time_limit, first_step);
  std::optional<decltype(work(steps))> answer;
  run_beside(steps, progress, [&] { answer.emplace(work(steps)); });
  return std::move(*answer);
}

}  // namespace koppel::python
