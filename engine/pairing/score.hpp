// The soft criteria of pairs: each gives a value from 0 to 1000, times its points.
//
// Problem:    millions of pairs are weighed by a list of criteria that is known only at run time.
// Promise:    the sum of the criteria in the list's order; the same whether pairs are scored one by one or together.
// Complexity: O(pairs × criteria), one indirect call per criterion and few hundred pairs; a criterion without points costs nothing.
// Errors:     none.
//
//   const PairScorer scorer(tables, all_criteria());
//   scorer.score(pairs, weights, {});
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "base/weight.hpp"
#include "pairing/criteria.hpp"

namespace koppel {

// A full value (1000) of one millipoint is this much weight, so that weights have the scale 10^6.
inline constexpr Weight points_per_millipoint = 1000;

class PairScorer {
 public:
  PairScorer(const PairTables& tables, CriteriaList criteria);  // both must outlive the scorer

  [[nodiscard]] CriteriaList criteria() const { return criteria_; }

  // weights[i] of pairs[i]. `breakdowns` is empty, or has a row of one zero per criterion for each pair, to be filled.
  void score(std::span<const CandidatePair> pairs, std::span<Weight> weights, std::span<std::int32_t> breakdowns) const;

 private:
  struct Scored {
    std::size_t place;  // in the list
    Millipoints points;
    std::unique_ptr<const PreparedCriterion> prepared;
  };
  void score_some(std::span<const CandidatePair> pairs, std::span<Weight> weights,
                  std::span<std::int32_t> breakdowns) const;

  CriteriaList criteria_;
  std::vector<Scored> scored_;
};

}  // namespace koppel
