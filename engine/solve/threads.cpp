#include "solve/threads.hpp"

#include <algorithm>
#include <atomic>
#include <exception>
#include <limits>
#include <mutex>
#include <system_error>
#include <vector>

#if !defined(__EMSCRIPTEN__) || defined(__EMSCRIPTEN_PTHREADS__)
#define KOPPEL_HAS_THREADS
#include <thread>
#endif

namespace koppel {

namespace {

// What the threads share: who takes which number, and the first thing that went wrong.
class Queue {
 public:
  Queue(std::size_t count, const std::function<void(std::size_t)>& work) : count_(count), work_(work) {}

  void help() {
    for (std::size_t number = next_++; number < count_; number = next_++) {
      try {
        work_(number);
      } catch (...) {
        remember(number);
      }
    }
  }

  void rethrow() const {
    if (thrown_) std::rethrow_exception(thrown_);
  }

 private:
  void remember(std::size_t number) {
    const std::lock_guard lock(mutex_);
    if (number >= thrown_by_) return;
    thrown_ = std::current_exception();
    thrown_by_ = number;
  }

  std::size_t count_;
  const std::function<void(std::size_t)>& work_;
  std::atomic<std::size_t> next_ = 0;
  std::mutex mutex_;
  std::exception_ptr thrown_;
  std::size_t thrown_by_ = std::numeric_limits<std::size_t>::max();
};

}  // namespace

void run_on_threads(std::size_t count, [[maybe_unused]] unsigned threads,
                    const std::function<void(std::size_t)>& work) {
  Queue queue(count, work);
#if defined(KOPPEL_HAS_THREADS)
  std::vector<std::thread> helpers;
  try {
    while (helpers.size() + 1 < std::min<std::size_t>(threads, count)) {
      helpers.emplace_back([&queue] { queue.help(); });
    }
  } catch (const std::system_error&) {  // no more threads to be had
  }
  queue.help();
  for (std::thread& helper : helpers) helper.join();
#else
  queue.help();
#endif
  queue.rethrow();
}

struct SharedProgress::State {
  Progress* progress;
  std::mutex mutex;
  std::atomic<bool> stopped = false;
  double share = 0;
};

SharedProgress::SharedProgress(Progress* progress) : state_(std::make_unique<State>()) { state_->progress = progress; }
SharedProgress::~SharedProgress() = default;

void SharedProgress::Part::step(std::string_view name, double share) {
  if (share <= reported_) return;
  whole_.add(name, (share - reported_) * weight_);
  reported_ = share;
}

void SharedProgress::add(std::string_view name, double share) {
  if (state_->progress == nullptr) return;
  const std::lock_guard lock(state_->mutex);
  state_->share = std::min(state_->share + share, 1.0);
  state_->progress->step(name, state_->share);
}

bool SharedProgress::stop_requested() {
  if (state_->progress == nullptr) return false;
  if (state_->stopped) return true;
  const std::lock_guard lock(state_->mutex);
  if (!state_->stopped && state_->progress->stop_requested()) state_->stopped = true;
  return state_->stopped;
}

}  // namespace koppel
