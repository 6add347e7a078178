// WarmSolver's promises one by one, on a market small enough to reason about.
#include <gtest/gtest.h>

#include "solve_warm/random_changes.hpp"
#include "support/problem_parts.hpp"

namespace koppel::test {
namespace {

constexpr OfferId ann{0U}, bob{1U};
constexpr RequestId x{0U}, y{1U}, z{2U};

// Ann may do x (5), y (4) or z (1), Bob x (4); each one of them. Best: Ann–y and Bob–x, 8.
ProblemParts market() {
  ProblemParts problem;
  problem.graph = BipartiteGraph(2, 3, {{ann, x}, {bob, x}, {ann, y}, {ann, z}});
  problem.offer_range.assign(2, {0, 1});
  problem.request_range.assign(3, {0, 1});
  problem.levels = {weight_level({5, 4, 4, 1})};
  return problem;
}

using Ends = std::vector<std::pair<OfferId, RequestId>>;
Ends ends_of(const std::vector<WarmSolver::Pair>& pairs) {
  Ends ends;
  for (const auto& pair : pairs) ends.emplace_back(pair.offer, pair.request);
  return ends;
}
std::int64_t value(const WarmSolver& solver) { return static_cast<std::int64_t>(solver.values().at(0)); }
std::int64_t gain(const WarmSolver::Delta& delta) { return static_cast<std::int64_t>(delta.gain.at(0)); }

TEST(Warm, TheExampleOfTheHeader) {
  WarmSolver solver(market());
  EXPECT_EQ(value(solver), 8);
  const WarmSolver::Delta delta = solver.set_range(ann, {0, 2});
  EXPECT_EQ(delta.status, Status::optimal);
  EXPECT_FALSE(delta.solved_again);
  EXPECT_EQ(gain(delta), 1);  // Ann x and y; or Bob x, and Ann y and z
  EXPECT_EQ(value(solver), 9);
  compare_with_solving_anew(solver);
  ASSERT_TRUE(solver.undo());
  EXPECT_EQ(ends_of(solver.matching()), (Ends{{bob, x}, {ann, y}}));
  EXPECT_FALSE(solver.undo());
}

TEST(Warm, SaysWhoGivesWayToAPin) {
  WarmSolver solver(market());
  const WarmSolver::Delta delta = solver.pin(*solver.find(ann, z));
  EXPECT_EQ(gain(delta), -3);
  EXPECT_EQ(ends_of(delta.added), (Ends{{ann, z}}));
  EXPECT_EQ(ends_of(delta.removed), (Ends{{ann, y}}));
  EXPECT_EQ(solver.outcome().algorithm, "warm");
  EXPECT_EQ(gain(solver.unpin(*solver.find(ann, z))), 3);
  EXPECT_EQ(ends_of(solver.matching()), (Ends{{bob, x}, {ann, y}}));
}

TEST(Warm, SomeoneFallsIll) {
  WarmSolver solver(market());
  const WarmSolver::Delta delta = solver.remove_offer(bob);
  EXPECT_EQ(gain(delta), -3);
  EXPECT_EQ(ends_of(solver.matching()), (Ends{{ann, x}}));
  EXPECT_EQ(solver.problem().graph().edge_count(), 3U);
  EXPECT_EQ(solver.problem().graph().offer_count(), 2U);
  EXPECT_EQ(solver.range(bob), (Range{0, 0}));
}

TEST(Warm, SomeoneNewComes) {
  ProblemParts problem = market();
  problem.offer_names = IdVector<OfferId, std::string>(std::vector<std::string>{"ann", "bob"});
  WarmSolver solver(std::move(problem));
  const WarmSolver::AddedOffer added = solver.add_offer({"eva", {0, 2}, {{y, {3}}, {z, {2}}}, {}});
  EXPECT_EQ(added.offer, OfferId{2U});
  EXPECT_EQ(gain(added.delta), 2);
  EXPECT_EQ(name_of(solver.problem(), added.offer), "eva");
  compare_with_solving_anew(solver);
  const WarmSolver::AddedRequest request = solver.add_request({"w", {1, 1}, {{bob, {-7}}}, {}});
  EXPECT_EQ(request.delta.status, Status::optimal);  // it must be served, and only Bob can
  EXPECT_EQ(ends_of(solver.matching()).back(), std::pair(bob, request.request));
  compare_with_solving_anew(solver);
}

TEST(Warm, ARequestThatCountsAsServed) {
  ProblemParts problem = market();
  problem.request_range.assign(3, {0, 2});
  problem.levels.insert(problem.levels.begin(), served_level(problem));
  WarmSolver solver(std::move(problem));
  EXPECT_EQ(value(solver), 2);
  const auto added = solver.add_request({"w", {0, 2}, {{ann, {0, 0}}, {bob, {0, 0}}}, {{1}, {}}});
  EXPECT_FALSE(added.delta.solved_again);
  EXPECT_EQ(gain(added.delta), 0);
  EXPECT_EQ(gain(solver.set_range(bob, {0, 2})), 1);
  EXPECT_EQ(value(solver), 3);
  compare_with_solving_anew(solver);
}

TEST(Warm, ForbiddenPairsKeepTheirNumbers) {
  WarmSolver solver(market());
  const EdgeId edge = *solver.find(bob, x);
  EXPECT_EQ(gain(solver.forbid(edge)), -3);
  EXPECT_EQ(solver.problem().graph().edge_count(), 3U);
  EXPECT_EQ(solver.find(bob, x), edge);
  EXPECT_EQ(gain(solver.forbid(edge)), 0);
  EXPECT_EQ(solver.add_edge(bob, x, std::vector<Weight>{9}).edge, edge);
  EXPECT_EQ(value(solver), 13);
  EXPECT_THROW((void)solver.add_edge(bob, x, std::vector<Weight>{9}), std::invalid_argument);
  EXPECT_EQ(solver.add_edge(bob, z, std::vector<Weight>{20}).edge, EdgeId{4U});
  EXPECT_EQ(value(solver), 25);
  compare_with_solving_anew(solver);
}

TEST(Warm, WhatCannotBeMetHasAViolatedSetAndCanBeUndone) {
  WarmSolver solver(market());
  const WarmSolver::Delta delta = solver.set_range(bob, {2, 2});
  EXPECT_EQ(delta.status, Status::infeasible);
  EXPECT_TRUE(delta.solved_again);
  EXPECT_TRUE(solver.values().empty());
  const Outcome outcome = solver.outcome();
  EXPECT_TRUE(std::holds_alternative<ViolatedSet>(outcome.certificate));
  EXPECT_TRUE(verify(solver.problem(), outcome).accepted);
  const WarmSolver::Delta healed = solver.add_edge(bob, y, std::vector<Weight>{0}).delta;
  EXPECT_EQ(healed.status, Status::optimal);
  EXPECT_EQ(gain(healed), 5);  // Bob x and y; Ann z
  ASSERT_TRUE(solver.undo());
  EXPECT_EQ(solver.status(), Status::infeasible);
  ASSERT_TRUE(solver.undo());
  EXPECT_EQ(value(solver), 8);
  EXPECT_FALSE(solver.set_range(bob, {0, 0}).solved_again);
}

TEST(Warm, TakesAProvedOutcomeOverAndChecksIt) {
  const ProblemParts problem = market();
  Outcome outcome = solve(problem);
  EXPECT_TRUE(WarmSolver(problem, outcome).values() == outcome.values);
  EXPECT_EQ(WarmSolver(problem, outcome).outcome().algorithm, "warm");
  std::get<LexDual>(outcome.certificate).levels[0].offers[ann] += 1;  // proves nothing any more
  outcome.values = {100};
  EXPECT_EQ(value(WarmSolver(problem, outcome)), 8);
  outcome = solve(problem);
  outcome.matching = {EdgeId{0U}};
  EXPECT_EQ(value(WarmSolver(problem, outcome)), 8);
}

TEST(Warm, RefusesWhatValidateWouldRefuseAndChangesNothing) {
  WarmSolver solver(market());
  (void)solver.pin(*solver.find(ann, z));
  const std::vector<WideWeight> before = solver.values();
  EXPECT_THROW((void)solver.set_range(ann, {2, 1}), InputError);
  EXPECT_THROW((void)solver.set_range(ann, {-1, 1}), InputError);
  EXPECT_THROW((void)solver.set_range(ann, {0, 0}), InputError);  // fewer places than pins
  EXPECT_THROW((void)solver.pin(*solver.find(ann, y)), InputError);
  EXPECT_THROW((void)solver.add_offer({"", {0, 2}, {}, {{1, 2}}}), InputError);  // gains that rise
  EXPECT_THROW((void)solver.add_offer({"", {0, 2}, {}, {{-1}}}), InputError);
  EXPECT_THROW((void)solver.add_offer({"", {0, 1}, {{x, {1}}, {x, {2}}}, {}}), std::invalid_argument);
  EXPECT_THROW((void)solver.add_offer({"", {0, 1}, {{x, {1, 2}}}, {}}), std::invalid_argument);
  EXPECT_THROW((void)solver.set_range(OfferId{2U}, {0, 1}), std::invalid_argument);
  EXPECT_THROW((void)solver.forbid(EdgeId{4U}), std::invalid_argument);
  EXPECT_THROW((void)solver.set_weight(EdgeId{0U}, 1, 3), std::invalid_argument);
  EXPECT_TRUE(solver.values() == before);
  EXPECT_EQ(solver.offer_count(), 2U);
  ASSERT_TRUE(solver.undo());
  EXPECT_FALSE(solver.undo());
}

TEST(Warm, NumbersThatAreTooLargeAreAStatusAndCanBeUndone) {
  WarmSolver solver(market());
  EXPECT_EQ(solver.set_weight(EdgeId{0U}, 0, Weight{1} << 61).status, Status::overflow);
  EXPECT_TRUE(solver.undo());
  EXPECT_EQ(value(solver), 8);
  const WarmSolver::Delta delta = solver.set_range(ann, {0, 2});
  EXPECT_FALSE(delta.solved_again);  // the large weight is forgotten
  EXPECT_EQ(gain(delta), 1);
}

// Between what changes can follow (2^58) and what a problem may hold (2^62).
TEST(Warm, VeryLargeWeightsAreSolvedAgain) {
  ProblemParts problem;
  problem.graph = BipartiteGraph(1, 1, {{ann, x}});
  problem.offer_range.assign(1, {0, 1});
  problem.request_range.assign(1, {0, 1});
  problem.levels = {weight_level({3})};
  WarmSolver solver(std::move(problem));
  constexpr Weight large = Weight{1} << 60;
  const WarmSolver::Delta delta = solver.set_weight(EdgeId{0U}, 0, large);
  EXPECT_TRUE(delta.solved_again);
  EXPECT_EQ(delta.status, Status::optimal);
  EXPECT_EQ(gain(delta), large - 3);
  EXPECT_TRUE(verify(solver.problem(), solver.outcome()).accepted);
  EXPECT_EQ(gain(solver.set_weight(EdgeId{0U}, 0, 4)), 4 - large);
  EXPECT_FALSE(solver.set_weight(EdgeId{0U}, 0, 5).solved_again);
}

TEST(Warm, ForgetsTheWayBackWhenAsked) {
  WarmSolver solver(market());
  (void)solver.set_range(ann, {0, 2});
  solver.forget_history();
  EXPECT_FALSE(solver.undo());
  EXPECT_EQ(gain(solver.set_range(ann, {0, 3})), 1);
  EXPECT_TRUE(solver.undo());
  EXPECT_FALSE(solver.undo());
  EXPECT_EQ(value(solver), 9);
}

struct Stopper : Progress {
  bool stop_requested() override { return stop; }
  bool stop = false;
};

TEST(Warm, AStopLeavesAStatusAndCanBeUndone) {
  Stopper stopper;
  SolveOptions options;
  options.limits.progress = &stopper;
  WarmSolver solver(market_like_problem(150, 400, 10, 100, 5), options);
  const std::vector<WideWeight> before = solver.values();
  stopper.stop = true;
  const WarmSolver::Delta stopped = solver.remove_offer(ann);
  EXPECT_NE(stopped.status, Status::optimal);
  stopper.stop = false;
  ASSERT_TRUE(solver.undo());
  EXPECT_TRUE(solver.values() == before);
  EXPECT_EQ(solver.remove_offer(ann).status, Status::optimal);
  compare_with_solving_anew(solver);
}

TEST(Warm, ALotteryDecidesTies) {
  WarmSolver solver(solve_with_lottery(market_like_problem(30, 60, 5, 1, 7), 11).problem);
  for (std::uint32_t offer = 0; offer < 30; ++offer) {
    (void)solver.set_range(OfferId{offer}, {0, static_cast<std::int32_t>(offer % 4)});
    const Outcome anew = solve(solver.problem());
    if (!has_other_optimum(solver.problem(), anew)) {
      EXPECT_EQ(solver.outcome().matching, anew.matching);
    }
  }
}

}  // namespace
}  // namespace koppel::test
