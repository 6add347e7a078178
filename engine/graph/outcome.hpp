// What a solver returns: a matching, a status that cannot be ignored, and a certificate that a stranger can check.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/ids.hpp"
#include "base/weight.hpp"
#include "graph/certificate.hpp"
#include "graph/problem.hpp"

namespace koppel {

enum class Status : std::uint8_t { optimal, feasible, infeasible, limit, overflow };
[[nodiscard]] std::string_view to_string(Status status);
[[nodiscard]] std::optional<Status> parse_status(std::string_view name);

struct [[nodiscard]] Outcome {
  Status status = Status::infeasible;
  std::vector<EdgeId> matching;    // sorted; empty unless optimal, feasible or limit
  std::vector<WideWeight> values;  // per level, of the matching
  std::vector<WideWeight> bounds;  // per level, lexicographic; equal to `values` exactly when optimal
  Certificate certificate;
  std::string algorithm;  // which one ran, for statistics only
};

// A problem as it was solved, with the lottery levels that were drawn on the way, and what came of it.
struct [[nodiscard]] Solved {
  Problem problem;
  Outcome outcome;
};

// How many edges of a set each node and each group has.
struct PairCounts {
  std::vector<std::int64_t> offers, requests, groups;
};
[[nodiscard]] PairCounts count_pairs(const Instance& instance, const std::vector<EdgeId>& matching);

// How many pairs a request must have to count as served.
[[nodiscard]] std::int64_t pairs_needed(const Instance& instance, RequestId request);

// The value of every level for a set of edges.
[[nodiscard]] std::vector<WideWeight> values_of(const Problem& problem, const std::vector<EdgeId>& matching);

}  // namespace koppel
