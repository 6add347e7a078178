// What a user of the solver relies on, case by case.
#include "solve/solve.hpp"

#include <gtest/gtest.h>

#include <limits>
#include <numeric>
#include <set>

#include "base/finding.hpp"
#include "certify/verify.hpp"
#include "graph/codes.hpp"
#include "solve/strategy.hpp"
#include "support/random_problem.hpp"

namespace koppel::test {
namespace {

// Offers a, b and requests x, y; capacity 1 each. Weights in the order ax, bx, ay, by.
ProblemParts square(std::vector<Weight> weights) {
  ProblemParts problem;
  problem.graph = BipartiteGraph(2, {0, 2, 4}, {OfferId{0U}, OfferId{1U}, OfferId{0U}, OfferId{1U}});
  problem.offer_range.assign(2, {0, 1});
  problem.request_range.assign(2, {0, 1});
  problem.levels = {weight_level(std::move(weights))};
  return problem;
}

std::vector<std::uint32_t> numbers(const Outcome& outcome) {
  std::vector<std::uint32_t> edges;
  for (const EdgeId edge : outcome.matching) edges.push_back(edge.value);
  return edges;
}

using Edges = std::vector<std::uint32_t>;

TEST(Solve, TakesTheHeaviest) { EXPECT_EQ(numbers(solve(square({9, 8, 8, 1}))), (Edges{1, 2})); }

TEST(Solve, LeavesOutANegativeEdgeUnlessALowerBoundDemandsIt) {
  ProblemParts problem = square({-1, -2, 5, -9});
  EXPECT_EQ(numbers(solve(problem)), (Edges{2}));
  problem.request_range[RequestId{0U}].lower = 1;
  EXPECT_EQ(numbers(solve(problem)), (Edges{1, 2}));
}

TEST(Solve, APinIsKept) {
  ProblemParts problem = square({9, 8, 8, 1});
  problem.pinned = {EdgeId{0U}};
  EXPECT_EQ(numbers(solve(problem)), (Edges{0, 3}));
}

TEST(Solve, TheOrderOfTheLevelsDecides) {
  ProblemParts problem = square({10, 0, 0, -1});
  problem.levels.push_back(pairs_level());
  EXPECT_EQ(numbers(solve(problem)), (Edges{0})) << "weight first";
  std::swap(problem.levels[0], problem.levels[1]);
  EXPECT_EQ(numbers(solve(problem)), (Edges{0, 3})) << "pairs first";
}

TEST(Solve, ConcaveGainsSpreadTheLoad) {
  ProblemParts problem = square({5, 5, 5, 5});
  problem.offer_range.assign(2, {0, 2});
  problem.levels[0].offer_gains = {{0, 2, 4}, {0, -3, 0, -3}};
  const Outcome outcome = solve(problem);
  const PairCounts counts = count_pairs(problem, outcome.matching);
  EXPECT_EQ(counts.offers, (std::vector<std::int64_t>{1, 1}));
}

TEST(Solve, AnEmptyProblemHasAnEmptyOptimum) {
  const Outcome outcome = solve(ProblemParts{});
  EXPECT_EQ(outcome.status, Status::optimal);
  EXPECT_TRUE(outcome.matching.empty());
}

// Three requests that must be served share one offer: the violated set names just them.
TEST(Solve, InfeasibleComesWithItsReason) {
  ProblemParts problem;
  problem.graph = BipartiteGraph(2, {0, 1, 2, 4}, {OfferId{0U}, OfferId{0U}, OfferId{0U}, OfferId{1U}});
  problem.offer_range.assign(2, {0, 1});
  problem.request_range.assign(3, {1, 1});
  problem.levels = {pairs_level()};
  const Outcome outcome = solve(problem);
  ASSERT_EQ(outcome.status, Status::infeasible);
  EXPECT_TRUE(verify(problem, outcome).accepted);
  const LevelDuals& set = std::get<ViolatedSet>(outcome.certificate).multipliers;
  EXPECT_EQ(set.requests.values(), (std::vector<Weight>{-1, -1, 0}));
  EXPECT_EQ(set.offers.values(), (std::vector<Weight>{1, 0}));
}

TEST(Solve, RefusesAnUnsoundProblemWithAllItsFaults) {
  ProblemParts problem = square({1, 2, 3, 4});
  problem.offer_range[OfferId{0U}] = {2, 1};
  problem.offer_range[OfferId{1U}] = {3, 1};
  try {
    (void)solve(problem);
    FAIL() << "should have been refused";
  } catch (const InputError& error) {
    EXPECT_EQ(error.findings().count(graph_codes.lower_above_upper), 2U);
  }
}

TEST(Solve, AnUnknownAlgorithmIsRefused) {
  EXPECT_THROW((void)solve(square({1, 2, 3, 4}), {.algorithm = "magic"}), InputError);
}

TEST(Solve, NumbersThatDoNotFitAreAStatus) {
  constexpr Weight top = std::numeric_limits<Weight>::max(), bottom = std::numeric_limits<Weight>::min();
  for (const Weight extreme : {top, bottom, Weight{1} << 61, -(Weight{1} << 61)}) {
    EXPECT_EQ(solve(square({extreme, 1, 1, extreme})).status, Status::overflow);
  }
}

// ---- stopping --------------------------------------------------------------------------------------------------------------

TEST(Limits, AnyAmountOfWorkGivesAMatchingWithABoundThatHolds) {
  ProblemParts problem = market_like_problem(60, 100, 8, 50, 9);
  for (const OfferId offer : problem.offer_range.ids()) {
    if (offer.value % 7 == 0) problem.offer_range[offer].lower = 1;
  }
  problem.levels.insert(problem.levels.begin(), served_level(problem));
  const Outcome full = solve(problem);
  ASSERT_EQ(full.status, Status::optimal);
  std::set<Status> seen;
  for (std::uint64_t work = 1; work < 60'000; work += work / 3 + 1) {
    const SolveOptions options{.limits = {.work = work}, .algorithm = "network-simplex"};
    const Outcome outcome = solve(problem, options);
    seen.insert(outcome.status);
    EXPECT_TRUE(verify(problem, outcome).accepted) << "work " << work;
    EXPECT_LE(outcome.values, full.values);
    if (!outcome.bounds.empty()) {
      EXPECT_GE(outcome.bounds, full.values);
    }
    EXPECT_EQ(outcome.matching, solve(problem, options).matching) << "repeatable";
  }
  EXPECT_EQ(seen, (std::set<Status>{Status::limit, Status::optimal}));
}

struct StopAtOnce : Progress {
  bool stop_requested() override { return true; }
};

TEST(Limits, AStopRequestIsHeard) {
  StopAtOnce stop;
  const ProblemParts problem = market_like_problem(30, 60, 6, 50, 9);
  const Outcome outcome = solve(problem, {.limits = {.progress = &stop}});
  EXPECT_EQ(outcome.status, Status::limit);
  EXPECT_FALSE(outcome.matching.empty()) << "the quick start at least";
  EXPECT_TRUE(verify(problem, outcome).accepted);
}

TEST(Limits, BranchingStopsWithABoundToo) {
  std::set<Status> stopped;
  for (std::uint64_t seed = 0; seed < 60; ++seed) {
    const ProblemParts problem = random_problem(seed, {.most_nodes = 8, .most_edges = 40, .if_any = true});
    for (const std::uint64_t work : {50, 500, 5000}) {
      const Outcome outcome = solve(problem, {.limits = {.work = work}});
      EXPECT_TRUE(verify(problem, outcome).accepted) << "seed " << seed << " work " << work;
      stopped.insert(outcome.status);
    }
    const Status finished = solve(problem).status;
    EXPECT_TRUE(finished == Status::optimal || finished == Status::infeasible) << "seed " << seed;
  }
  EXPECT_TRUE(stopped.contains(Status::limit));
  EXPECT_TRUE(stopped.contains(Status::optimal));
}

// ---- the lottery -------------------------------------------------------------------------------------------------------------

TEST(Lottery, DecidesBetweenEqualOptima) {
  ProblemParts problem = square({1, 1, 1, 1});
  EXPECT_TRUE(has_other_optimum(problem, solve(problem)));
  std::set<Edges> drawn;
  for (std::uint64_t seed = 0; seed < 20; ++seed) {
    const auto [with_lots, outcome] = solve_with_lottery(problem, seed);
    EXPECT_EQ(with_lots.levels().back().name, "lottery");
    EXPECT_TRUE(verify(with_lots, outcome).accepted);
    EXPECT_FALSE(has_other_optimum(with_lots, outcome));
    drawn.insert(numbers(outcome));
  }
  EXPECT_EQ(drawn.size(), 2U);
}

// Without the draw the levels before it must not pass for the whole goal.
TEST(Lottery, AStopBeforeTheDrawLeavesItOpen) {
  for (std::uint64_t work = 1; work < 400; work += 3) {
    const auto [problem, outcome] = solve_with_lottery(square({1, 1, 1, 1}), 7, {.limits = {.work = work}});
    EXPECT_EQ(problem.levels().back().name, "lottery") << work;
    EXPECT_TRUE(verify(problem, outcome).accepted) << work;
  }
}

// The same people in another order: the same pairs.
TEST(Lottery, TheAnswerDoesNotDependOnTheNumbering) {
  for (std::uint64_t seed = 0; seed < 200; ++seed) {
    ProblemParts problem = random_problem(seed, {.groups = false, .gains = false, .pins = false});
    problem.levels = {served_level(problem), pairs_level()};
    ProblemParts turned = problem;
    const auto last_offer = static_cast<std::uint32_t>(problem.graph.offer_count() - 1);
    const auto last_request = static_cast<std::uint32_t>(problem.graph.request_count() - 1);
    std::vector<Endpoints> edges;
    for (const EdgeId edge : all_ids<EdgeId>(problem.graph.edge_count())) {
      edges.push_back({OfferId{last_offer - problem.graph.offer(edge).value},
                       RequestId{last_request - problem.graph.request(edge).value}});
    }
    turned.graph = BipartiteGraph(last_offer + 1, last_request + 1, std::move(edges));
    std::ranges::reverse(turned.offer_range.values());
    std::ranges::reverse(turned.request_range.values());
    std::ranges::reverse(turned.offer_names.values());
    std::ranges::reverse(turned.request_names.values());
    turned.levels = {served_level(turned), pairs_level()};
    const auto pairs = [seed](ProblemParts p) {
      std::set<std::pair<std::string, std::string>> names;
      for (const EdgeId edge : solve_with_lottery(p, seed).outcome.matching) {
        names.emplace(name_of(p, p.graph.offer(edge)), name_of(p, p.graph.request(edge)));
      }
      return names;
    };
    EXPECT_EQ(pairs(problem), pairs(turned)) << "seed " << seed;
  }
}

// ---- strategies --------------------------------------------------------------------------------------------------------------

TEST(Strategies, AreFoundByNameAndSayWhatTheyDo) {
  for (const Strategy* strategy : all_strategies()) {
    EXPECT_EQ(find_strategy(strategy->name), strategy);
    EXPECT_FALSE(strategy->description.empty());
  }
  EXPECT_EQ(find_strategy("max_happiness"), nullptr);
}

TEST(Strategies, OrderTheirLevels) {
  const auto names = [](std::string_view strategy) {
    std::vector<std::string> list;
    const Problem problem = pose(*find_strategy(strategy), square({1, 2, 3, 4}).shared(), {1, 2, 3, 4});
    for (const Level& level : problem.levels()) list.push_back(level.name);
    return list;
  };
  EXPECT_EQ(names("max_served_max_weight"), (std::vector<std::string>{"served", "weight"}));
  EXPECT_EQ(names("max_weight"), (std::vector<std::string>{"weight", "pairs"}));
  EXPECT_EQ(names("max_cardinality_max_weight"), (std::vector<std::string>{"pairs", "weight"}));
  EXPECT_EQ(names("max_cardinality"), (std::vector<std::string>{"pairs"}));
}

}  // namespace
}  // namespace koppel::test
