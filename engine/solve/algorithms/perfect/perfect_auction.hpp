// Requests bid for offers until everybody has one: the auction for perfect assignment (Bertsekas 1979), with ε-scaling.
//
// Problem:    a request without an offer looks up the offer best for it, weight − price, and the second best, raises the best one's
//             price so much that it would be indifferent between the two, plus ε, and takes it; whoever held it must bid anew.
// Invariant:  every holder is within ε of the best it could have; prices only rise, so what a row remembers of its last full scan stays true.
// Promise:    `settled`: a perfect matching within n·ε of the optimum for the last ε, one unit of scaled weight. Otherwise prices and a
//             matching that are good to begin with. Nobody may stay out, so prices know no bound: `no_room` when they reach the end of Value's
//             range; `infeasible` when a long price war turned out to have no end, because there is no perfect matching.
// Complexity: see perfect_assignment.hpp. First in, first out, so that rows and prices come from memory ahead of their turn.
// Errors:     none; no row may be empty.
//
//   PerfectAuction<std::int32_t> auction(problem, {.scale = 64, .range = largest − smallest weight}, meter);
//   const Ending ending = auction.run();
#pragma once

#include "solve/algorithms/auction/best_two.hpp"
#include "solve/algorithms/auction/ring.hpp"
#include "solve/algorithms/perfect/perfect_rows.hpp"

namespace koppel::perfect {

enum class Ending : std::uint8_t { settled, given_up, no_room, infeasible, stopped };

struct Terms {
  Weight scale = 1;
  Weight range = 0;             // largest − smallest weight, not scaled
  bool known_feasible = false;  // a perfect matching is known to exist
};

template <class Value>
class PerfectAuction {
 public:
  PerfectAuction(const KernelProblem& problem, const Terms& terms, Meter& meter);

  [[nodiscard]] Ending run();

  [[nodiscard]] bool known_feasible() const { return known_feasible_; }
  // In whole weights, rounded to the nearest.
  [[nodiscard]] HugeVector<Weight> whole_prices() const;
  // By offer: who holds it, or none.
  [[nodiscard]] HugeVector<Index> holders() { return requests_of(holding_rows()); }
  // The latest perfect matching that was met, by offer; empty when there was none yet.
  [[nodiscard]] HugeVector<Index> latest_perfect() { return requests_of(perfect_); }

 private:
  // Side by side, so that whoever fetches the price has the holder too.
  struct Place {
    Value price;
    Index holder;  // the number of a row, or none
  };
  using Choice = auction::BestTwo<Value>;

  [[nodiscard]] Ending bid(Value epsilon);
  [[nodiscard]] Ending look(std::uint64_t bids);
  [[nodiscard]] Ending settle_whether_feasible();
  [[nodiscard]] Choice choose(Row<Value> row);
  [[nodiscard]] Choice choose_from_front(Row<Value> row) const;
  void rescan(Row<Value> row);
  void prefetch_row(std::uint32_t number) const;
  void prefetch_ahead() const;
  [[nodiscard]] HugeVector<Index> holding_rows() const;
  [[nodiscard]] HugeVector<Index> requests_of(const HugeVector<Index>& rows);

  const KernelProblem& problem_;
  Meter& meter_;
  Value scale_, highest_;  // `highest_`: the largest difference of two weights, scaled
  bool known_feasible_;
  PerfectRows<Value> rows_;
  auction::Ring queue_;
  HugeVector<Place> places_;   // by offer
  HugeVector<Index> perfect_;  // by offer: the number of the row that holds it
  std::uint64_t scanned_ = 0;  // entries since the last look
};

}  // namespace koppel::perfect
