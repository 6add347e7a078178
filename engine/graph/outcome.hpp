// What a solver returns: a matching, a status that cannot be ignored, and a certificate that a stranger can check.
//
// The linear programme's dual, level by level (vectors compared lexicographically): for any integers u (offers), v (requests),
// t (groups, added along each node's groups) and every feasible x
//
//   value(x) ≤ Σ_offers max_k { gain(o,k) + k·u_o } + Σ_requests max_k { gain(r,k) + k·v_r } + Σ_groups max_k { gain(g,k) + k·t_g }
//            + Σ_free edges max(0, w_e − u − v − Σt) + Σ_pinned edges (w_e − u − v − Σt)
//
// with k over the numbers of pairs that the node may have (of a request with if_any: 0, or if_any and more). Equality with the matching's own value proves that it is optimal. Exact form: data/schema/certificate.md.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/ids.hpp"
#include "base/weight.hpp"
#include "graph/problem.hpp"

namespace koppel {

enum class Status : std::uint8_t { optimal, feasible, infeasible, limit, overflow };
[[nodiscard]] std::string_view to_string(Status status);

// Duals of one level.
struct LevelDuals {
  IdVector<OfferId, Weight> offers;
  IdVector<RequestId, Weight> requests;
  IdVector<GroupId, Weight> groups;
  friend bool operator==(const LevelDuals&, const LevelDuals&) = default;
};

// kind "lex-dual": one set of duals per level, in the order of the problem's levels.
// With `denominators` every number of level l counts 1 / denominators[l]; empty: all are 1.
struct LexDual {
  std::vector<LevelDuals> levels;
  std::vector<Weight> denominators{};
  friend bool operator==(const LexDual&, const LexDual&) = default;
};

// kind "violated-set": multipliers y ∈ {−1, 0, +1} on nodes and groups for which no x can meet the ranges:
// Farkas: Σ_nodes max_k {−k·y} … the bracket of the dual bound above with all weights and gains 0 is negative.
struct ViolatedSet {
  LevelDuals multipliers;
  friend bool operator==(const ViolatedSet&, const ViolatedSet&) = default;
};

// kind "branching": a tree over all-or-nothing decisions; each leaf fixes some requests to "nobody" or "at least if_any" and
// carries the duals (or violated set) that bound it.
struct BranchLeaf {
  std::vector<std::pair<RequestId, bool>> decided;  // true: at least if_any
  std::variant<LexDual, ViolatedSet> proof;
};
struct Branching {
  std::vector<BranchLeaf> leaves;
};

using Certificate = std::variant<std::monostate, LexDual, ViolatedSet, Branching>;

struct [[nodiscard]] Outcome {
  Status status = Status::infeasible;
  std::vector<EdgeId> matching;    // sorted; empty unless optimal, feasible or limit
  std::vector<WideWeight> values;  // per level, of the matching
  std::vector<WideWeight> bounds;  // per level, lexicographic; equal to `values` exactly when optimal
  Certificate certificate;
  std::string algorithm;  // which one ran, for statistics only
};

// How many edges of a set each node and each group has.
struct PairCounts {
  std::vector<std::int64_t> offers, requests, groups;
};
[[nodiscard]] PairCounts count_pairs(const Problem& problem, const std::vector<EdgeId>& matching);

// The value of every level for a set of edges.
[[nodiscard]] std::vector<WideWeight> values_of(const Problem& problem, const std::vector<EdgeId>& matching);

}  // namespace koppel
