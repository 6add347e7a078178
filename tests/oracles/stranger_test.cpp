// The checker that a stranger could write from data/schema/certificate.md agrees with ours: on good answers and on spoilt ones.
#include <gtest/gtest.h>

#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "certify/verify.hpp"
#include "graph/hours.hpp"
#include "io/formats/result_json.hpp"
#include "io/problem/write_json.hpp"
#include "result/problem_result.hpp"
#include "solve/solve.hpp"
#include "support/random_problem.hpp"

namespace koppel::test {
namespace {

constexpr Shape shape{.gains = false, .pins = false};
constexpr Shape shape_with_hours{.gains = false, .pins = false, .hours = true};

// At most one level of each name, as the format has it.
ProblemParts told_problem(std::uint64_t seed, const Shape& of = shape) {
  ProblemParts problem = random_problem(seed, of);
  std::vector<Level> levels;
  for (Level& level : problem.levels) {
    const bool known = std::ranges::any_of(levels, [&](const Level& other) { return other.name == level.name; });
    if (!known) levels.push_back(std::move(level));
  }
  problem.levels = std::move(levels);
  return problem;
}

class Stranger : public testing::Test {
 protected:
  Stranger() : folder_(std::filesystem::temp_directory_path() / ("koppel-stranger-" + std::to_string(::getpid()))) {
    std::filesystem::create_directories(folder_);
  }
  ~Stranger() override { std::filesystem::remove_all(folder_); }

  bool accepts(const ProblemParts& problem, const Outcome& outcome, std::uint64_t seed) {
    std::vector<Weight> weights(problem.graph.edge_count(), 0);
    for (const Level& level : problem.levels) {
      if (level.name == "weight") weights = level.edge_weights;
    }
    Result result = problem_result(problem, {weights}, outcome);
    result.seed = seed;
    std::ofstream(folder_ / "problem.json") << io::write_problem(problem, weights);
    std::ofstream(folder_ / "result.json") << io::write_result(result);
    const std::string command = "/usr/bin/python3 " KOPPEL_SOURCE_DIR "/tests/oracles/check_certificate.py " +
                                (folder_ / "problem.json").string() + " " + (folder_ / "result.json").string() + " 2>" +
                                (folder_ / "faults").string();
    return std::system(command.c_str()) == 0;
  }

 private:
  std::filesystem::path folder_;
};

TEST_F(Stranger, AcceptsWhatWeProve) {
  std::size_t infeasible = 0;
  for (std::uint64_t seed = 1; seed <= 40; ++seed) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    const auto [problem, outcome] = solve_with_lottery(told_problem(seed), seed);
    infeasible += outcome.status == Status::infeasible ? 1 : 0;
    EXPECT_TRUE(verify(problem, outcome).accepted);
    EXPECT_TRUE(accepts(problem, outcome, seed));
  }
  EXPECT_GT(infeasible, 2U);
  EXPECT_LT(infeasible, 30U);
}

TEST_F(Stranger, AcceptsWhatWeProveOfHours) {
  std::size_t knapsacks = 0, none_possible = 0;
  for (std::uint64_t seed = 100; seed < 190; ++seed) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    ProblemParts problem = told_problem(seed, shape_with_hours);
    if (problem.hours.empty()) continue;
    problem.hours.scale = decimal_scale;
    problem.hours = binding_hours(problem, problem.hours);
    const Outcome outcome = solve(problem);
    if (!std::holds_alternative<KnapsackDual>(outcome.certificate)) continue;
    ++knapsacks, none_possible += outcome.status == Status::infeasible ? 1 : 0;
    EXPECT_TRUE(verify(problem, outcome).accepted);
    EXPECT_TRUE(accepts(problem, outcome, seed));
  }
  EXPECT_GT(knapsacks, 8U);
  EXPECT_GT(none_possible, 0U);
}

TEST_F(Stranger, RefusesSpoiltProofsOfHours) {
  ProblemParts problem = market_like_problem(3, 8, 2, 20, 5);
  problem = with_names(std::move(problem));
  problem.hours.budget.assign(3, 5);
  for (std::size_t edge = 0; edge < problem.graph.edge_count(); ++edge)
    problem.hours.use.push_back(static_cast<Weight>(1 + edge % 3));
  problem.hours = binding_hours(problem, problem.hours);
  const Outcome good = solve(problem);
  ASSERT_EQ(good.status, Status::optimal);
  ASSERT_TRUE(std::holds_alternative<KnapsackDual>(good.certificate));
  ASSERT_TRUE(accepts(problem, good, 1));
  Outcome spoilt = good;
  std::get<KnapsackDual>(spoilt.certificate).levels.front().duals.front().duals.requests.assign(8, -1'000'000);
  EXPECT_FALSE(accepts(problem, spoilt, 1));
  spoilt = good;
  spoilt.bounds.front() -= 1;
  EXPECT_FALSE(accepts(problem, spoilt, 1));
  spoilt = good;
  std::get<KnapsackDual>(spoilt.certificate).levels.front().tree.clear();
  EXPECT_FALSE(accepts(problem, spoilt, 1));
  spoilt = good;
  std::get<KnapsackDual>(spoilt.certificate).levels.front().tree.emplace_back(std::uint32_t{0});
  EXPECT_FALSE(accepts(problem, spoilt, 1));
}

TEST_F(Stranger, RefusesWhatIsSpoilt) {
  const auto [problem, good] = solve_with_lottery(market_like_problem(6, 8, 3, 20, 5), 5);
  ASSERT_TRUE(accepts(problem, good, 5));
  EXPECT_FALSE(accepts(problem, good, 6)) << "another seed is another lottery";

  Outcome spoilt = good;
  spoilt.matching.pop_back();
  EXPECT_FALSE(accepts(problem, spoilt, 5));
  spoilt = good;
  spoilt.values.front() += 1, spoilt.bounds.front() += 1;
  EXPECT_FALSE(accepts(problem, spoilt, 5));
  spoilt = good;
  std::get<LexDual>(spoilt.certificate).levels.front().offers[OfferId{0U}] += 1000;
  EXPECT_FALSE(accepts(problem, spoilt, 5));
  spoilt = good;
  spoilt.status = Status::infeasible;
  EXPECT_FALSE(accepts(problem, spoilt, 5));
}

}  // namespace
}  // namespace koppel::test
