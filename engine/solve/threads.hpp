// Threads, where there are any.
//
// Problem:    parts that have nothing to do with each other can be worked on at the same time; some builds (WebAssembly) have no threads.
// Promise:    run_on_threads calls work(0) … work(count − 1), each once and begun in this order, on up to `threads` threads, this one
//             among them. It returns when all have ended; of the exceptions thrown the one with the smallest number is thrown again.
//             SharedProgress lets the parts talk to one Progress: never two at a time, with a share that only rises; once
//             stop was requested it is for all of them.
// Complexity: O(1) for each call beside the work.
// Errors:     where no further thread can be had the others do all of it.
//
//   run_on_threads(parts.size(), 2, [&](std::size_t number) { solve(parts[number]); });
#pragma once

#include <cstddef>
#include <functional>
#include <memory>
#include <string_view>

#include "base/progress.hpp"

namespace koppel {

void run_on_threads(std::size_t count, unsigned threads, const std::function<void(std::size_t)>& work);

class SharedProgress {
 public:
  explicit SharedProgress(Progress* progress);  // may be null
  ~SharedProgress();

  // What one part sees: its own share counts for `weight` of the whole.
  class Part : public Progress {
   public:
    Part(SharedProgress& whole, double weight) : whole_(whole), weight_(weight) {}
    void step(std::string_view name, double share) override;
    [[nodiscard]] bool stop_requested() override { return whole_.stop_requested(); }

   private:
    SharedProgress& whole_;
    double weight_, reported_ = 0;
  };

 private:
  struct State;  // with the lock

  void add(std::string_view name, double share);
  [[nodiscard]] bool stop_requested();

  std::unique_ptr<State> state_;
};

}  // namespace koppel
