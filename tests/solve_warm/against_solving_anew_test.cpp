// Sequences of random changes: after each the optimum is that of solving anew, the certificate is accepted, the delta tells the
// difference, and undo leads back the whole way.
#include <gtest/gtest.h>

#include "solve_warm/random_changes.hpp"
#include "support/problem_parts.hpp"

namespace koppel::test {
namespace {

using Pairs = std::vector<WarmSolver::Pair>;

struct Moment {
  Status status;
  std::vector<WideWeight> values;
  Pairs matching;
};
Moment moment_of(const WarmSolver& solver) { return {solver.status(), solver.values(), solver.matching()}; }

void expect_same(const Moment& a, const Moment& b) {
  EXPECT_EQ(a.status, b.status);
  EXPECT_TRUE(a.values == b.values);
  EXPECT_TRUE(a.matching == b.matching);
}

// The pairs and values before, with what the delta says, are the pairs and values after.
void expect_told(const Moment& before, const WarmSolver::Delta& delta, const Moment& after) {
  EXPECT_EQ(delta.status, after.status);
  if (after.status != Status::optimal) {
    EXPECT_TRUE(delta.added.empty() && delta.removed.empty() && delta.gain.empty());
    return;
  }
  const auto by_edge = [](const WarmSolver::Pair& a, const WarmSolver::Pair& b) { return a.edge < b.edge; };
  Pairs kept, expected;
  std::set_difference(before.matching.begin(), before.matching.end(), delta.removed.begin(), delta.removed.end(),
                      std::back_inserter(kept), by_edge);
  EXPECT_EQ(kept.size() + delta.removed.size(), before.matching.size());
  std::merge(kept.begin(), kept.end(), delta.added.begin(), delta.added.end(), std::back_inserter(expected), by_edge);
  EXPECT_TRUE(expected == after.matching);
  for (std::size_t l = 0; l < after.values.size(); ++l) {
    EXPECT_TRUE((before.values.empty() ? 0 : before.values[l]) + delta.gain[l] == after.values[l]);
  }
}

struct Counts {
  std::size_t changes = 0, local = 0, moved = 0, infeasible = 0;
};

void run_sequence(std::uint64_t seed, const Shape& shape, std::size_t length, Counts& counts) {
  Dice dice(seed);
  const ProblemParts problem = random_problem(seed, shape);
  const std::size_t levels = problem.levels.size();
  WarmSolver solver(problem, seed % 2 == 0 ? SolveOptions{} : by_simplex());  // duals of either kind to start from
  Changer changer(solver, levels, dice.chance(50) ? 2 : 20, dice);
  std::vector<Moment> moments{moment_of(solver)};
  std::string story;
  for (std::size_t k = 0; k < length && !testing::Test::HasFailure(); ++k) {
    const Told told = changer.next();
    story += told.what + "; ";
    SCOPED_TRACE("seed " + std::to_string(seed) + ": " + story);
    compare_with_solving_anew(solver);
    moments.push_back(moment_of(solver));
    expect_told(moments[moments.size() - 2], told.delta, moments.back());
    ++counts.changes;
    counts.local += told.delta.solved_again ? 0 : 1;
    counts.moved += told.delta.added.empty() && told.delta.removed.empty() ? 0 : 1;
    counts.infeasible += told.delta.status == Status::infeasible ? 1 : 0;
  }
  for (; moments.size() > 1 && !testing::Test::HasFailure(); moments.pop_back()) {
    SCOPED_TRACE("seed " + std::to_string(seed) + ", undone to " + std::to_string(moments.size() - 2) + ": " + story);
    ASSERT_TRUE(solver.undo());
    expect_same(moment_of(solver), moments[moments.size() - 2]);
    if (moments.size() % 4 == 0) compare_with_solving_anew(solver);
  }
  SCOPED_TRACE("seed " + std::to_string(seed) + ", all undone: " + story);
  EXPECT_FALSE(solver.undo());
  compare_with_solving_anew(solver);
}

Counts run_many(std::uint64_t count, std::uint64_t first, const Shape& shape, std::size_t length) {
  Counts counts;
  for (std::uint64_t seed = first; seed < first + count && !testing::Test::HasFailure(); ++seed) {
    run_sequence(seed, shape, length, counts);
  }
  return counts;
}

constexpr Shape plain{.lower_bounds = false, .groups = false, .gains = false};
constexpr Shape with_gains{.most_nodes = 6, .most_edges = 18, .groups = false};

TEST(WarmAgainstSolvingAnew, Capacities) {
  const Counts counts = run_many(cases(800), 1, plain, 12);
  EXPECT_GT(counts.local * 10, counts.changes * 7);
  EXPECT_GT(counts.moved * 5, counts.changes);
}

TEST(WarmAgainstSolvingAnew, LowerBoundsPinsAndGains) {
  const Counts counts = run_many(cases(1500), 10'000, with_gains, 12);
  EXPECT_GT(counts.local * 2, counts.changes);
  EXPECT_GT(counts.infeasible * 20, counts.changes);
}

TEST(WarmAgainstSolvingAnew, GroupsAreSolvedAgain) {
  const Counts counts = run_many(cases(150), 20'000, Shape{}, 8);
  EXPECT_LT(counts.local, counts.changes);
}

TEST(WarmAgainstSolvingAnew, AllOrNothingIsSolvedAgain) { run_many(cases(80), 30'000, Shape{.if_any = true}, 6); }

TEST(WarmAgainstSolvingAnew, LargerMarkets) {
  for (std::uint64_t seed = 1; seed <= 6 && !HasFailure(); ++seed) {
    Dice dice(seed);
    ProblemParts problem = market_like_problem(40 + 20 * seed, 150, 6, seed % 2 == 0 ? 5 : 1000, seed);
    if (seed % 3 == 0) problem.levels.insert(problem.levels.begin(), pairs_level());
    const std::size_t levels = problem.levels.size();
    WarmSolver solver(std::move(problem));
    Changer changer(solver, levels, 1000, dice);
    for (int k = 0; k < 150 && !HasFailure(); ++k) {
      SCOPED_TRACE("seed " + std::to_string(seed) + ", change " + std::to_string(k) + ": " + changer.next().what);
      compare_with_solving_anew(solver);
    }
  }
}

}  // namespace
}  // namespace koppel::test
