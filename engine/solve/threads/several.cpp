// Threads of the operating system.
#include <mutex>
#include <system_error>
#include <thread>
#include <vector>

#include "solve/threads/helpers.hpp"

namespace koppel {

struct Exclusive::Lock {
  std::mutex mutex;
};

Exclusive::Exclusive() : lock_(std::make_unique<Lock>()) {}
Exclusive::~Exclusive() = default;

void Exclusive::run(const std::function<void()>& work) {
  const std::lock_guard held(lock_->mutex);
  work();
}

void run_with_helpers(std::size_t helpers, const std::function<void()>& work) {
  std::vector<std::thread> threads;
  try {
    while (threads.size() < helpers) threads.emplace_back(work);
  } catch (const std::system_error&) {  // no more threads to be had
  }
  work();
  for (std::thread& thread : threads) thread.join();
}

}  // namespace koppel
