// What the platform offers of threads, behind two names; solve/threads.hpp is made of them.
//
// Problem:    a browser's WebAssembly has no threads, and its standard library does not even declare them.
// Promise:    the build takes one of two files: several.cpp, or one.cpp where there are no threads. `run_with_helpers` calls `work` on up to
//             `helpers` further threads and on this one, and returns when all calls have ended. `Exclusive::run` never runs two calls at once.
// Complexity: O(1) beside the work.
// Errors:     where no further thread can be had there are fewer helpers. `work` must not throw on a helper.
//
//   Exclusive exclusive;
//   run_with_helpers(3, [&] { exclusive.run([&] { ++count; }); });
#pragma once

#include <cstddef>
#include <functional>
#include <memory>

namespace koppel {

class Exclusive {
 public:
  Exclusive();
  ~Exclusive();
  Exclusive(const Exclusive&) = delete;
  Exclusive& operator=(const Exclusive&) = delete;

  void run(const std::function<void()>& work);

 private:
  struct Lock;
  std::unique_ptr<Lock> lock_;
};

void run_with_helpers(std::size_t helpers, const std::function<void()>& work);

}  // namespace koppel
