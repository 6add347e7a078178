#include "market_run.hpp"

namespace koppel::python {

namespace py = pybind11;

namespace {

constexpr std::chrono::milliseconds between_looks{20};

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

void look_at_python(RememberedSteps& steps, const py::object& progress) {
  if (PyErr_CheckSignals() != 0) throw py::error_already_set();
  if (progress.is_none()) return;
  if (const auto told = steps.take_told())
    progress(told->first, told->second < 0 ? py::object(py::none()) : py::object(py::float_(told->second)));
}

}  // namespace

void RememberedSteps::begin(std::string_view /*name*/) {
  if (stop_) throw Abandoned();
}

bool RememberedSteps::stop_requested() {
  return stop_ || (time_limit_ > 0 && std::chrono::duration<double>(Clock::now() - started_).count() >= time_limit_);
}

void RememberedSteps::step(std::string_view name, double share) {
  if (name == "weigh" && stop_) throw Abandoned();  // a long step in which nobody asks stop_requested()
  const std::lock_guard lock(mutex_);
  told_.emplace(name, share);
}

std::optional<RememberedSteps::Told> RememberedSteps::take_told() {
  const std::lock_guard lock(mutex_);
  return std::exchange(told_, std::nullopt);
}

void run_beside(RememberedSteps& steps, const py::object& progress, const std::function<void()>& work) {
  std::optional<py::error_already_set> raised;
  std::exception_ptr error;
  {
    const py::gil_scoped_release unlocked;
    Beside beside(work);
    while (!beside.ends_within(between_looks)) {
      if (raised) continue;
      const py::gil_scoped_acquire locked;
      try {
        look_at_python(steps, progress);
      } catch (py::error_already_set& exception) {
        raised.emplace(std::move(exception));
        steps.stop();
      }
    }
    error = beside.error();
  }
  if (raised) throw std::move(*raised);
  if (error) std::rethrow_exception(error);
}

}  // namespace koppel::python
