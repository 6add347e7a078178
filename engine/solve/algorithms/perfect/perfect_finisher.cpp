#include "solve/algorithms/perfect/perfect_finisher.hpp"

#include <algorithm>
#include <limits>

namespace koppel::perfect {
PerfectFinisher::PerfectFinisher(const KernelProblem& problem, HugeVector<Weight> price, HugeVector<Index> holder)
    : problem_(problem),
      price_(std::move(price)),
      profit_(problem.request_capacity.size()),
      holder_(std::move(holder)),
      held_(profit_.size(), none),
      search_(price_.size()) {
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
    if (!meter.spend(search_.take_seen())) return Ending::stopped;
  }
  return Ending::settled;
}

// False: no free offer can be reached.
bool PerfectFinisher::place(Index source) {
  const auto slacks_of = [&](Index request, auto visit) {
    for (Index edge = problem_.request_begin[request]; edge < problem_.request_begin[request + 1]; ++edge) {
      visit(problem_.edge_offer[edge].value, slack(request, edge), edge);
    }
  };
  if (!search_.run(source, slacks_of, [&](Index offer) { return holder_[offer]; })) return false;
  profit_[source] -= search_.length();
  search_.for_each_rise([&](Index offer, Weight by) {
    price_[offer] += by;
    profit_[holder_[offer]] -= by;
  });
  search_.for_each_pair([&](Index request, Index offer, Index edge) {
    held_[request] = edge;
    holder_[offer] = request;
  });
  return true;
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
