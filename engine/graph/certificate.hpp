// What proves an outcome, so that a stranger can check it: the kinds of certificates.
//
// The linear programme's dual, level by level (vectors compared lexicographically): for any integers u (offers), v (requests),
// t (groups, added along each node's groups) and every feasible x
//
//   value(x) ≤ Σ_offers max_k { gain(o,k) + k·u_o } + Σ_requests max_k { gain(r,k) + k·v_r } + Σ_groups max_k { gain(g,k) + k·t_g }
//            + Σ_free edges max(0, w_e − u − v − Σt) + Σ_pinned edges (w_e − u − v − Σt)
//
// with k over the numbers of pairs that the node may have (of a request with if_any: 0, or if_any and more). Equality with the
// matching's own value proves that it is optimal. Exact form: data/schema/certificate.md.
#pragma once

#include <cstdint>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "base/ids.hpp"
#include "base/weight.hpp"

namespace koppel {

// Duals of one level.
struct LevelDuals {
  IdVector<OfferId, Weight> offers;
  IdVector<RequestId, Weight> requests;
  IdVector<GroupId, Weight> groups;
  friend bool operator==(const LevelDuals&, const LevelDuals&) = default;
};

// One set of duals per level, in the order of the problem's levels.
// With `denominators` every number of level l counts 1 / denominators[l]; empty: all are 1.
struct LexDual {
  static constexpr std::string_view kind = "lex-dual";
  std::vector<LevelDuals> levels;
  std::vector<Weight> denominators{};
  friend bool operator==(const LexDual&, const LexDual&) = default;
};

// Multipliers y ∈ {−1, 0, +1} on nodes and groups for which no x can meet the ranges:
// Farkas: Σ_nodes max_k {−k·y} … the bracket of the dual bound above with all weights and gains 0 is negative.
struct ViolatedSet {
  static constexpr std::string_view kind = "violated-set";
  LevelDuals multipliers;
  friend bool operator==(const ViolatedSet&, const ViolatedSet&) = default;
};

// A tree over all-or-nothing decisions; each leaf fixes some requests to "nobody" or "at least if_any" and carries the duals (or
// violated set) that bound it.
struct BranchLeaf {
  std::vector<std::pair<RequestId, bool>> decided;  // true: at least if_any
  std::variant<LexDual, ViolatedSet> proof;
};
struct Branching {
  static constexpr std::string_view kind = "branching";
  std::vector<BranchLeaf> leaves;
};

// Duals that leave the hours of each offer to a knapsack, for problems with budgets (Fisher 1986). For level l, with factors f ≥ 0 for
// the levels before it, every edge weighs W = scale·w_l + Σ f_k·w_k (gains alike), and every allowed matching within the leaf's
// decisions has
//
//   scale·value_l + Σ f_k·value_k  ≤  the bound of LexDual, where the free edges of an offer with a budget count Σ (W − u − v − Σt)
//                                     over the best set of them that fits into its hours
//
// so that no matching that reaches the result's values at the levels before is worth more than (bound − Σ f_k·value_k) / scale there.
struct KnapsackDuals {
  std::vector<Weight> earlier;  // one factor for each level before this one
  LevelDuals duals;
  friend bool operator==(const KnapsackDuals&, const KnapsackDuals&) = default;
};
// A tree over decisions "this pair, or not this pair" in the order of visiting: an edge, then the tree where it is chosen, then the one
// where it is not; or a leaf: a number in the list of duals.
using KnapsackTreeStep = std::variant<EdgeId, std::uint32_t>;
struct KnapsackLevel {
  Weight scale = 1;
  std::vector<KnapsackDuals> duals;
  std::vector<KnapsackTreeStep> tree;
  friend bool operator==(const KnapsackLevel&, const KnapsackLevel&) = default;
};
// One tree for each level; of a problem without any matching a single one, of weights 0, whose leaves are bounded below 0.
struct KnapsackDual {
  static constexpr std::string_view kind = "knapsack-dual";
  std::vector<KnapsackLevel> levels;
};

// The list of kinds; "Add a kind of certificate" in engine/README.md says what else a kind consists of.
using Certificate = std::variant<std::monostate, LexDual, ViolatedSet, Branching, KnapsackDual>;

// The violated sets within it: itself, or those of its leaves.
[[nodiscard]] std::vector<const ViolatedSet*> violated_sets_in(const Certificate& certificate);

}  // namespace koppel
