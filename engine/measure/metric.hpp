// What a metric is: everything that belongs to one, in one value.
//
// Problem:    "is this a good plan?" has many answers; adding one may not touch the others.
// Promise:    a metric is plain data and one function over the view that all metrics share; its value × 10^6 is exact until it is
//             rounded once. Nothing where the matching has no such value (the mean of no pairs).
// Complexity: as the function says. Errors: none.
//
//   extern constinit const MetricInfo longest_queue{.name = "longest_queue", …, .value = [](const MatchingView& view) { … }};
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "base/exact.hpp"
#include "measure/matching_view.hpp"

namespace koppel {

// Whether a plan is better where the metric is higher.
enum class Better : std::uint8_t { higher, lower, neither };

// What values there can be, both ends included.
struct MetricRange {
  std::int64_t least = 0;
  std::optional<std::int64_t> most;
};

using MetricValue = std::optional<std::int64_t>;  // × 10^6

struct MetricInfo {
  std::string_view name;         // one that ends in "<group>" stands for one metric per fairness group of the profile
  std::string_view description;  // English, one line, with its unit
  // M: the pairs; O, R: offers and requests; w: points of a pair; l: pairs of an offer; S: served requests.
  std::string_view formula;
  MetricRange range;
  Better better = Better::neither;
  // One of the two.
  MetricValue (*value)(const MatchingView&) = nullptr;
  MetricValue (*value_for_group)(const MatchingView&, const std::string& group) = nullptr;
};

using MetricList = std::span<const MetricInfo>;

}  // namespace koppel
