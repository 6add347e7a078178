#include "dense_module.hpp"

#include <pybind11/numpy.h>

#include <chrono>
#include <optional>
#include <stdexcept>

#include "base/progress.hpp"
#include "dense_costs.hpp"
#include "numpy_views.hpp"

namespace koppel::python {

namespace py = pybind11;

namespace {

// Ends the work when Python was interrupted; asked from the thread that called, which does not hold the interpreter's lock.
class Interruption : public Progress {
 public:
  [[nodiscard]] bool stop_requested() override {
    const auto now = Clock::now();
    if (happened_ || now < next_) return happened_;
    next_ = now + between_looks;
    const py::gil_scoped_acquire locked;
    happened_ = PyErr_CheckSignals() != 0;
    return happened_;
  }
  // With the lock: raises what the signal's handler raised.
  void raise() const {
    if (happened_) throw py::error_already_set();
  }

 private:
  using Clock = std::chrono::steady_clock;
  static constexpr std::chrono::milliseconds between_looks{50};

  Clock::time_point next_ = Clock::now() + between_looks;
  bool happened_ = false;
};

// (An aligned array has strides of whole numbers. pybind11's own conversion copies where strides are negative.)
template <class Number>
[[nodiscard]] bool view_as(const py::array& array, std::optional<DenseNumbers>& numbers) {
  if (!py::isinstance<py::array_t<Number, 0>>(array)) return false;
  constexpr auto size = static_cast<py::ssize_t>(sizeof(Number));
  numbers.emplace(StridedCosts<Number>(static_cast<const Number*>(array.data()), array.shape(0), array.shape(1),
                                       Strides(array.strides(0) / size, array.strides(1) / size)));
  return true;
}

template <class... Number>
[[nodiscard]] bool view_as_any(const py::array& array, std::optional<CostsOfAny<Number...>>& numbers) {
  return (view_as<Number>(array, numbers) || ...);
}

// (rows, columns), or the word for what is wrong.
py::object assign(const py::array& costs, bool maximise) {
  std::optional<DenseNumbers> numbers;
  if (costs.ndim() != 2 || !view_as_any(costs, numbers)) throw std::invalid_argument("an array of an unexpected type");
  Interruption interruption;
  DenseAnswer answer;
  {
    const py::gil_scoped_release unlocked;
    Meter meter(Limits{.progress = &interruption});
    answer = assign_dense(*numbers, maximise, meter);
  }
  interruption.raise();
  if (answer.overflow) return py::str("overflow");
  if (answer.invalid) return py::str("invalid");
  if (answer.infeasible) return py::str("infeasible");
  return py::make_tuple(array_of(std::move(answer.rows)), array_of(std::move(answer.columns)));
}

}  // namespace

void register_dense(py::module_& module) { module.def("assign_dense", &assign, py::arg("costs"), py::arg("maximise")); }

}  // namespace koppel::python
