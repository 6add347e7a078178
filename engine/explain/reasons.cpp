#include "explain/reasons.hpp"

#include "solve/questions/hall_sets.hpp"
#include "solve/questions/weight_lost.hpp"

namespace koppel {

namespace {

// One more place with the request's own best candidate: nobody else has to move.
Relief more_capacity(const Weighed& weighed, RequestId request) {
  std::optional<EdgeId> best;
  for (const EdgeId edge : weighed.instance->graph.edges_of(request)) {
    if (!best || weighed.weights[edge.index()] > weighed.weights[best->index()]) best = edge;
  }
  return {Relief::Kind::more_capacity, weighed.instance->graph.offer(*best), std::nullopt, true};
}

void explain_by_scarcity(const Weighed& weighed, const HallSet& hall, bool has_answer, Unserved& unserved) {
  unserved.code = UnservedCode::scarce;
  unserved.hall_requests = hall.requests;
  unserved.hall_offers = hall.offers;
  unserved.hall_places = hall.places;
  unserved.relief = more_capacity(weighed, unserved.request);
  unserved.relief.serves = has_answer;
}

// Whoever has a place left could come alone. Offers without any place are no candidates here.
void explain_together(const Problem& problem, const PairCounts& counts, RequestId request, Unserved& unserved) {
  unserved.code = UnservedCode::together;
  unserved.wanted = problem.needed_if_any(request);
  for (const EdgeId edge : problem.graph().edges_of(request)) {
    const OfferId offer = problem.graph().offer(edge);
    const std::int32_t places = problem.offer_range()[offer].upper;
    unserved.candidates += places > 0 ? 1 : 0;
    unserved.with_room += counts.offers[offer.index()] < places ? 1 : 0;
  }
  if (unserved.with_room > 0) unserved.relief = {Relief::Kind::fewer_people, std::nullopt, std::nullopt, true};
}

}  // namespace

std::vector<Unserved> explain_unserved(const Market& market, const Setting& setting, const Weighed& weighed,
                                       const Solved& solved, const FirstPairs& first, const Assessor& assessor) {
  const auto& [problem, outcome] = solved;
  const PairCounts counts = count_pairs(problem, outcome.matching);
  IdVector<RequestId, bool> absent(market.request_count());
  for (const RequestId request : setting.decisions.absent_requests) absent[request] = true;
  const bool has_answer = outcome.status != Status::infeasible && outcome.status != Status::overflow;
  const HallSets halls(first);
  const IdVector<OfferId, bool> can_take =
      has_answer ? first.can_take_one_more() : IdVector<OfferId, bool>(market.offer_count());

  std::vector<Unserved> all;
  for (const RequestId request : market.request_ids()) {
    if (counts.requests[request.index()] >= pairs_needed(problem, request)) continue;
    Unserved& unserved = all.emplace_back();
    unserved.request = request;
    if (absent[request]) {
      unserved.code = UnservedCode::unavailable;
    } else if (problem.graph().degree(request) == 0) {
      unserved.code = UnservedCode::no_candidate;
      explain_no_candidate(market, assessor, can_take, setting.profile.suggest_reach, unserved);
      if (problem.needed_if_any(request) > 1) unserved.relief = {};  // one person more would not be enough
    } else if (has_answer && problem.needed_if_any(request) > 1) {
      explain_together(problem, counts, request, unserved);
    } else if (const HallSet* hall = halls.of(request)) {
      explain_by_scarcity(weighed, *hall, has_answer, unserved);
    } else if (outcome.status == Status::optimal) {
      unserved.code = UnservedCode::outweighed;
      unserved.shortfall = weight_lost_by_serving(problem, outcome, request).value_or(0);
    } else {
      unserved.code = UnservedCode::unsolved;
    }
  }
  return all;
}

}  // namespace koppel
