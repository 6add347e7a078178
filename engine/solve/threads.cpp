#include "solve/threads.hpp"

#include <algorithm>
#include <atomic>
#include <exception>
#include <limits>

#include "solve/threads/helpers.hpp"

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
        remember(number, std::current_exception());
      }
    }
  }

  void rethrow() const {
    if (thrown_) std::rethrow_exception(thrown_);
  }

 private:
  void remember(std::size_t number, const std::exception_ptr& thrown) {
    exclusive_.run([&] {
      if (number >= thrown_by_) return;
      thrown_ = thrown;
      thrown_by_ = number;
    });
  }

  std::size_t count_;
  const std::function<void(std::size_t)>& work_;
  std::atomic<std::size_t> next_ = 0;
  Exclusive exclusive_;
  std::exception_ptr thrown_;
  std::size_t thrown_by_ = std::numeric_limits<std::size_t>::max();
};

}  // namespace

void run_on_threads(std::size_t count, unsigned threads, const std::function<void(std::size_t)>& work) {
  Queue queue(count, work);
  const std::size_t useful = std::min<std::size_t>(threads, count);
  run_with_helpers(useful > 1 ? useful - 1 : 0, [&queue] { queue.help(); });
  queue.rethrow();
}

struct SharedProgress::State {
  Progress* progress;
  Exclusive exclusive;
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
  state_->exclusive.run([&] {
    state_->share = std::min(state_->share + share, 1.0);
    state_->progress->step(name, state_->share);
  });
}

bool SharedProgress::stop_requested() {
  if (state_->progress == nullptr) return false;
  if (state_->stopped) return true;
  state_->exclusive.run([&] {
    if (!state_->stopped && state_->progress->stop_requested()) state_->stopped = true;
  });
  return state_->stopped;
}

}  // namespace koppel
