// The certificate of problems with hours: what it proves, and what is refused of it.
#include <gmock/gmock.h>

#include <algorithm>

#include "certify/verify.hpp"
#include "graph/hours.hpp"
#include "solve/solve.hpp"
#include "support/problem_parts.hpp"
#include "support/random_problem.hpp"

namespace koppel::test {
namespace {

// One offer of 5 hours; pairs of 3 hours worth 5, and of 2 hours worth 4, 3 and 1. The best two: 3 + 2 hours, 5 + 4.
ProblemParts one_offer() {
  ProblemParts problem;
  problem.graph = BipartiteGraph(1, 4,
                                 {{OfferId{0U}, RequestId{0U}},
                                  {OfferId{0U}, RequestId{1U}},
                                  {OfferId{0U}, RequestId{2U}},
                                  {OfferId{0U}, RequestId{3U}}});
  problem.offer_range.assign(1, {0, 4});
  problem.request_range.assign(4, {0, 1});
  problem.hours.budget.assign(1, 5);
  problem.hours.use = IdVector<EdgeId, Weight>(std::vector<Weight>{3, 2, 2, 2});
  problem.levels = {weight_level({5, 4, 3, 1})};
  return problem;
}

KnapsackDuals no_duals(const ProblemParts& problem) {
  return {std::vector<Weight>{},
          {IdVector<OfferId, Weight>(problem.graph.offer_count()),
           IdVector<RequestId, Weight>(problem.graph.request_count()), IdVector<GroupId, Weight>(0)}};
}

Outcome best_of_one_offer(const ProblemParts& problem) {
  Outcome outcome;
  outcome.status = Status::optimal;
  outcome.matching = {EdgeId{0U}, EdgeId{1U}};
  outcome.values = outcome.bounds = {9};
  outcome.certificate = KnapsackDual{{{1, {no_duals(problem)}, {std::uint32_t{0}}}}};
  return outcome;
}

std::vector<std::string> faults(const ProblemParts& problem, const Outcome& outcome) {
  std::vector<std::string> names;
  for (const VerdictFault& fault : verify(problem, outcome).faults) names.emplace_back(fault.code->name);
  return names;
}

KnapsackLevel& proof(Outcome& outcome) { return std::get<KnapsackDual>(outcome.certificate).levels.front(); }

TEST(KnapsackDual, AKnapsackAloneProvesOneOffer) {
  const ProblemParts problem = one_offer();
  EXPECT_THAT(faults(problem, best_of_one_offer(problem)), testing::IsEmpty());
}

TEST(KnapsackDual, MoreHoursThanThereAreAreRefused) {
  const ProblemParts problem = one_offer();
  Outcome outcome = best_of_one_offer(problem);
  outcome.matching.push_back(EdgeId{2U});
  outcome.values = outcome.bounds = {12};
  EXPECT_THAT(faults(problem, outcome), testing::Contains("above_hours"));
}

TEST(KnapsackDual, DualsThatProveLessAreRefused) {
  const ProblemParts problem = one_offer();
  Outcome outcome = best_of_one_offer(problem);
  proof(outcome).duals.front().duals.requests[RequestId{0U}] = -2;  // a pair more is then worth 11
  EXPECT_THAT(faults(problem, outcome), testing::Contains("bound_not_met"));
  // Told as what it is, it stands.
  outcome.status = Status::feasible, outcome.bounds = {11};
  EXPECT_THAT(faults(problem, outcome), testing::IsEmpty());
  outcome.bounds = {10};
  EXPECT_THAT(faults(problem, outcome), testing::ElementsAre("bound_differs"));
}

TEST(KnapsackDual, TheTreeMustBeWhole) {
  const ProblemParts problem = one_offer();
  const Outcome good = best_of_one_offer(problem);
  const auto told_of = [&](std::vector<KnapsackTreeStep> tree) {
    Outcome outcome = good;
    proof(outcome).tree = std::move(tree);
    return faults(problem, outcome);
  };
  const std::uint32_t leaf = 0, unknown = 7;
  EXPECT_THAT(told_of({EdgeId{0U}, leaf, leaf}), testing::IsEmpty());
  EXPECT_THAT(told_of({EdgeId{0U}, EdgeId{1U}, leaf, leaf, leaf}), testing::IsEmpty());
  EXPECT_THAT(told_of({}), testing::Contains("certificate_tree"));
  EXPECT_THAT(told_of({EdgeId{0U}, leaf}), testing::Contains("certificate_tree"));
  EXPECT_THAT(told_of({leaf, leaf}), testing::Contains("certificate_tree"));
  EXPECT_THAT(told_of({unknown}), testing::Contains("certificate_tree"));
  EXPECT_THAT(told_of({EdgeId{9U}, leaf, leaf}), testing::Contains("certificate_tree"));
  EXPECT_THAT(told_of({EdgeId{0U}, EdgeId{0U}, leaf, leaf, leaf}), testing::Contains("certificate_tree"));
}

TEST(KnapsackDual, ScalesAndFactorsMustBeSound) {
  const ProblemParts problem = one_offer();
  Outcome outcome = best_of_one_offer(problem);
  proof(outcome).scale = 0;
  EXPECT_THAT(faults(problem, outcome), testing::Contains("certificate_denominators"));
  outcome = best_of_one_offer(problem);
  proof(outcome).duals.front().earlier = {1};
  EXPECT_THAT(faults(problem, outcome), testing::Contains("certificate_size"));
  outcome = best_of_one_offer(problem);
  std::get<KnapsackDual>(outcome.certificate).levels.clear();
  EXPECT_THAT(faults(problem, outcome), testing::Contains("certificate_size"));
}

TEST(KnapsackDual, NegativeFactorsForEarlierLevelsProveNothing) {
  ProblemParts problem = one_offer();
  problem.levels = {pairs_level(), weight_level({5, 4, 3, 1})};
  const Outcome good = solve(problem);
  ASSERT_EQ(good.status, Status::optimal);
  ASSERT_TRUE(std::holds_alternative<KnapsackDual>(good.certificate));
  ASSERT_TRUE(verify(problem, good).accepted);
  Outcome spoilt = good;
  std::get<KnapsackDual>(spoilt.certificate).levels[1].duals.front().earlier = {-1};
  EXPECT_THAT(faults(problem, spoilt), testing::Contains("certificate_size"));
}

TEST(KnapsackDual, InfeasibleIsProvedAndNotBelievedElsewhere) {
  ProblemParts problem = one_offer();
  problem.request_range.assign(4, {1, 1});  // 9 hours are asked
  Outcome outcome = solve(problem);
  ASSERT_EQ(outcome.status, Status::infeasible);
  EXPECT_TRUE(verify(problem, outcome).accepted);
  problem.hours.budget.assign(1, 9);
  EXPECT_THAT(faults(problem, outcome), testing::ElementsAre("not_violated"));
}

TEST(KnapsackDual, ManySpoiltProofsAreRefusedOrStillBound) {
  Dice dice(5);
  std::size_t refused = 0;
  for (std::uint64_t seed = 0; seed < 400; ++seed) {
    const ProblemParts problem = random_problem(20'000'000 + seed, {.groups = false, .gains = false, .hours = true});
    Outcome outcome = solve(problem);
    if (outcome.status != Status::optimal || !std::holds_alternative<KnapsackDual>(outcome.certificate)) continue;
    auto& levels = std::get<KnapsackDual>(outcome.certificate).levels;
    KnapsackLevel& level = levels[static_cast<std::size_t>(dice.in(0, std::int64_t(levels.size()) - 1))];
    for (KnapsackDuals& duals : level.duals) {
      for (Weight& dual : duals.duals.requests) dual += dice.in(-level.scale, level.scale);
    }
    // Whatever the numbers are, they never prove less than the best matching is worth.
    const Verdict verdict = verify(problem, outcome);
    EXPECT_GE(verdict.bounds, verdict.values) << "seed " << seed;
    refused += verdict.accepted ? 0 : 1;
  }
  EXPECT_GT(refused, 20U);
}

}  // namespace
}  // namespace koppel::test
