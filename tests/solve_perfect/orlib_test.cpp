// The assignment problems of the OR-Library at their published optimum, whatever the strategy and the kernel.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "certify/verify.hpp"
#include "solve/solve.hpp"
#include "solve/strategy.hpp"
#include "support/problem_parts.hpp"

namespace koppel::test {
namespace {

struct Published {
  std::uint32_t size;
  Weight optimum;
};

class OrLibrary : public ::testing::TestWithParam<Published> {};

TEST_P(OrLibrary, AtItsOptimum) {
  const auto [size, optimum] = GetParam();
  const std::filesystem::path path =
      std::filesystem::path(KOPPEL_PUBLIC_DATA) / "orlib-assign" / ("assign" + std::to_string(size) + ".txt");
  if (!std::filesystem::exists(path)) GTEST_SKIP() << "the public data is not here";
  std::ifstream file(path);
  std::uint32_t read = 0;
  ASSERT_TRUE(file >> read);
  ASSERT_EQ(read, size);
  std::vector<Endpoints> edges;
  std::vector<Weight> weights;
  for (std::uint32_t request = 0; request < size; ++request) {
    for (std::uint32_t offer = 0; offer < size; ++offer) {
      Weight cost = 0;
      ASSERT_TRUE(file >> cost);
      edges.push_back({OfferId{offer}, RequestId{request}});
      weights.push_back(-cost);
    }
  }
  ProblemParts problem;
  problem.graph = BipartiteGraph(size, size, std::move(edges));
  problem.offer_range.assign(size, {0, 1});
  problem.request_range.assign(size, {0, 1});
  for (const char* strategy : {"max_cardinality_max_weight", "min_cost_perfect"}) {
    problem = pose(*find_strategy(strategy), problem.shared(), weights);
    for (const char* algorithm : {"", "auction", "perfect-auction"}) {
      const Outcome outcome = solve(problem, {.algorithm = algorithm});
      ASSERT_EQ(outcome.status, Status::optimal) << strategy << ' ' << algorithm;
      EXPECT_EQ(outcome.matching.size(), size);
      EXPECT_EQ(outcome.values.back(), -optimum) << strategy << ' ' << algorithm;
      EXPECT_TRUE(verify(problem, outcome).accepted) << strategy << ' ' << algorithm;
      if (*algorithm == '\0') {
        EXPECT_EQ(outcome.algorithm, "dense");
      }
    }
  }
}

INSTANTIATE_TEST_SUITE_P(Assign, OrLibrary,
                         ::testing::Values(Published{100, 305}, Published{300, 626}, Published{500, 991},
                                           Published{700, 1362}, Published{800, 1552}),
                         [](const auto& one) { return std::to_string(one.param.size); });

}  // namespace
}  // namespace koppel::test
