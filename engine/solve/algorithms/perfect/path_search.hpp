// A shortest way from a request that has nothing to an offer that nobody has.
//
// Problem:    how far must which prices rise, and who changes to what, so that one more request can be matched?
// Promise:    with the slack of an edge (≥ 0: how much less it is worth to the request than the best it could have) as its length, and 0 from an
//             offer to its holder, run() finds the nearest free offer; false when none can be reached at all, so that there is no perfect matching.
//             After the prices of the offers passed have risen as for_each_rise() says, every edge of the path is best for its request,
//             and whoever held the best still does (Tomizawa 1971; Edmonds & Karp 1972).
// Complexity: Dijkstra's, O((edges seen) + (offers seen)·log); it ends at the first free offer.
// Errors:     none; lengths must stay below 2^62.
//
//   if (!search.run(request, slacks_of, holder_of)) return Ending::infeasible;
//   search.for_each_rise([&](Index offer, Weight by) { price[offer] += by; });
//   search.for_each_pair([&](Index request, Index offer, Index edge) { ... });
#pragma once

#include <algorithm>
#include <limits>
#include <utility>
#include <vector>

#include "solve/algorithms/perfect/perfect_rows.hpp"

namespace koppel::perfect {

class PathSearch {
 public:
  explicit PathSearch(std::size_t offers) : reached_(offers, Reached{unreached, none, none, none}) {}

  // slacks_of(request, visit) calls visit(offer, slack, edge) for every edge; `edge` is handed back by for_each_pair().
  template <class SlacksOf, class HolderOf>
  [[nodiscard]] bool run(Index source, SlacksOf slacks_of, HolderOf holder_of) {
    forget();
    best_ = unreached;
    end_ = none;
    const auto settle = [&](Index request, Index its_offer, Weight distance) {
      slacks_of(request, [&](Index offer, Weight slack, Index edge) {
        ++seen_;
        const Weight length = distance + slack;
        Reached& reached = reached_[offer];
        if (length >= best_ || length >= reached.distance) return;
        if (reached.distance == unreached) touched_.push_back(offer);
        reached = {length, request, its_offer, edge};
        if (holder_of(offer) == none) {
          best_ = length;
          end_ = offer;
        } else {
          heap_.push_back({length, offer});
          std::push_heap(heap_.begin(), heap_.end(), later);
        }
      });
    };
    settle(source, none, 0);
    while (!heap_.empty() && heap_.front().distance < best_) {
      const Waiting next = heap_.front();
      std::pop_heap(heap_.begin(), heap_.end(), later);
      heap_.pop_back();
      if (next.distance > reached_[next.offer].distance) continue;
      passed_.push_back(next.offer);
      settle(holder_of(next.offer), next.offer, next.distance);
    }
    return end_ != none;
  }

  // Of the path found.
  [[nodiscard]] Weight length() const { return best_; }
  template <class Rise>
  void for_each_rise(Rise rise) const {
    for (const Index offer : passed_) rise(offer, best_ - reached_[offer].distance);
  }
  // From the end back to the source: each request with the offer that it takes.
  template <class Pair>
  void for_each_pair(Pair pair) const {
    for (Index offer = end_; offer != none; offer = reached_[offer].instead_of) {
      pair(reached_[offer].request, offer, reached_[offer].edge);
    }
  }

  // Edges looked at since the last call.
  [[nodiscard]] std::uint64_t take_seen() { return std::exchange(seen_, 0); }

 private:
  static constexpr Weight unreached = std::numeric_limits<Weight>::max();

  struct Reached {
    Weight distance;
    Index request;     // from which
    Index instead_of;  // the offer that this request has now
    Index edge;
  };
  struct Waiting {
    Weight distance;
    Index offer;
  };
  static bool later(const Waiting& a, const Waiting& b) { return a.distance > b.distance; }

  void forget() {
    for (const Index offer : touched_) reached_[offer].distance = unreached;
    touched_.clear();
    passed_.clear();
    heap_.clear();
  }

  HugeVector<Reached> reached_;
  std::vector<Index> touched_, passed_;
  std::vector<Waiting> heap_;
  Weight best_ = unreached;  // the distance of the nearest free offer met
  Index end_ = none;
  std::uint64_t seen_ = 0;
};

}  // namespace koppel::perfect
