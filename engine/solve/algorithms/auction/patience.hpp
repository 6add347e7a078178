// Patience: when to give up an auction without scaling.
//
// Problem:    where two sides are equally strong, even if only in one corner of the graph, a few bidders outbid each other in steps of ε for
//             very long (a price war), while a healthy auction's queue shrinks with every round.
// Promise:    lost() is true once a round (as many bids as there are bidders) has left more than five sixths of the queue that the
//             round before left, or after twelve rounds. Endless patience is never lost.
// Complexity: O(1). Errors: none. Measured: healthy auctions leave at most 75 % a round, price wars 90 % and more.
//
//   Patience patience(bidders);
//   if (patience.lost(bids, queue.size())) return Ending::over_budget;
#pragma once

#include <cstdint>

namespace koppel::auction {

class Patience {
 public:
  explicit Patience(std::uint64_t bidders) : bidders_(bidders), round_end_(bidders), last_bid_(most_rounds * bidders) {}
  [[nodiscard]] static Patience endless() { return Patience(~std::uint64_t{0} / most_rounds); }

  // Ask from time to time; `waiting` is the length of the queue.
  [[nodiscard]] bool lost(std::uint64_t bids, std::uint64_t waiting) {
    if (bids < round_end_) return false;
    const bool price_war = 6 * waiting > 5 * waiting_before_;
    round_end_ += bidders_;
    waiting_before_ = waiting;
    return price_war || bids >= last_bid_;
  }

 private:
  static constexpr std::uint64_t most_rounds = 12;

  std::uint64_t bidders_;
  std::uint64_t round_end_;
  std::uint64_t last_bid_;
  std::uint64_t waiting_before_ = ~std::uint64_t{0} / 8;
};

}  // namespace koppel::auction
