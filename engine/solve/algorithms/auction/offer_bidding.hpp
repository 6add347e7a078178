// Offers bid for requests: the auction from the other side (reverse auction; Bertsekas, Castañón & Tsaknakis 1993).
//
// Problem:    an offer with free places looks for the requests that are worth most to it, weight − profit, and wins them over by
//             raising their profit. Good where offers are scarce: every request goes to the offers that fight for it, the others are never
//             looked at. Also needed between two ε: an offer with a price and a free place must lower its price.
// Invariant:  ε-complementary slackness: a request held by an offer has weight − profit ≥ price − ε there, and where weight − profit >
//             price the request is held. Profits only rise; prices only fall.
// Complexity: a bid reads an offer's row from the heaviest edge down to the first whose weight is below the bid's threshold; rows are
//             sorted only as far as they are read. Few bids where demand exceeds supply by 5 %; without scaling up to C/ε bids each.
// Errors:     none. One place at most for each request (Instance::one_place_each).
//
//   OfferBidding<std::int32_t> bidding(instance, rows);
//   Ending ending = bidding.run(state, 1, FirstBidders::all_offers, Patience(instance.offers()), meter);
#pragma once

#include "solve/algorithms/auction/offer_rows.hpp"
#include "solve/algorithms/auction/patience.hpp"
#include "solve/algorithms/auction/ring.hpp"

namespace koppel::auction {

enum class FirstBidders : std::uint8_t { all_offers, priced_offers_with_free_places };

template <class Value>
class OfferBidding {
 public:
  OfferBidding(const Instance<Value>& instance, OfferRows<Value>& rows) : instance_(instance), rows_(rows) {}

  Ending run(State<Value>& state, Value epsilon, FirstBidders first, Patience patience, Meter& meter);

 private:
  struct Bid {
    Value value;
    Index request;
    Value weight;
  };

  void prepare(Index offer, const State<Value>& state);
  void sort_further(Index offer, std::uint32_t free);
  bool shortlist(Index offer, const State<Value>& state);
  void place(Index offer, Value epsilon, State<Value>& state);
  void enqueue(Index offer);

  const Instance<Value>& instance_;
  OfferRows<Value>& rows_;
  HugeVector<std::uint32_t> sorted_;  // by offer: how much of its row is in order
  HugeVector<std::uint8_t> waiting_;  // by offer: is in the queue
  Ring queue_;
  std::vector<Bid> best_;  // the shortlist: free places + 1 best requests, the best first
  std::uint64_t scanned_ = 0;
};

}  // namespace koppel::auction
