// What theory says of the optimum when places come and go, on random markets of two levels.
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <numeric>

#include "solve_warm/random_changes.hpp"
#include "support/problem_parts.hpp"

namespace koppel::test {
namespace {

using Values = std::vector<WideWeight>;

// Requests and offers with ranges [0, u], weights of both signs, and pairs counted before or after them.
ProblemParts any_market() {
  const auto offers = std::size_t(*rc::gen::inRange(2, 7)), requests = std::size_t(*rc::gen::inRange(2, 9));
  std::vector<Endpoints> edges;
  for (const OfferId offer : all_ids<OfferId>(offers)) {
    for (const RequestId request : all_ids<RequestId>(requests)) {
      if (*rc::gen::inRange(0, 10) < 5) edges.push_back({offer, request});
    }
  }
  ProblemParts problem;
  problem.graph = BipartiteGraph(offers, requests, edges);
  for (std::size_t n = 0; n < offers; ++n) problem.offer_range.push_back({0, *rc::gen::inRange(0, 3)});
  for (std::size_t n = 0; n < requests; ++n) problem.request_range.push_back({0, *rc::gen::inRange(0, 3)});
  std::vector<Weight> weights;
  for (std::size_t k = 0; k < edges.size(); ++k) weights.push_back(*rc::gen::inRange(-3, 12));
  problem.levels = {weight_level(std::move(weights)), pairs_level()};
  if (*rc::gen::arbitrary<bool>()) std::swap(problem.levels[0], problem.levels[1]);
  return problem;
}

template <class AnyId>
AnyId any(std::size_t count) {
  return AnyId{static_cast<std::uint32_t>(*rc::gen::inRange<std::size_t>(0, count))};
}

template <class AnyId>
Values gain_of_one_more(WarmSolver& solver, AnyId node) {
  const Range range = solver.range(node);
  return solver.set_range(node, {range.lower, range.upper + 1}).gain;
}
Values sum(Values a, const Values& b) {
  for (std::size_t l = 0; l < a.size(); ++l) a[l] += b[l];
  return a;
}

RC_GTEST_PROP(WarmProperties, OneMorePlaceNeverHurts, ()) {
  WarmSolver solver(any_market(), by_simplex());
  for (int k = 0; k < 4; ++k) {
    const bool at_offer = *rc::gen::arbitrary<bool>();
    const Values gain = at_offer ? gain_of_one_more(solver, any<OfferId>(solver.offer_count()))
                                 : gain_of_one_more(solver, any<RequestId>(solver.request_count()));
    RC_ASSERT(gain >= Values(2, 0));
  }
}

// Places of one side are substitutes: two of them gain at most what each gains alone.
template <class AnyId>
void two_gain_at_most_the_sum(std::size_t (WarmSolver::*count)() const) {
  WarmSolver solver(any_market(), by_simplex());
  const auto first = any<AnyId>((solver.*count)()), second = any<AnyId>((solver.*count)());
  const Values one = gain_of_one_more(solver, first);
  const Values both = sum(one, gain_of_one_more(solver, second));
  solver.undo();
  solver.undo();
  const Values other = gain_of_one_more(solver, second);
  RC_ASSERT(both <= sum(one, other));
}
RC_GTEST_PROP(WarmProperties, OffersAreSubstitutes, ()) { two_gain_at_most_the_sum<OfferId>(&WarmSolver::offer_count); }
RC_GTEST_PROP(WarmProperties, RequestsAreSubstitutes, ()) {
  two_gain_at_most_the_sum<RequestId>(&WarmSolver::request_count);
}

// A place for an offer and one for a request complement each other: together they gain at least what each gains alone.
RC_GTEST_PROP(WarmProperties, OffersAndRequestsAreComplements, ()) {
  WarmSolver solver(any_market(), by_simplex());
  const auto offer = any<OfferId>(solver.offer_count());
  const auto request = any<RequestId>(solver.request_count());
  const Values one = gain_of_one_more(solver, offer);
  const Values both = sum(one, gain_of_one_more(solver, request));
  solver.undo();
  solver.undo();
  RC_ASSERT(both >= sum(one, gain_of_one_more(solver, request)));
}

std::vector<std::uint32_t> any_order(std::size_t count) {
  std::vector<std::uint32_t> order(count);
  std::iota(order.begin(), order.end(), 0U);
  for (std::size_t k = count; k > 1; --k) std::swap(order[k - 1], order[*rc::gen::inRange<std::size_t>(0, k)]);
  return order;
}

// The same market with its nodes renumbered.
struct Renumbered {
  ProblemParts problem;
  std::vector<std::uint32_t> offers, requests;  // new numbers by old ones
};
Renumbered renumber(const ProblemParts& problem) {
  Renumbered other{problem, any_order(problem.graph.offer_count()), any_order(problem.graph.request_count())};
  std::vector<Endpoints> edges;
  for (const EdgeId edge : all_ids<EdgeId>(problem.graph.edge_count())) {
    edges.push_back({OfferId{other.offers[problem.graph.offer(edge).index()]},
                     RequestId{other.requests[problem.graph.request(edge).index()]}});
  }
  other.problem.graph = BipartiteGraph(other.offers.size(), other.requests.size(), edges);
  for (std::size_t k = 0; k < edges.size(); ++k) {
    const EdgeId edge = *other.problem.graph.find(edges[k].offer, edges[k].request);
    for (std::size_t l = 0; l < problem.levels.size(); ++l) {
      const auto& weights = problem.levels[l].edge_weights;
      if (!weights.empty()) other.problem.levels[l].edge_weights[edge.index()] = weights[k];
    }
  }
  for (const OfferId offer : problem.offer_range.ids()) {
    other.problem.offer_range[OfferId{other.offers[offer.index()]}] = problem.offer_range[offer];
  }
  for (const RequestId request : problem.request_range.ids()) {
    other.problem.request_range[RequestId{other.requests[request.index()]}] = problem.request_range[request];
  }
  return other;
}

RC_GTEST_PROP(WarmProperties, NumbersOfNodesDoNotMatter, ()) {
  const ProblemParts problem = any_market();
  const Renumbered other = renumber(problem);
  WarmSolver here(problem, by_simplex()), there(other.problem, by_simplex());
  for (int k = 0; k < 5; ++k) {
    const auto offer = any<OfferId>(here.offer_count());
    const auto request = any<RequestId>(here.request_count());
    const OfferId offer_there{other.offers[offer.index()]};
    const RequestId request_there{other.requests[request.index()]};
    const Range range{0, *rc::gen::inRange(0, 4)};
    const std::vector<Weight> weights{*rc::gen::inRange<Weight>(-3, 12), *rc::gen::inRange<Weight>(-3, 12)};
    const auto edge = here.find(offer, request);
    const auto edge_there = there.find(offer_there, request_there);
    switch (*rc::gen::inRange(0, 4)) {
      case 0:
        (void)here.set_range(offer, range), (void)there.set_range(offer_there, range);
        break;
      case 1:
        (void)here.set_range(request, range), (void)there.set_range(request_there, range);
        break;
      case 2:
        if (edge) (void)here.set_weights(*edge, weights), (void)there.set_weights(*edge_there, weights);
        break;
      default:
        if (edge) (void)here.forbid(*edge), (void)there.forbid(*edge_there);
    }
    RC_ASSERT(here.values() == there.values());
  }
}

}  // namespace
}  // namespace koppel::test
