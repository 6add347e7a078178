#include "market_run.hpp"

#include <algorithm>

namespace koppel::python {

namespace py = pybind11;

namespace {

constexpr std::chrono::milliseconds between_looks{20}, between_calls{100};

// The work on its thread, and the moment it ends.
class Beside {
 public:
  explicit Beside(const std::function<void()>& work)
      : thread_([this, &work] {
          try {
            work();
          } catch (...) {
            error_ = std::current_exception();
          }
          const std::lock_guard lock(mutex_);
          done_ = true;
          ended_.notify_one();
        }) {}
  Beside(const Beside&) = delete;
  Beside& operator=(const Beside&) = delete;
  ~Beside() { thread_.join(); }

  [[nodiscard]] bool ends_within(std::chrono::milliseconds time) {
    std::unique_lock lock(mutex_);
    return ended_.wait_for(lock, time, [this] { return done_; });
  }
  [[nodiscard]] const std::exception_ptr& error() const { return error_; }

 private:
  std::mutex mutex_;
  std::condition_variable ended_;
  bool done_ = false;
  std::exception_ptr error_;
  std::thread thread_;  // the last member: it uses the others
};

// Tells the caller's function where the work is.
class Teller {
 public:
  Teller(RememberedSteps& steps, const py::object& progress) : steps_(steps), progress_(progress) {}

  // With the interpreter's lock, often. Throws what Python raises.
  void look() {
    if (PyErr_CheckSignals() != 0) throw py::error_already_set();
    if (!progress_.is_none()) tell(Clock::now() - last_ >= between_calls);
  }
  void end() {
    if (!progress_.is_none()) tell(!called_);
  }

 private:
  using Clock = std::chrono::steady_clock;

  void tell(bool also_if_the_same) {
    const auto [told, is_new] = steps_.take_told();
    if (!is_new && !also_if_the_same) return;
    last_ = Clock::now();
    called_ = true;
    const auto& [step, share] = told;
    progress_(step, share < 0 ? py::object(py::none()) : py::object(py::float_(std::min(share, 1.0))));
  }

  RememberedSteps& steps_;
  const py::object& progress_;
  Clock::time_point last_ = Clock::now();
  bool called_ = false;
};

}  // namespace

void RememberedSteps::begin(std::string_view name) {
  if (stop_) throw Abandoned();
  const std::lock_guard lock(mutex_);
  if (told_.first != name) is_new_ = true;
  told_ = Told(name, -1);
}

bool RememberedSteps::stop_requested() {
  return stop_ || (time_limit_ > 0 && std::chrono::duration<double>(Clock::now() - started_).count() >= time_limit_);
}

void RememberedSteps::step(std::string_view name, double share) {
  if (name == "weigh" && stop_) throw Abandoned();  // a long step in which nobody asks stop_requested()
  const std::lock_guard lock(mutex_);
  told_ = Told(name, share);
  is_new_ = true;
}

std::pair<RememberedSteps::Told, bool> RememberedSteps::take_told() {
  const std::lock_guard lock(mutex_);
  return {told_, std::exchange(is_new_, false)};
}

void run_beside(RememberedSteps& steps, const py::object& progress, const std::function<void()>& work) {
  std::optional<py::error_already_set> raised;
  std::exception_ptr error;
  Teller teller(steps, progress);
  {
    const py::gil_scoped_release unlocked;
    Beside beside(work);
    while (!beside.ends_within(between_looks)) {
      if (raised) continue;
      const py::gil_scoped_acquire locked;
      try {
        teller.look();
      } catch (py::error_already_set& exception) {
        raised.emplace(std::move(exception));
        steps.stop();
      }
    }
    error = beside.error();
  }
  if (raised) throw std::move(*raised);
  if (error) std::rethrow_exception(error);
  teller.end();
}

}  // namespace koppel::python
