// The planning model of one level of a problem, and the way back from it.
//
// Promise:    pinned pairs are fixed. Minima, and the values reached at the levels before, are rewarded so highly that the search keeps them
//             where it can. Multipliers of the model become duals of the certificate without loss.
// Complexity: O(edges + nodes).
// Errors:     none; numbers that are too large are rounded in the model.
//
//   const LevelModel level(problem, number, earlier_values, 1);
//   lagrangian of level.model() … level.duals(multipliers)
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "graph/certificate.hpp"
#include "graph/problem.hpp"
#include "solve/planning/model.hpp"
#include "solve/planning/remainder.hpp"

namespace koppel::planning {

class LevelModel {
 public:
  // `firmness`: how much more than usual minima are rewarded.
  LevelModel(const Problem& problem, std::size_t level, const std::vector<WideWeight>& earlier_values,
             std::int64_t firmness);
  LevelModel(const LevelModel&) = delete;
  LevelModel& operator=(const LevelModel&) = delete;

  [[nodiscard]] const PlanModel& model() const { return fixed_.model; }
  [[nodiscard]] Weight scale() const { return scale_; }
  [[nodiscard]] KnapsackDuals duals(const std::vector<double>& multipliers) const;

  [[nodiscard]] std::vector<EdgeId> matching(const std::vector<std::uint32_t>& edges) const;
  // The edges of the model that are in the matching.
  [[nodiscard]] std::vector<std::uint32_t> edges_of(const std::vector<EdgeId>& matching) const;
  [[nodiscard]] EdgeId edge(std::uint32_t of_model) const {
    return EdgeId{whole_.origin[fixed_.model.origin[of_model]]};
  }

 private:
  // How a level before this one takes part: not at all, as a row of all pairs, or with its numbers times a factor.
  struct Earlier {
    std::optional<std::size_t> row;  // among the group rows
    Weight factor = 0;
  };
  void choose_ways();
  void choose_scale(std::int64_t firmness);
  [[nodiscard]] WideWeight weight(EdgeId edge) const;
  [[nodiscard]] WideWeight step(StepGains Level::*gains, std::size_t node, std::size_t k) const;
  [[nodiscard]] std::int64_t scaled(WideWeight value) const;
  [[nodiscard]] std::size_t most_pairs_of_an_offer() const;
  void add_offers();
  void add_rows(const std::vector<WideWeight>& earlier_values);
  void fix_pins();

  const Problem& problem_;
  std::size_t level_;
  std::vector<Earlier> earlier_;
  Weight divisor_ = 1;     // every number of the level is a multiple of it
  Weight scale_ = 1;       // a divisor is worth so much in the model …
  Weight shrink_ = 1;      // … divided by this
  WideWeight reward_ = 0;  // of a pair that a minimum asks for
  PlanModel whole_;        // before pins are fixed; origins are EdgeIds
  Remainder fixed_;
};

}  // namespace koppel::planning
