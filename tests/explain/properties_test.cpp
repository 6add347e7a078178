// What must hold on every market, checked on many small ones.
#include <gtest/gtest.h>

#include <map>
#include <set>

#include "certify/verify_result.hpp"
#include "explain/reasons.hpp"
#include "explain/recruit.hpp"
#include "io/formats/result_json.hpp"
#include "support/small_market.hpp"

namespace koppel::test {
namespace {

constexpr std::uint64_t markets = 400;

// The most requests that can be served: the solver's own answer to that question alone.
std::int64_t most_served(ProblemParts problem) {
  problem.levels = {served_level(problem)};
  const Outcome outcome = solve(problem);
  EXPECT_EQ(outcome.status, Status::optimal);
  return static_cast<std::int64_t>(outcome.values.at(0));
}

ProblemParts with_edge(const ProblemParts& problem, OfferId offer, RequestId request) {
  std::vector<Endpoints> edges{{offer, request}};
  for (const EdgeId edge : all_ids<EdgeId>(problem.graph.edge_count())) edges.push_back(problem.graph.endpoints(edge));
  ProblemParts changed = problem;
  changed.graph = BipartiteGraph(problem.graph.offer_count(), problem.graph.request_count(), std::move(edges));
  changed.pinned.clear();
  for (const EdgeId edge : problem.pinned) {
    changed.pinned.push_back(*changed.graph.find(problem.graph.offer(edge), problem.graph.request(edge)));
  }
  return changed;
}

// The market with one more offer; its id sorts last, so that the decisions' ids stay what they were.
std::int64_t most_served_with(const Walked& walked, const RecruitAdvice& advice) {
  Draft draft = to_draft(walked.market);
  DraftOffer row;
  row.offer.value = hypothetical_offer(walked.market, walked.setting, advice, "zzz");
  row.has_capacity_min = row.has_capacity_max = row.has_reach = true;
  draft.offers.push_back(std::move(row));
  const Checked checked = check(draft, walked.setting.profile, walked.setting.vocabularies);
  Setting setting = walked.setting;
  setting.decisions.earlier_asked.assign(checked.market->offer_count(), 0);
  return most_served(*weigh(*checked.market, setting).instance);
}

void expect_deficient(const Walked& walked, const Unserved& unserved) {
  const BipartiteGraph& graph = walked.weighed.instance->graph;
  const std::set<OfferId> offers(unserved.hall_offers.begin(), unserved.hall_offers.end());
  const std::set<RequestId> requests(unserved.hall_requests.begin(), unserved.hall_requests.end());
  EXPECT_TRUE(requests.contains(unserved.request));
  std::set<RequestId> pinned;
  std::int64_t places = 0;
  for (const OfferId offer : offers) places += walked.weighed.instance->offer_range[offer].upper;
  for (const EdgeId edge : walked.weighed.instance->pinned) {
    pinned.insert(graph.request(edge));
    places -= offers.contains(graph.offer(edge)) ? 1 : 0;
  }
  EXPECT_EQ(unserved.hall_places, places);
  EXPECT_GT(static_cast<std::int64_t>(requests.size()), places);
  std::set<OfferId> candidates;
  for (const RequestId request : requests) {
    EXPECT_FALSE(pinned.contains(request));
    for (const EdgeId edge : graph.edges_of(request)) candidates.insert(graph.offer(edge));
  }
  EXPECT_EQ(candidates, offers);
}

void expect_relief_holds(const Walked& walked, const Unserved& unserved) {
  const ProblemParts problem = walked.problem;
  const auto served = static_cast<std::int64_t>(walked.plan.served);
  switch (unserved.relief.kind) {
    case Relief::Kind::loosen_rule:
      EXPECT_EQ(most_served(with_edge(problem, *unserved.relief.offer, unserved.request)),
                served + (unserved.relief.serves ? 1 : 0));
      break;
    case Relief::Kind::more_capacity: {
      ProblemParts changed = problem;
      ++changed.offer_range[*unserved.relief.offer].upper;
      EXPECT_TRUE(unserved.relief.serves);
      EXPECT_EQ(most_served(changed), served + 1);
      break;
    }
    case Relief::Kind::recruit:
      EXPECT_TRUE(unserved.relief.serves);
      break;
    case Relief::Kind::fewer_people: {
      ProblemParts changed = problem;
      changed.if_any[unserved.request] = 1;
      EXPECT_GT(most_served(changed), served);
      break;
    }
    case Relief::Kind::none:
      break;
  }
}

TEST(Property, EveryUnservedRequestHasATrueReason) {
  std::map<UnservedCode, int> seen;
  std::map<Relief::Kind, int> reliefs;
  std::uint64_t solved = 0;
  for (std::uint64_t seed = 0; seed < markets; ++seed) {
    SCOPED_TRACE(seed);
    const Walked walked = random_market(seed).walk();
    if (walked.outcome.status == Status::infeasible) continue;  // somebody was promised work that there is not
    ASSERT_EQ(walked.outcome.status, Status::optimal);
    ++solved;
    EXPECT_EQ(walked.plan.unserved.size() + walked.plan.served, walked.market.request_count());
    EXPECT_EQ(static_cast<std::int64_t>(walked.plan.served), most_served(walked.problem));
    for (const Unserved& unserved : walked.plan.unserved) {
      ++seen[unserved.code];
      ++reliefs[unserved.relief.kind];
      const std::size_t degree = walked.weighed.instance->graph.degree(unserved.request);
      EXPECT_EQ(unserved.code == UnservedCode::scarce, degree > 0);
      EXPECT_EQ(unserved.nearest.has_value(), unserved.code == UnservedCode::no_candidate);
      if (unserved.code == UnservedCode::scarce) expect_deficient(walked, unserved);
      expect_relief_holds(walked, unserved);
    }
  }
  // The dice must have shown every case, or the test says nothing.
  for (const UnservedCode code : {UnservedCode::no_candidate, UnservedCode::scarce, UnservedCode::unavailable}) {
    EXPECT_GT(seen[code], 10) << to_string(code);
  }
  EXPECT_EQ(seen[UnservedCode::unsolved], 0);
  EXPECT_GT(solved, markets / 2);
  EXPECT_GT(reliefs[Relief::Kind::loosen_rule], 10);
  EXPECT_GT(reliefs[Relief::Kind::more_capacity], 10);
  EXPECT_GT(reliefs[Relief::Kind::recruit], 10);
}

TEST(Property, TheGainOfARecruitIsThatOfSolvingAgain) {
  std::map<std::size_t, int> gains;
  for (std::uint64_t seed = 0; seed < markets; ++seed) {
    SCOPED_TRACE(seed);
    SmallMarket small = random_market(seed);
    if (seed % 2 == 1) small.profile.strategy = "max_weight";  // then not as many are served as could be
    const Walked walked = small.walk();
    if (walked.outcome.status == Status::infeasible) continue;
    const std::int64_t most = most_served(walked.problem);
    std::size_t before = 1000;
    for (const RecruitAdvice& advice : walked.plan.recruit) {
      ++gains[advice.gain];
      EXPECT_LE(advice.gain, before);
      before = advice.gain;
      EXPECT_EQ(advice.would_serve.size(), advice.gain);
      for (const RequestId request : advice.would_serve) {
        EXPECT_NE(std::ranges::find(walked.plan.unserved, request, &Unserved::request), walked.plan.unserved.end());
      }
      EXPECT_EQ(most_served_with(walked, advice), most + static_cast<std::int64_t>(advice.gain));
    }
  }
  EXPECT_GT(gains[1], 10);
  EXPECT_GT(gains[2], 10);
}

TEST(Property, ReservesKeepTheirPromises) {
  int third = 0;
  for (std::uint64_t seed = 0; seed < markets; ++seed) {
    SCOPED_TRACE(seed);
    const Walked walked = random_market(seed).walk();
    if (walked.outcome.status == Status::infeasible) continue;  // nobody to replace
    const ProblemParts problem = walked.problem;
    const PairCounts counts = count_pairs(problem, walked.outcome.matching);
    std::map<OfferId, int> first_roles;
    std::map<RequestId, std::set<OfferId>> reserves;
    RequestId last_request;
    int last_rank = 0;
    for (const Reserve& reserve : walked.plan.reserves) {
      EXPECT_EQ(reserve.rank, reserve.request == last_request ? last_rank + 1 : 1);
      last_request = reserve.request, last_rank = reserve.rank;
      third += reserve.rank == 3 ? 1 : 0;
      EXPECT_LE(reserve.rank, 3);
      const std::optional<EdgeId> edge = problem.graph.find(reserve.offer, reserve.request);
      ASSERT_TRUE(edge);
      EXPECT_FALSE(std::ranges::binary_search(walked.outcome.matching, *edge));
      EXPECT_EQ(reserve.score.weight, walked.weighed.weights[edge->index()]);
      EXPECT_LT(counts.offers[reserve.offer.index()], problem.offer_range[reserve.offer].upper);
      EXPECT_TRUE(reserves[reserve.request].insert(reserve.offer).second);
      first_roles[reserve.offer] += reserve.rank == 1 ? 1 : 0;
      EXPECT_LE(first_roles[reserve.offer], 2);
    }
    // A request without a reserve really has nobody left: all who could be are the first of two others.
    for (const RequestId request : walked.market.request_ids()) {
      if (reserves.contains(request)) continue;
      for (const EdgeId edge : problem.graph.edges_of(request)) {
        const OfferId offer = problem.graph.offer(edge);
        if (std::ranges::binary_search(walked.outcome.matching, edge)) continue;
        const bool spare = counts.offers[offer.index()] < problem.offer_range[offer].upper;
        EXPECT_TRUE(!spare || first_roles[offer] == 2);
      }
    }
  }
  EXPECT_GT(third, 10);
}

std::string told(const Walked& walked) {
  std::string text =
      io::write_result(to_result(walked.market, walked.setting, walked.weighed, walked.solved(), walked.plan));
  for (const RecruitAdvice& advice : walked.plan.recruit) {
    text += advice.district;
    text += std::to_string(advice.gain);
    for (const RequestId request : advice.would_serve) text += walked.market[request].id;
  }
  for (const PlanPair& pair : walked.plan.pairs) text += pair.slot;
  return text;
}

TEST(Property, TheOrderOfRowsDoesNotMatter) {
  for (std::uint64_t seed = 0; seed < markets; ++seed) {
    SCOPED_TRACE(seed);
    SmallMarket small = random_market(seed);
    const std::string before = told(small.walk());
    std::ranges::reverse(small.draft.offers);
    std::ranges::rotate(small.draft.requests,
                        small.draft.requests.begin() + static_cast<std::ptrdiff_t>(seed % small.draft.requests.size()));
    EXPECT_EQ(told(small.walk()), before);
  }
}

TEST(Property, EveryResultVerifies) {
  for (std::uint64_t seed = 0; seed < markets; ++seed) {
    SCOPED_TRACE(seed);
    const Walked walked = random_market(seed).walk();
    const Result result = to_result(walked.market, walked.setting, walked.weighed, walked.solved(), walked.plan);
    const Verdict verdict = verify_result(result, *walked.weighed.instance, walked.problem, {walked.weighed.weights});
    EXPECT_TRUE(verdict.accepted) << (verdict.faults.empty()
                                          ? ""
                                          : std::string(verdict.faults[0].code->name) + " " + verdict.faults[0].what);
    EXPECT_EQ(result.gap, "0");
    EXPECT_EQ(result.has_objective, walked.outcome.status == Status::optimal);
  }
}

// Some requests want two people or nobody; what is said of them and of the others must hold beside what was decided for them.
TEST(Property, TogetherOrNotAtAllIsProvedAndExplained) {
  std::map<UnservedCode, int> seen;
  for (std::uint64_t seed = 0; seed < markets; ++seed) {
    SCOPED_TRACE(seed);
    SmallMarket small = random_market(seed);
    for (std::size_t i = 0; i < small.draft.requests.size(); i += 3) {
      small.draft.requests[i].request.value.people = {2, 2, false};
    }
    const Walked walked = small.walk();
    const Result result = to_result(walked.market, walked.setting, walked.weighed, walked.solved(), walked.plan);
    EXPECT_TRUE(verify_result(result, *walked.weighed.instance, walked.problem, {walked.weighed.weights}).accepted);
    if (walked.outcome.status == Status::infeasible) continue;
    EXPECT_EQ(static_cast<std::int64_t>(walked.plan.served), most_served(walked.problem));
    for (const Unserved& unserved : walked.plan.unserved) {
      ++seen[unserved.code];
      EXPECT_NE(unserved.code, UnservedCode::outweighed);
      const bool together = walked.weighed.instance->needed_if_any(unserved.request) > 1;
      if (together && unserved.code == UnservedCode::together) expect_relief_holds(walked, unserved);
      EXPECT_FALSE(together && unserved.code == UnservedCode::scarce);
      for (const RequestId request : unserved.hall_requests) {
        EXPECT_EQ(walked.weighed.instance->needed_if_any(request), 1);
      }
    }
  }
  EXPECT_GT(seen[UnservedCode::together], 10);
  EXPECT_GT(seen[UnservedCode::scarce], 10);
}

// Demanding the request and solving again is the slow way to the same number. Under this strategy some requests that
// could be served are not, which the Hall sets must not hide.
TEST(Property, WhatServingWouldCostIsWhatSolvingAgainSays) {
  int compared = 0;
  for (std::uint64_t seed = 0; seed < 5 * markets; ++seed) {
    SCOPED_TRACE(seed);
    SmallMarket small = random_market(seed);
    small.profile.strategy = "max_weight";
    const Walked walked = small.walk();
    for (const Unserved& unserved : walked.plan.unserved) {
      if (unserved.code == UnservedCode::scarce) expect_deficient(walked, unserved);
      if (unserved.code != UnservedCode::outweighed) continue;
      ProblemParts demanded = walked.problem;
      demanded.levels.resize(1);
      demanded.request_range[unserved.request].lower = 1;
      const Outcome outcome = solve(demanded);
      ASSERT_EQ(outcome.status, Status::optimal);
      EXPECT_EQ(WideWeight{unserved.shortfall}, walked.outcome.values[0] - outcome.values[0]);
      ++compared;
    }
  }
  EXPECT_GT(compared, 10);
}

}  // namespace
}  // namespace koppel::test
