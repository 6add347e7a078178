// Requests bid for places at offers: the auction (Bertsekas 1979; for offers with several places Bertsekas & Castañón 1989).
//
// Problem:    every offer has places, each with the bid that holds it; its price is the smallest of these bids. A request that is
//             without an offer looks up the offer best for it, weight − price, and the second best (staying out is worth 0), and bids so
//             much that it would be indifferent between the two, plus ε. It takes the offer's cheapest place, whose holder must bid anew.
// Invariant:  ε-complementary slackness: a held place is within ε of the best its holder can have; prices only rise. A request that
//             stays out has no offer with weight > price, and as prices rise it never will.
//             A bid is entered a few bids after it was made, when the offer's places have come from memory. That changes nothing of
//             this: the other offers are worth no more by then. Where another has passed it meanwhile it is void, and made anew.
// Complexity: a bid reads one cache line and at most six prices while the row's front suffices, else the row. First in, first out, so that
//             rows (32 bids ahead) and prices (12 ahead) come from memory in time. From price 0 and small ε, one or two bids a request where offers
//             abound; without scaling up to C/ε where they do not.
// Errors:     none.
//
//   RequestBidding<std::int32_t> bidding(instance);
//   Ending ending = bidding.run(state, epsilon, Patience::endless(), meter);
#pragma once

#include <array>
#include <vector>

#include "solve/algorithms/auction/best_two.hpp"
#include "solve/algorithms/auction/patience.hpp"
#include "solve/algorithms/auction/place_book.hpp"
#include "solve/algorithms/auction/request_rows.hpp"
#include "solve/algorithms/auction/ring.hpp"

namespace koppel::auction {

template <class Value>
class RequestBidding {
 public:
  explicit RequestBidding(const Instance<Value>& instance);

  // Everyone gives up its place and bids again, from the state's prices. Leaves prices, standings and free places in the state;
  // profits only with compute_profits().
  Ending run(State<Value>& state, Value epsilon, Patience patience, Meter& meter);

  // What requests could have at the state's prices.
  [[nodiscard]] bool compute_profits(State<Value>& state, Meter& meter);

  // Tell when prices change between two runs, for rows remember what they scanned.
  void all_prices_fell_by(Value at_most) { lift_ += at_most; }
  void prices_fell_for(Index request);

 private:
  // The best entry of a row (none when staying out is best), and the value of the second best or of staying out.
  using Choice = BestTwo<Value>;
  static constexpr Value staying_out = 0;

  struct Bid {
    Value value;
    Index offer;
    std::uint32_t number;  // of the bidder's row
  };
  // Bids made but not entered yet, in a ring.
  class Flight {
   public:
    static constexpr std::size_t most = 4;  // of 2, 4, 8 and 16 the best on all families

    explicit Flight(std::size_t room = most) : room_(room) {}
    [[nodiscard]] bool empty() const { return count_ == 0; }
    [[nodiscard]] bool full() const { return count_ == room_; }
    void push(const Bid& bid) { bids_[(first_ + count_++) % most] = bid; }
    [[nodiscard]] Bid pop() {
      --count_;
      return bids_[first_++ % most];
    }

   private:
    std::array<Bid, most> bids_ = {};
    std::size_t room_;
    std::size_t first_ = 0, count_ = 0;
  };

  [[nodiscard]] Choice choose(Row<Value> row);
  [[nodiscard]] Choice choose_from_front(Row<Value> row) const;
  [[nodiscard]] Choice choose_unlike_siblings(Row<Value> row);
  [[nodiscard]] std::span<const Index> held_by_request_of(Index bidder) const;
  void rescan(Row<Value> row);
  void enter(const Bid& bid);
  [[gnu::always_inline]] inline void prefetch_ahead() const;
  void hand_in(State<Value>& state);

  const Instance<Value>& instance_;
  RequestRows<Value> rows_;
  PlaceBook<Value> book_;
  Ring queue_;
  Flight in_flight_;
  HugeVector<Value> price_;  // the state's, while bidding
  HugeVector<Index> held_;   // by bidder: its offer; kept only where requests have several bidders
  Value lift_ = 0;           // how much all values rose since bounds were first written
  std::uint64_t rescans_ = 0, scanned_ = 0;
  bool reading_rows_ = true;  // most bids read their whole row: fetch more of it in advance
};

}  // namespace koppel::auction
