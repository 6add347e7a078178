// NumPy arrays as spans, and vectors as NumPy arrays.
//
// Promise: a span shows the array's own memory; an array made of a vector owns it, without a copy; a frozen one is read-only.
// Errors:  an array of another type, or one that is not contiguous, is a fault of the package: std::invalid_argument.
#pragma once

#include <pybind11/numpy.h>

#include <cstdint>
#include <memory>
#include <span>
#include <stdexcept>
#include <utility>
#include <vector>

#include "base/weight.hpp"
#include "entries.hpp"
#include "scaled_weights.hpp"

namespace koppel::python {

template <class Type>
[[nodiscard]] bool holds(const pybind11::array& array) {
  return pybind11::isinstance<pybind11::array_t<Type, pybind11::array::c_style>>(array);
}

template <class Type>
[[nodiscard]] std::span<const Type> view(const pybind11::array& array) {
  return {static_cast<const Type*>(array.data()), static_cast<std::size_t>(array.size())};
}

template <class Variant, class... Type>
[[nodiscard]] Variant view_of_any(const pybind11::array& array, const char* what) {
  Variant spans;
  const bool found = ((holds<Type>(array) && (spans = view<Type>(array), true)) || ...);
  if (!found) throw std::invalid_argument(std::string(what) + ": an array of an unexpected type");
  return spans;
}

[[nodiscard]] inline Indices indices_of(const pybind11::array& array) {
  return view_of_any<Indices, std::int32_t, std::int64_t>(array, "indices");
}

[[nodiscard]] inline Numbers numbers_of(const pybind11::array& array) {
  return view_of_any<Numbers, std::int8_t, std::int16_t, std::int32_t, std::int64_t, std::uint8_t, std::uint16_t,
                     std::uint32_t, std::uint64_t, float, double>(array, "numbers");
}

template <class Type>
[[nodiscard]] pybind11::array_t<Type> array_of(std::vector<Type> values, std::vector<pybind11::ssize_t> shape = {}) {
  auto owned = std::make_unique<std::vector<Type>>(std::move(values));
  const Type* data = owned->data();
  if (shape.empty()) shape.push_back(static_cast<pybind11::ssize_t>(owned->size()));
  const pybind11::capsule owner(owned.release(), [](void* held) { delete static_cast<std::vector<Type>*>(held); });
  pybind11::array_t<Type> array(shape, data, owner);
  return array;
}

template <class Type>
[[nodiscard]] pybind11::array_t<Type> frozen_array_of(std::vector<Type> values,
                                                      std::vector<pybind11::ssize_t> shape = {}) {
  pybind11::array_t<Type> array = array_of(std::move(values), std::move(shape));
  array.attr("flags").attr("writeable") = false;
  return array;
}

[[nodiscard]] inline pybind11::object python_int(WideWeight value) {
  return pybind11::int_(pybind11::str(to_decimal(value)));
}

}  // namespace koppel::python
