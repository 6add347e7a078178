// Scaled weights: numbers of any NumPy type as the engine's integers.
//
// Problem:    the engine proves with integers; researchers have doubles.
// Promise:    weight = scaled / scale, a power of two or of ten. Exact where a power of two exists at which all weights are integers and sums
//             fit: then the least, 1 for integers. Else, where all are the doubles nearest to decimals of at most 15 digits (floats: 6) and
//             sums fit, the least power of ten: then these decimals are what is reckoned with, exactly. Otherwise the largest power of two
//             at which no algorithm of the engine can overflow, and each weight is the nearest multiple of 1 / scale (`exact` is false),
//             never more than half of it away.
// Complexity: three passes over the numbers.
// Errors:     listed by entry: not a number, infinite, an integer that does not fit. Nothing is thrown.
//
//   Scaled scaled = scale_weights(std::span(weights), {}, Room{.pairs = 10, .nodes = 20});
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <variant>
#include <vector>

#include "base/weight.hpp"
#include "entries.hpp"

namespace koppel::python {

template <class... Type>
using SpanOfAny = std::variant<std::span<const Type>...>;
using Numbers = SpanOfAny<std::int8_t, std::int16_t, std::int32_t, std::int64_t, std::uint8_t, std::uint16_t,
                          std::uint32_t, std::uint64_t, float, double>;

// How many pairs a matching may have, and how many nodes there are: sums stay below 2^62.
struct Room {
  std::uint64_t pairs = 0;
  std::uint64_t nodes = 0;
};

struct Scale {
  int base = 2;  // or 10
  int exponent = 0;
};

struct Scaled {
  std::vector<Weight> weights;  // by edge
  Scale scale;
  bool exact = true;
  std::vector<EntryFault> faults;
};

// Edge e has the number order[e]; with an empty order, number e.
[[nodiscard]] Scaled scale_weights(const Numbers& numbers, std::span<const std::uint32_t> order, Room room);

// One more weight at the same scale: the nearest, and whether it is exact; nothing where it is no number or does not fit.
struct ScaledOne {
  Weight weight = 0;
  bool exact = true;
};
[[nodiscard]] std::optional<ScaledOne> scale_one(double number, Scale scale, Room room);
[[nodiscard]] std::optional<ScaledOne> scale_one(std::int64_t number, Scale scale, Room room);

// The largest magnitude m such that m·pairs < 2^62.
[[nodiscard]] std::uint64_t largest_weight(Room room);

// What doubles have in common; the start of every choice of an exponent.
struct DoubleSurvey {
  bool finite = true;
  int top = INT32_MIN;     // every magnitude is below 2^top
  int bottom = INT32_MAX;  // every number is a multiple of 2^bottom
};
[[nodiscard]] DoubleSurvey survey_doubles(std::span<const double> numbers);

}  // namespace koppel::python
