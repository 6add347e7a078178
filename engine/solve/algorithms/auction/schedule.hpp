// The schedule of an auction: which side bids, with which ε, and when to change one's mind.
//
// Problem:    where one side is clearly scarcer than the other, a single auction at the smallest ε from price 0 settles after one or two bids
//             each. Where both sides are equally strong it would haggle in steps of ε for very long.
// Promise:    decides by the numbers of bidders and places:
//               places abound           requests bid, ε = 1
//               places are scarce       offers bid, ε = 1 (requests with several places: as below)
//               else, or in a price war: ε-scaling (Bertsekas & Eckstein 1988): ε falls from a sixteenth of the largest weight (at least 3/8 of a unit) by
//               factors of 8. Every round drops the assignment and keeps the prices; requests bid, then offers with a price and a free place lower it.
//               Once ε is below one unit of weight a sample tells whether rounded prices are exact already; with many ties they often are.
//               Before the next round every price falls by 3·ε: so much may be overbid, and what is too low rises again soon.
// Complexity: see auction.hpp. Errors: none.
//
//   Schedule<std::int32_t> schedule(instance, rows, meter);
//   HugeVector<std::int32_t> price = schedule.run(state);
#pragma once

#include <optional>

#include "solve/algorithms/auction/offer_bidding.hpp"
#include "solve/algorithms/auction/request_bidding.hpp"

namespace koppel::auction {

template <class Value>
class Schedule {
 public:
  Schedule(const Instance<Value>& instance, OfferRows<Value>& rows, Meter& meter)
      : instance_(instance), rows_(rows), meter_(meter), offer_bidding_(instance, rows) {}

  // Bids until it is settled (or stopped), and returns prices in whole weights.
  [[nodiscard]] HugeVector<Value> run(State<Value>& state);

 private:
  [[nodiscard]] Ending single_auction(State<Value>& state);
  [[nodiscard]] Ending scaled_auction(State<Value>& state);
  [[nodiscard]] Ending lower_unused_prices(State<Value>& state, Value epsilon);
  [[nodiscard]] bool looks_exact(const State<Value>& state) const;
  [[nodiscard]] bool holds_its_best(Index request, const State<Value>& state) const;
  [[nodiscard]] Value whole(Value price, Value added) const { return (price + added) / instance_.scale; }
  void take_off_all_prices(State<Value>& state, Value amount);
  [[nodiscard]] RequestBidding<Value>& request_bidding();

  const Instance<Value>& instance_;
  OfferRows<Value>& rows_;
  Meter& meter_;
  OfferBidding<Value> offer_bidding_;
  std::optional<RequestBidding<Value>> request_bidding_;
  Value rounding_ = 0;  // added before prices are divided by the scale
};

}  // namespace koppel::auction
