// The Lagrangian of a planning model: pairs pay for the places they take, and every offer fills its hours for itself.
//
//   L(y) = Σ_rows Σ_places max(0, worth + y_row) + Σ_offers knapsack(worth(e) − Σ y of the edge's rows)
//
// For any y no matching is worth more than L(y). The least L is sought by a subgradient with a level (Brännlund 1995) and momentum.
//
// Problem:    budgets of hours make the problem NP-hard; this bound is the one that the certificate "knapsack-dual" proves.
// Promise:    the same steps on every machine: sums in a fixed order, only + − × ÷. The mean of the knapsacks' choices tends to a
//             fractional optimum, which dive.hpp rounds.
// Complexity: one step is O(edges) and the knapsacks.
// Errors:     none.
//
//   Lagrangian lagrangian(model, start);
//   lagrangian.run(effort);
//   lagrangian.best(), lagrangian.multipliers();
#pragma once

#include <cstdint>
#include <vector>

#include "solve/planning/effort.hpp"
#include "solve/planning/knapsack.hpp"
#include "solve/planning/model.hpp"

namespace koppel::planning {

// Where an earlier Lagrangian of a larger model stood. Multipliers are in the model's own numbers.
struct LagrangianStart {
  std::vector<double> multipliers;  // requests, offers, groups
  std::vector<float> prices;        // of an hour, by offer
  std::vector<float> mean;          // by edge; empty: begin with the first choice
};

class Lagrangian {
 public:
  Lagrangian(const PlanModel& model, LagrangianStart start, float memory);

  // One step towards a bound of `target`. False where there is nothing to gain: every row has just what it wants.
  bool step(double target);
  // Steps until the effort is over, the steps become tiny, or the bound reaches `enough`.
  void run(Effort& effort, double enough);

  [[nodiscard]] std::int64_t best() const { return best_; }
  [[nodiscard]] const std::vector<double>& multipliers() const { return best_multipliers_; }
  [[nodiscard]] const std::vector<float>& prices() const { return prices_; }
  [[nodiscard]] const std::vector<float>& mean() const { return mean_; }
  [[nodiscard]] std::vector<float>& mean() { return mean_; }
  [[nodiscard]] bool settled() const { return settled_; }
  [[nodiscard]] double level() const { return level_; }
  [[nodiscard]] std::uint64_t work() const { return work_ + knapsack_.cells() / 4; }

 private:
  void evaluate();
  std::int64_t evaluate_rows(const std::vector<PlanRow>& rows, std::size_t first);
  void gather(std::size_t offer);
  void remember(float share);
  void keep_if_best();

  const PlanModel& model_;
  std::vector<double> multipliers_, best_multipliers_, direction_;
  std::vector<std::int64_t> gradient_;  // pairs chosen beyond those wanted, by row
  std::vector<std::int32_t> paid_;      // rounded multipliers; of a request with those of its groups
  std::vector<float> prices_, mean_;
  std::vector<std::uint8_t> was_taken_;
  std::vector<std::uint32_t> taken_;
  Knapsack knapsack_;
  std::int64_t value_ = 0, best_ = 0;
  double level_ = 0;
  bool settled_ = false;
  float memory_;
  std::uint64_t work_ = 0;
};

}  // namespace koppel::planning
