// Large neighbourhoods: free the pairs of a few offers that compete for the same requests, and share them out again.
//
// Problem:    a dive is some tenths of a percent from the best; the rest is in exchanges between several offers at once.
// Promise:    only sets of edges that keep budgets and places are ever held. A neighbourhood grows through pairs that are nearly as good as
//             those chosen; its Lagrangian says whether it can hold anything better, and one or two dives look for it. Slightly worse
//             answers are accepted now and then, as in annealing. The size follows what paid (after Ropke and Pisinger 2006).
// Complexity: as much as the effort allows.
// Errors:     none.
//
//   Neighbourhoods search(model, by_request, prices, random);
//   search.begin(proposal), search.run(multipliers, bound, effort);
#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <vector>

#include "solve/planning/dive.hpp"
#include "solve/planning/hour_prices.hpp"
#include "solve/planning/remainder.hpp"

namespace koppel::planning {

class Neighbourhoods {
 public:
  Neighbourhoods(const PlanModel& model, const EdgesByRequest& by_request, const HourPrices& prices,
                 SearchRandom& random);

  void begin(const Proposal& first);
  // Searches from where it stands. `multipliers` are the best known of the whole model and `bound` what they prove.
  void run(const std::vector<double>& multipliers, const std::vector<float>& prices, std::int64_t bound,
           Effort& effort);

  [[nodiscard]] const Proposal& best() const { return best_; }

 private:
  struct Choice;
  void choose_size();
  void adapt_size();
  std::vector<std::uint32_t> choose_offers(std::size_t wanted, const std::vector<double>& multipliers);
  [[nodiscard]] double distance(std::uint32_t edge, std::uint32_t offer, const std::vector<double>& multipliers) const;
  std::uint32_t seed_offer();
  void try_once(std::size_t wanted, const std::vector<double>& multipliers, const std::vector<float>& prices,
                std::int64_t bound, Effort& effort);
  bool share_out_again(const Remainder& rest, LagrangianStart start, std::int64_t old, std::int64_t threshold,
                       Effort& effort);
  void hold(const std::vector<std::uint32_t>& edges);

  const PlanModel& model_;
  const EdgesByRequest& by_request_;
  const HourPrices& prices_;
  SearchRandom& random_;

  Proposal best_;
  std::vector<std::uint8_t> chosen_;  // by edge
  Usage usage_;
  std::int64_t value_ = 0;  // of what is chosen
  std::size_t since_restart_ = 0;

  double size_ = 4, temperature_ = 1;
  std::array<double, 3> gained_{}, spent_{};
  std::size_t arm_ = 0, tries_ = 0;
  std::vector<std::uint32_t> mark_;  // by offer, the last neighbourhood that held it
  std::uint32_t stamp_ = 0;
  RequestNumbers numbers_;
};

}  // namespace koppel::planning
