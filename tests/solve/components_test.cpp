// Parts solved apart: the same optimum as the whole, one certificate, the same answer for any number of threads.
#include "solve/parts.hpp"

#include <gtest/gtest.h>

#include <atomic>
#include <numeric>
#include <set>
#include <thread>

#include "solve/threads.hpp"
#include "support/against_brute_force.hpp"

namespace koppel::test {
namespace {

constexpr PartitionRule split_everything{.least_edges = 0, .least_part = 1};
constexpr PartitionRule batches_of_eight{.least_edges = 0, .least_part = 8};

Shape sparse(bool if_any = false) { return {.most_nodes = 10, .most_edges = 14, .if_any = if_any}; }

Outcome solved_apart(const ProblemParts& problem, const Limits& limits = {}, PartitionRule rule = split_everything) {
  return solve_parts(problem, Partition(problem, rule), limits, {}).outcome;
}

// How many of the problems fell apart: a test in which none did would show nothing.
std::size_t compare_apart(std::uint64_t first, std::uint64_t count, const Shape& shape, PartitionRule rule) {
  std::size_t split = 0;
  for (std::uint64_t seed = first; seed < first + count; ++seed) {
    const ProblemParts problem = random_problem(seed, shape);
    if (validate(problem).has_errors() || !Partition(problem, rule).pays()) continue;
    ++split;
    const Outcome outcome = solved_apart(problem, {}, rule);
    const Verdict verdict = verify(problem, outcome);
    EXPECT_TRUE(verdict.accepted) << "seed " << seed << ": " << faults_of(verdict);
    const std::optional<Best> best = brute_force(problem);
    EXPECT_EQ(outcome.status, best ? Status::optimal : Status::infeasible) << "seed " << seed;
    if (best) {
      EXPECT_TRUE(outcome.values == best->values) << "seed " << seed;
    }
    if (testing::Test::HasFailure()) break;
  }
  return split;
}

TEST(Components, AreSolvedToTheOptimumOfTheWhole) {
  EXPECT_GT(compare_apart(1, cases(4000), sparse(), split_everything), cases(4000) / 6);
}

TEST(Components, SmallOnesAreSolvedInBatches) {
  EXPECT_GT(compare_apart(10'000, cases(1000), sparse(), batches_of_eight), cases(1000) / 20);
}

TEST(Components, AllOrNothingIsSettledInEach) {
  EXPECT_GT(compare_apart(20'000, cases(1500), sparse(true), split_everything), cases(1500) / 4);
}

// `copies` times the same problem, which share nothing: nodes of all copies take turns, so that the copies' rows are interleaved.
ProblemParts side_by_side(const ProblemParts& one, std::uint32_t copies) {
  ProblemParts all;
  std::vector<Endpoints> edges;
  for (const EdgeId edge : all_ids<EdgeId>(one.graph.edge_count())) {
    const auto [offer, request] = one.graph.endpoints(edge);
    for (std::uint32_t copy = 0; copy < copies; ++copy) {
      edges.push_back({OfferId{offer.value * copies + copy}, RequestId{request.value * copies + copy}});
    }
  }
  all.graph = BipartiteGraph(one.graph.offer_count() * copies, one.graph.request_count() * copies, std::move(edges));
  for (const Range range : one.offer_range) {
    for (std::uint32_t copy = 0; copy < copies; ++copy) all.offer_range.push_back(range);
  }
  for (const RequestId request : one.request_range.ids()) {
    for (std::uint32_t copy = 0; copy < copies; ++copy) {
      all.request_range.push_back(one.request_range[request]);
      if (!one.if_any.empty()) all.if_any.push_back(one.if_any[request]);
    }
  }
  for (const Level& level : one.levels) {
    std::vector<Weight> weights;
    for (const EdgeId edge : all_ids<EdgeId>(all.graph.edge_count())) {
      const auto [offer, request] = all.graph.endpoints(edge);
      weights.push_back(
          level.weight(*one.graph.find(OfferId{offer.value / copies}, RequestId{request.value / copies})));
    }
    all.levels.push_back(weight_level(std::move(weights)));
  }
  return all;
}

TEST(Components, ARealMarketFallsApartByItselfAndAddsUp) {
  const ProblemParts one = market_like_problem(150, 400, 12, 40, 3);
  const ProblemParts all = side_by_side(one, 8);
  const Partition partition(all);
  ASSERT_TRUE(partition.pays());
  EXPECT_EQ(partition.size(), 8U);
  const Outcome outcome = solve(all), single = solve(one);
  EXPECT_EQ(outcome.status, Status::optimal);
  EXPECT_TRUE(outcome.values.front() == 8 * single.values.front());
  EXPECT_TRUE(verify(all, outcome).accepted);
  EXPECT_EQ(outcome.algorithm, "auction");
}

TEST(Components, OneThatHoldsNearlyAllIsLeftWhole) {
  ProblemParts problem = market_like_problem(900, 3000, 12, 40, 3);
  EXPECT_FALSE(Partition(problem).pays());
  EXPECT_EQ(solve(problem).status, Status::optimal);
}

TEST(Components, TheAnswerDoesNotDependOnThreads) {
  const ProblemParts one = market_like_problem(60, 90, 10, 3, 5);
  for (const std::uint64_t work : {0, 20'000}) {
    ProblemParts all = side_by_side(one, 40);
    const Outcome first = solve(all, {.limits = {.work = work}});
    EXPECT_EQ(first.status, work == 0 ? Status::optimal : Status::limit);
    EXPECT_TRUE(verify(all, first).accepted);
    for (const unsigned threads : {2U, 3U, 16U}) {
      const Outcome again = solve(all, {.limits = {.work = work, .threads = threads}});
      EXPECT_EQ(again.matching, first.matching);
      EXPECT_TRUE(again.values == first.values && again.bounds == first.bounds);
      EXPECT_EQ(std::get<LexDual>(again.certificate), std::get<LexDual>(first.certificate));
    }
  }
}

TEST(Components, TheLotteryDecidesInEveryPart) {
  const ProblemParts one = market_like_problem(60, 90, 10, 1, 5);
  std::set<std::vector<EdgeId>> drawn;
  for (std::uint64_t seed = 0; seed < 3; ++seed) {
    const auto [all, outcome] = solve_with_lottery(side_by_side(one, 40), seed, {.limits = {.threads = 2}});
    EXPECT_EQ(all.levels().size(), 2U);
    EXPECT_TRUE(verify(all, outcome).accepted);
    EXPECT_EQ(outcome.status, Status::optimal);
    EXPECT_FALSE(has_other_optimum(all, outcome));
    drawn.insert(outcome.matching);
  }
  EXPECT_EQ(drawn.size(), 3U);
}

// A district that binds joins the parts it has members in; one that cannot bind does not.
TEST(Components, OnlyGroupsThatBindJoin) {
  ProblemParts all = side_by_side(market_like_problem(60, 90, 10, 30, 5), 40);
  std::vector<std::uint32_t> members(all.graph.request_count());
  std::iota(members.begin(), members.end(), 0U);
  all.groups = {{Side::requests, "everywhere", members, {0, 1'000'000}}};
  EXPECT_TRUE(Partition(all).pays());
  EXPECT_TRUE(verify(all, solve(all)).accepted);
  all.groups.front().range.upper = 100;
  EXPECT_FALSE(Partition(all).pays());
}

TEST(Components, ALowerBoundOfOnePartLeavesTheOthersToTheAuction) {
  ProblemParts all = side_by_side(market_like_problem(60, 90, 10, 30, 5), 40);
  all.request_range[RequestId{0U}].lower = 1;
  const Outcome outcome = solve(all);
  EXPECT_EQ(outcome.status, Status::optimal);
  EXPECT_NE(outcome.algorithm.find("auction"), std::string::npos);
  EXPECT_TRUE(verify(all, outcome).accepted);
}

TEST(Components, AnInfeasiblePartIsNamed) {
  ProblemParts all = side_by_side(market_like_problem(60, 90, 10, 30, 5), 40);
  for (std::uint32_t request = 7; request < 90 * 40; request += 40) all.request_range[RequestId{request}].lower = 1;
  for (std::uint32_t offer = 7; offer < 60 * 40; offer += 40) all.offer_range[OfferId{offer}].upper = 1;
  const Outcome outcome = solve(all, {.limits = {.threads = 2}});
  ASSERT_EQ(outcome.status, Status::infeasible);
  EXPECT_TRUE(verify(all, outcome).accepted);
  const LevelDuals& set = std::get<ViolatedSet>(outcome.certificate).multipliers;
  for (const RequestId request : set.requests.ids()) {
    EXPECT_TRUE(set.requests[request] == 0 || request.value % 40 == 7);
  }
}

// A limit on work is shared out by edges; whoever has none must still be found out.
TEST(Components, AMinimumWithoutAnyPairIsFoundUnderALimitOnWork) {
  ProblemParts problem;
  problem.graph = BipartiteGraph(1, 1, {});
  problem.offer_range.assign(1, {1, 1});
  problem.request_range.assign(1, {0, 2});
  problem.if_any.assign(1, 2);
  problem.levels = {pairs_level()};
  const Outcome outcome = solve(problem, {.limits = {.work = 1'000'000}});
  EXPECT_EQ(outcome.status, Status::infeasible);
  EXPECT_TRUE(verify(problem, outcome).accepted);
}

// Many small all-or-nothing parts: their trees' leaves cannot all be combined.
TEST(Components, ManySearchTreesBecomeOne) {
  ProblemParts one;  // two requests that want two of three offers: only one can have them, so the search must decide
  one.graph = BipartiteGraph(3, 2,
                             {{OfferId{0U}, RequestId{0U}},
                              {OfferId{1U}, RequestId{0U}},
                              {OfferId{2U}, RequestId{0U}},
                              {OfferId{0U}, RequestId{1U}},
                              {OfferId{1U}, RequestId{1U}},
                              {OfferId{2U}, RequestId{1U}}});
  one.offer_range.assign(3, {0, 1});
  one.request_range.assign(2, {0, 2});
  one.if_any.assign(2, 2);
  one.levels = {weight_level({5, 4, 3, 4, 4, 4})};
  const Outcome single = solve(one);
  ASSERT_TRUE(std::holds_alternative<Branching>(single.certificate)) << "else this test shows nothing";
  for (const std::uint32_t copies : {2U, 3U, 10U}) {
    const ProblemParts all = side_by_side(one, copies);
    const Outcome outcome = solve(all, {.limits = {.work = 2'000'000}});
    EXPECT_TRUE(verify(all, outcome).accepted) << copies;
    EXPECT_TRUE(outcome.values.front() == copies * single.values.front()) << "found apart at least";
    if (copies <= 3) {
      EXPECT_EQ(outcome.status, Status::optimal);
    }
  }
}

// ---- threads and progress ----------------------------------------------------------------------------------------------------

TEST(Threads, EveryNumberIsWorkedOnOnce) {
  for (const unsigned threads : {0U, 1U, 2U, 7U}) {
    std::vector<std::atomic<int>> seen(1000);
    run_on_threads(seen.size(), threads, [&](std::size_t number) { ++seen[number]; });
    EXPECT_TRUE(std::ranges::all_of(seen, [](const std::atomic<int>& count) { return count == 1; }));
  }
}

TEST(Threads, TheFirstExceptionComesBackAfterAllHaveEnded) {
  std::atomic<int> done = 0;
  try {
    run_on_threads(100, 4, [&](std::size_t number) {
      ++done;
      if (number % 10 == 3) throw number;
    });
    FAIL() << "nothing thrown";
  } catch (std::size_t number) {
    EXPECT_EQ(number, 3U);
  }
  EXPECT_EQ(done, 100);
}

struct Watcher : Progress {
  explicit Watcher(int questions) : questions_left(questions) {}
  void step(std::string_view, double share) override {
    enter();
    rising = rising && share >= last;
    last = share;
    inside = false;
  }
  bool stop_requested() override {
    enter();
    const bool stop = questions_left-- <= 0;
    inside = false;
    return stop;
  }
  void enter() { alone = !inside.exchange(true) && alone; }

  int questions_left;
  std::atomic<bool> inside = false;
  bool alone = true, rising = true;
  double last = 0;
};

TEST(Threads, ProgressRisesToOneAndIsNeverCalledByTwo) {
  const ProblemParts all = side_by_side(market_like_problem(60, 90, 10, 3, 5), 40);
  Watcher watcher(1'000'000);
  EXPECT_EQ(solve(all, {.limits = {.progress = &watcher, .threads = 4}}).status, Status::optimal);
  EXPECT_TRUE(watcher.alone);
  EXPECT_TRUE(watcher.rising);
  EXPECT_NEAR(watcher.last, 1, 1e-9);
}

TEST(Threads, AStopRequestReachesAll) {
  const ProblemParts all = side_by_side(market_like_problem(60, 90, 10, 3, 5), 40);
  for (const int questions : {0, 1, 5}) {
    Watcher watcher(questions);
    const Outcome outcome = solve(all, {.limits = {.progress = &watcher, .threads = 4}});
    EXPECT_EQ(outcome.status, Status::limit);
    EXPECT_FALSE(outcome.matching.empty());
    EXPECT_TRUE(verify(all, outcome).accepted);
    EXPECT_GE(watcher.questions_left, -1) << "asked again after it had said stop";
  }
}

}  // namespace
}  // namespace koppel::test
