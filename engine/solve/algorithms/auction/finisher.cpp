#include "solve/algorithms/auction/finisher.hpp"

#include <functional>

namespace koppel::auction {

template <class Value>
Finisher<Value>::Finisher(const Instance<Value>& instance, HugeVector<Value> price)
    : instance_(instance),
      requests_{HugeVector<Value>(instance.requests(), 0), Holdings<Value>(instance.request_places)},
      offers_{std::move(price), Holdings<Value>(instance.offer_places)} {}

template <class Value>
void Finisher<Value>::run(const AllStanding& standing, OfferRows<Value>& rows, Meter& meter) {
  complete_ =
      keep_pairs(standing, meter) && take_tight_edges(meter) && place_requests(meter) && lower_prices(rows, meter);
  if (complete_)
    absorb_surplus();
  else
    settle_for_less(standing);
}

template <class Value>
auto Finisher<Value>::places_of(Index request, const AllStanding& standing) const -> std::span<const Standing<Value>> {
  return std::span(standing).subspan(instance_.first_bidder(request), instance_.places_wanted(request));
}

template <class Value>
bool Finisher<Value>::keep_pairs(const AllStanding& standing, Meter& meter) {
  for (; kept_ < instance_.requests(); ++kept_) {
    if (!meter.spend(instance_.degree(kept_))) return false;
    const std::span<const Standing<Value>> mine = places_of(kept_, standing);
    if (mine.size() == 1)
      keep_one(kept_, mine.front().offer, false);
    else
      keep_what_is_right(kept_, mine);
  }
  return true;
}

template <class Value>
Value Finisher<Value>::value(Index edge) const {
  const KernelProblem& problem = instance_.problem;
  return worth_of<Value>(problem.edge_weight[edge]) - offers_.dual[problem.edge_offer[edge].index()];
}

template <class Value>
void Finisher<Value>::hold(Index request, Index offer, Value weight) {
  requests_.holdings.add(request, {offer, weight});
  offers_.holdings.add(offer, {request, weight});
}

// A pair of the auction stays when no offer that the request does not hold is worth more to it.
template <class Value>
void Finisher<Value>::keep_what_is_right(Index request, std::span<const Standing<Value>> standing) {
  const KernelProblem& problem = instance_.problem;
  const Index begin = instance_.row_begin(request), end = instance_.row_end(request);
  if (standing.empty()) {
    requests_.dual[request] = instance_.highest / instance_.scale;
    return;
  }
  const auto at = [&](Index edge) {
    return std::any_of(
        standing.begin(), standing.end(),
        [offer = problem.edge_offer[edge].value](const Standing<Value>& place) { return place.offer == offer; });
  };
  Value best_other = 0, least_held = std::numeric_limits<Value>::max();
  Index mine = 0;
  for (Index edge = begin; edge < end; ++edge) {
    if (at(edge))
      ++mine;
    else
      best_other = std::max(best_other, value(edge));
  }
  for (Index edge = begin; edge < end && mine > 0; ++edge) {
    if (!at(edge)) continue;
    --mine;
    if (value(edge) < best_other) continue;
    hold(request, problem.edge_offer[edge].value, worth_of<Value>(problem.edge_weight[edge]));
    least_held = std::min(least_held, value(edge));
  }
  requests_.dual[request] = requests_.holdings.has_room(request) ? best_other : least_held;
}

// The same for a request with one place, in one scan: it keeps its offer only if that is its best, or `anything` is true.
template <class Value>
void Finisher<Value>::keep_one(Index request, Index offer, bool anything) {
  const KernelProblem& problem = instance_.problem;
  Value best = 0;
  Index held = none;
  for (Index edge = instance_.row_begin(request); edge < instance_.row_end(request); ++edge) {
    best = std::max(best, value(edge));
    held = problem.edge_offer[edge].value == offer ? edge : held;
  }
  requests_.dual[request] = best;
  if (held != none && (anything || value(held) == best))
    hold(request, offer, worth_of<Value>(problem.edge_weight[held]));
}

template <class Value>
bool Finisher<Value>::take_tight_edges(Meter& meter) {
  for (Index request = 0; request < instance_.requests(); ++request) {
    if (!meter.spend(1)) return false;
    take_tight_edges(request);
  }
  return true;
}

template <class Value>
void Finisher<Value>::take_tight_edges(Index request) {
  const Value dual = requests_.dual[request];
  if (dual == 0) return;
  const KernelProblem& problem = instance_.problem;
  for (Index edge = instance_.row_begin(request); edge < instance_.row_end(request); ++edge) {
    if (!requests_.holdings.has_room(request)) return;
    const Index offer = problem.edge_offer[edge].value;
    if (value(edge) != dual || !offers_.holdings.has_room(offer) || requests_.holdings.holds(request, offer)) continue;
    hold(request, offer, worth_of<Value>(problem.edge_weight[edge]));
  }
}

// A held edge may be worth more than its two duals. Where a request's places are all taken it can count the surplus as its own; for
// requests with one place nothing is left on the edges then.
template <class Value>
void Finisher<Value>::absorb_surplus() {
  for (Index request = 0; request < instance_.requests(); ++request) {
    if (requests_.holdings.places(request) == 0 || requests_.holdings.has_room(request)) continue;
    Value least = std::numeric_limits<Value>::max();
    for (const Held<Value>& held : requests_.holdings.of(request)) {
      least = std::min<Value>(least, held.weight - offers_.dual[held.node]);
    }
    requests_.dual[request] = std::max(requests_.dual[request], least);
  }
}

template <class Value>
bool Finisher<Value>::place_requests(Meter& meter) {
  const KernelProblem& problem = instance_.problem;
  ShortestPath<Value> search(requests_, offers_);
  const auto edges_of = [&](Index request, auto visit) {
    for (Index edge = instance_.row_begin(request); edge < instance_.row_end(request); ++edge) {
      visit(problem.edge_offer[edge].value, worth_of<Value>(problem.edge_weight[edge]));
    }
  };
  for (Index request = 0; request < instance_.requests(); ++request) {
    while (requests_.dual[request] > 0 && requests_.holdings.has_room(request)) {
      if (!search.run(request, edges_of, meter)) return false;
    }
  }
  return meter.spend(1);
}

template <class Value>
bool Finisher<Value>::lower_prices(OfferRows<Value>& rows, Meter& meter) {
  const auto must_fall = [&](Index offer) { return offers_.dual[offer] > 0 && offers_.holdings.has_room(offer); };
  Index offer = 0;
  while (offer < instance_.offers() && !must_fall(offer)) ++offer;
  if (offer == instance_.offers()) return true;
  if (!rows.all_complete() && !rows.build_all(meter)) return false;
  ShortestPath<Value> search(offers_, requests_);
  const auto edges_of = [&](Index node, auto visit) {
    for (const Candidate<Value>& candidate : rows.row(node)) visit(candidate.request, candidate.weight);
  };
  for (; offer < instance_.offers(); ++offer) {
    while (must_fall(offer)) {
      if (!search.run(offer, edges_of, meter)) return false;
    }
  }
  return true;
}

// When there is no time for more: the auction's pairs, right or not, and whatever still fits.
template <class Value>
void Finisher<Value>::settle_for_less(const AllStanding& standing) {
  for (Index request = kept_; request < instance_.requests(); ++request) {
    const std::span<const Standing<Value>> mine = places_of(request, standing);
    if (mine.size() == 1)
      keep_one(request, mine.front().offer, true);
    else
      keep_all(request, mine);
  }
  Index free_places = instance_.places();
  for (Index offer = 0; offer < instance_.offers(); ++offer) {
    free_places -= static_cast<Index>(offers_.holdings.of(offer).size());
  }
  for (Index request = 0; request < instance_.requests() && free_places > 0; ++request) {
    free_places -= fill_greedily(request);
  }
}

// The dual is the least with which no more than the request's places are worth having.
template <class Value>
void Finisher<Value>::keep_all(Index request, std::span<const Standing<Value>> standing) {
  const KernelProblem& problem = instance_.problem;
  values_.clear();
  for (Index edge = instance_.row_begin(request); edge < instance_.row_end(request); ++edge) {
    const Index offer = problem.edge_offer[edge].value;
    for (const Standing<Value>& place : standing) {
      if (place.offer == offer) hold(request, offer, worth_of<Value>(problem.edge_weight[edge]));
    }
    if (value(edge) > 0) values_.push_back(value(edge));
  }
  if (standing.empty() || values_.size() < standing.size()) return;
  const auto last = values_.begin() + static_cast<std::ptrdiff_t>(standing.size()) - 1;
  std::nth_element(values_.begin(), last, values_.end(), std::greater<>());
  requests_.dual[request] = *last;
}

// The heaviest edges that fit; returns how many.
template <class Value>
Index Finisher<Value>::fill_greedily(Index request) {
  const KernelProblem& problem = instance_.problem;
  Index taken = 0;
  for (; requests_.holdings.has_room(request); ++taken) {
    Index best = none;
    Weight most = 0;
    for (Index edge = instance_.row_begin(request); edge < instance_.row_end(request); ++edge) {
      const Index offer = problem.edge_offer[edge].value;
      if (problem.edge_weight[edge] <= most || !offers_.holdings.has_room(offer)) continue;
      if (requests_.holdings.holds(request, offer)) continue;
      best = edge;
      most = problem.edge_weight[edge];
    }
    if (best == none) break;
    hold(request, problem.edge_offer[best].value, static_cast<Value>(most));
  }
  return taken;
}

template <class Value>
KernelSolution Finisher<Value>::solution() const {
  KernelSolution solution;
  solution.complete = complete_;
  solution.offer_dual.assign(offers_.dual.begin(), offers_.dual.end());
  solution.request_dual.assign(requests_.dual.begin(), requests_.dual.end());
  const std::span<const OfferId> edge_offer = instance_.problem.edge_offer;
  std::vector<Index> mine;
  for (Index request = 0; request < instance_.requests(); ++request) {
    mine.clear();
    for (const Held<Value>& held : requests_.holdings.of(request)) mine.push_back(held.node);
    std::sort(mine.begin(), mine.end());
    auto edge = edge_offer.begin() + instance_.row_begin(request);
    for (const Index offer : mine) {
      const auto end = edge_offer.begin() + instance_.row_end(request);
      edge += std::count_if(edge, end,
                            [offer](OfferId other) { return other.value < offer; });  // no branch: rows are short
      solution.matching.push_back(EdgeId{static_cast<Index>(edge - edge_offer.begin())});
    }
  }
  return solution;
}

template class Finisher<std::int32_t>;
template class Finisher<std::int64_t>;

}  // namespace koppel::auction
