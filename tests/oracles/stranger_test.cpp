// The checker that a stranger could write from data/schema/certificate.md agrees with ours: on good answers and on spoilt ones.
#include <gtest/gtest.h>

#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "certify/verify.hpp"
#include "io/formats/result_json.hpp"
#include "io/problem/write_json.hpp"
#include "result/problem_result.hpp"
#include "solve/solve.hpp"
#include "support/random_problem.hpp"

namespace koppel::test {
namespace {

constexpr Shape shape{.gains = false, .pins = false};

// At most one level of each name, as the format has it.
ProblemParts told_problem(std::uint64_t seed) {
  ProblemParts problem = random_problem(seed, shape);
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
