// A certificate's two forms, by nodes and by external ids.
#include "result/certificate.hpp"

#include <gtest/gtest.h>

#include "certify/verify.hpp"
#include "solve/solve.hpp"
#include "support/random_problem.hpp"

namespace koppel::test {
namespace {

// What went out by name proves the same when it is put back.
TEST(Certificate, WhatIsPutBackProvesTheSame) {
  std::array<int, 3> seen{};
  for (std::uint64_t seed = 0; seed < 600; ++seed) {
    SCOPED_TRACE(seed);
    const Problem problem = with_names(random_problem(seed, {.if_any = seed % 2 == 0}));
    Outcome outcome = solve(problem);
    const auto by_name = certificate_by_names(problem, outcome.certificate);
    ASSERT_TRUE(by_name);
    ++seen.at(by_name->index());
    std::vector<VerdictFault> faults;
    outcome.certificate = certificate_by_nodes(*by_name, NodeIndex(problem), faults);
    EXPECT_TRUE(faults.empty());
    EXPECT_TRUE(verify(problem, outcome).accepted);
    const auto again = certificate_by_names(problem, outcome.certificate);
    ASSERT_TRUE(again);
    EXPECT_EQ(kind_of(*again), kind_of(*by_name));
    EXPECT_EQ(levels_of(*again), levels_of(*by_name));
  }
  for (const int count : seen) EXPECT_GT(count, 10);
}

TEST(Certificate, WhatIsNotOfThisProblemIsAFault) {
  const Problem problem = with_names(market_like_problem(3, 4, 2, 20, 5));
  const auto faults_of = [&](const ResultCertificate& certificate) {
    std::vector<VerdictFault> faults;
    (void)certificate_by_nodes(certificate, NodeIndex(problem), faults);
    return faults.empty() ? std::string() : std::string(faults.front().code->name);
  };
  std::vector<std::string> levels;
  for (const Level& level : problem.levels()) levels.push_back(level.name);
  const std::vector<Weight> zeros(levels.size(), 0);
  EXPECT_EQ(faults_of(ResultLexDual{levels, {}, {{{"m0", zeros}}, {}, {}}}), "");
  EXPECT_EQ(faults_of(ResultLexDual{levels, {}, {{{"stranger", zeros}}, {}, {}}}), "certificate_unknown_id");
  EXPECT_EQ(faults_of(ResultLexDual{levels, {}, {{{"m0", {}}}, {}, {}}}), "certificate_vector_length");
  EXPECT_EQ(faults_of(ResultLexDual{{}, {}, {}}), "levels_differ");
  EXPECT_EQ(faults_of(ResultBranching{levels, {}, {{{{"stranger", true}}, ResultViolatedSet{}}}}),
            "certificate_unknown_id");
  EXPECT_EQ(faults_of(ResultViolatedSet{{{}, {{"r0", {1, 1}}}, {}}}), "certificate_vector_length");
}

}  // namespace
}  // namespace koppel::test
