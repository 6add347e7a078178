#include "solve/algorithms/perfect/perfect_finisher.hpp"

#include <algorithm>
#include <limits>

namespace koppel::perfect {
namespace {

constexpr Weight unreached = std::numeric_limits<Weight>::max();

}  // namespace

PerfectFinisher::PerfectFinisher(const KernelProblem& problem, HugeVector<Weight> price, HugeVector<Index> holder)
    : problem_(problem),
      price_(std::move(price)),
      profit_(problem.request_capacity.size()),
      holder_(std::move(holder)),
      held_(profit_.size(), none),
      distance_(price_.size(), unreached),
      reached_from_(price_.size()),
      reached_by_(price_.size()) {
  const HugeVector<Index> suggested = std::move(holder_);
  HugeVector<Index> offer_of(profit_.size(), none);
  for (Index offer = 0; offer < suggested.size(); ++offer) {
    if (suggested[offer] != none) offer_of[suggested[offer]] = offer;
  }
  holder_.assign(price_.size(), none);
  for (Index request = 0; request < profit_.size(); ++request) settle_dual(request, offer_of[request]);
  for (Index request = 0; request < profit_.size(); ++request) {
    if (held_[request] == none && !take_free_offer(request)) waiting_.push_back(request);
  }
}

Weight PerfectFinisher::slack(Index request, Index edge) const {
  return profit_[request] + price_[problem_.edge_offer[edge].index()] - problem_.edge_weight[edge];
}

// What the request could have at these prices; it keeps its offer if there is nothing better.
void PerfectFinisher::settle_dual(Index request, Index offer) {
  Weight best = std::numeric_limits<Weight>::min(), kept = best;
  Index edge_kept = none;
  for (Index edge = problem_.request_begin[request]; edge < problem_.request_begin[request + 1]; ++edge) {
    const Weight value = problem_.edge_weight[edge] - price_[problem_.edge_offer[edge].index()];
    const bool mine = problem_.edge_offer[edge].value == offer;
    best = std::max(best, value);
    kept = mine ? value : kept;
    edge_kept = mine ? edge : edge_kept;
  }
  profit_[request] = best;
  if (edge_kept == none || kept < best) return;
  held_[request] = edge_kept;
  holder_[offer] = request;
}

bool PerfectFinisher::take_free_offer(Index request) {
  for (Index edge = problem_.request_begin[request]; edge < problem_.request_begin[request + 1]; ++edge) {
    const Index offer = problem_.edge_offer[edge].value;
    if (holder_[offer] != none || slack(request, edge) != 0) continue;
    holder_[offer] = request;
    held_[request] = edge;
    return true;
  }
  return false;
}

Ending PerfectFinisher::run(Meter& meter) {
  for (const Index request : waiting_) {
    if (!place(request)) return Ending::infeasible;
    if (!meter.spend(seen_)) return Ending::stopped;
    seen_ = 0;
  }
  return Ending::settled;
}

// False: no free offer can be reached.
bool PerfectFinisher::place(Index source) {
  best_ = unreached;
  end_ = none;
  search_from(source, 0);
  while (!heap_.empty() && heap_.front().distance < best_) {
    const Waiting next = heap_.front();
    std::pop_heap(heap_.begin(), heap_.end(), later);
    heap_.pop_back();
    if (next.distance > distance_[next.offer]) continue;
    passed_.push_back(next.offer);
    search_from(holder_[next.offer], next.distance);
  }
  if (end_ != none) {
    shift_duals(source);
    change_pairs(source);
  }
  forget();
  return end_ != none;
}

void PerfectFinisher::search_from(Index request, Weight distance) {
  const Index end = problem_.request_begin[request + 1];
  seen_ += end - problem_.request_begin[request];
  for (Index edge = problem_.request_begin[request]; edge < end; ++edge) {
    const Index offer = problem_.edge_offer[edge].value;
    const Weight length = distance + slack(request, edge);
    if (length >= best_ || length >= distance_[offer]) continue;
    if (distance_[offer] == unreached) touched_.push_back(offer);
    distance_[offer] = length;
    reached_from_[offer] = request;
    reached_by_[offer] = edge;
    if (holder_[offer] == none) {
      best_ = length;
      end_ = offer;
    } else {
      heap_.push_back({length, offer});
      std::push_heap(heap_.begin(), heap_.end(), later);
    }
  }
}

void PerfectFinisher::shift_duals(Index source) {
  for (const Index offer : passed_) {
    const Weight shift = best_ - distance_[offer];
    price_[offer] += shift;
    profit_[holder_[offer]] -= shift;
  }
  profit_[source] -= best_;
}

// Back from the end: each takes the offer it reached and leaves its own to the one before it.
void PerfectFinisher::change_pairs(Index source) {
  Index offer = end_;
  while (true) {
    const Index request = reached_from_[offer];
    const Index left = held_[request];
    held_[request] = reached_by_[offer];
    holder_[offer] = request;
    if (request == source) return;
    offer = problem_.edge_offer[left].value;
  }
}

void PerfectFinisher::forget() {
  for (const Index offer : touched_) distance_[offer] = unreached;
  touched_.clear();
  passed_.clear();
  heap_.clear();
}

KernelSolution PerfectFinisher::solution() const {
  KernelSolution solution;
  solution.offer_dual.assign(price_.begin(), price_.end());
  solution.request_dual.assign(profit_.begin(), profit_.end());
  for (const Index edge : held_) {
    if (edge != none) solution.matching.push_back(EdgeId{edge});
  }
  return solution;
}

}  // namespace koppel::perfect
