// verify_result() judges what a result states, not what the solver believes.
#include "certify/verify_result.hpp"
#include "result/fault_codes.hpp"

#include <gtest/gtest.h>

#include <functional>

#include "certify/restore.hpp"
#include "certify/same_description.hpp"
#include "solve/solve.hpp"
#include "solve/strategy.hpp"
#include "support/random_problem.hpp"

namespace koppel::test {
namespace {

struct Told {
  ProblemParts parts = with_names(market_like_problem(6, 8, 3, 20, 5));
  std::vector<Weight> weights = parts.levels.front().edge_weights;
  Problem problem = pose(*find_strategy("max_weight"), parts.shared(), weights);
  Outcome outcome;
  Result result;

  Told() {
    outcome = solve(problem);
    result = problem_result(problem, {weights}, outcome);
    result.strategy = "max_weight";
  }
  [[nodiscard]] Verdict verdict() const { return verify_result(result, parts, problem, {weights}); }
  [[nodiscard]] bool has(const std::string& code) const {
    return std::ranges::any_of(verdict().faults, [&](const VerdictFault& fault) { return fault.code->name == code; });
  }
};

TEST(VerifyResult, TakesWhatTheSolverTold) {
  const Told told;
  ASSERT_FALSE(told.outcome.matching.empty());
  EXPECT_TRUE(told.verdict().accepted);
  const Restored restored = from_result(told.result, told.problem, {told.weights});
  EXPECT_TRUE(restored.faults.empty());
  EXPECT_EQ(restored.outcome.matching, told.outcome.matching);
  EXPECT_EQ(restored.outcome.values, told.outcome.values);
}

// "feasible" claims less than is proved, and what it claims is true.
TEST(VerifyResult, AWeakerStatusThanTheProofIsNoLie) {
  Told told;
  told.result.status = Status::feasible;
  EXPECT_TRUE(told.verdict().accepted);
}

// A search that was stopped has a bound that is not met.
TEST(VerifyResult, ALimitWithAProvedOptimumContradictsItself) {
  Told told;
  told.result.status = Status::limit;
  EXPECT_TRUE(told.has("optimum_not_claimed"));
  told.result.has_objective = false;
  EXPECT_FALSE(told.has("optimum_not_claimed"));
}

TEST(VerifyResult, PairsStandInTheOrderOfRequestsThenOffers) {
  Told told;
  ASSERT_GT(told.result.assignments.size(), 1U);
  std::swap(told.result.assignments.front(), told.result.assignments.back());
  EXPECT_TRUE(told.has("pairs_not_sorted"));
}

TEST(VerifyResult, EveryStatementIsJudged) {
  const std::vector<std::pair<std::string, std::function<void(Result&)>>> lies{
      {"scale_differs", [](Result& r) { r.scale *= 10; }},
      {"value_differs", [](Result& r) { r.weight += 1; }},
      {"bound_differs", [](Result& r) { r.weight_bound += 1; }},
      {"count_differs", [](Result& r) { r.served += 1; }},
      {"gap_differs", [](Result& r) { r.gap = "0.5"; }},
      {"left_out_differs",
       [](Result& r) {
         r.underserved.push_back({"r", 2, 1});
       }},
      {"unknown_offer", [](Result& r) { r.assignments[0].offer = "nobody"; }},
      {"weight_differs", [](Result& r) { r.assignments[0].weight += 1; }},
      {"levels_differ", [](Result& r) { r.levels.pop_back(); }},
      {"strategy_unknown", [](Result& r) { r.strategy = "max_happiness"; }},
      {"levels_not_promised", [](Result& r) { r.strategy = "max_cardinality_max_weight"; }},
      {"certificate_missing", [](Result& r) { r.certificate.reset(); }},
      {"unknown_status", [](Result& r) {
         r.not_understood.push_back({fault_codes.unknown_status, "perfect"});
       }}};
  for (const auto& [code, lie] : lies) {
    Told told;
    lie(told.result);
    EXPECT_TRUE(told.has(code)) << code;
    EXPECT_FALSE(told.verdict().accepted) << code;
  }
}

TEST(SameDescription, OrderDoesNotMatterAndContentDoes) {
  Result told;
  told.reserves = {{"x", "a", 1, 5}, {"x", "b", 2, 3}};
  told.unmatched_requests = {{"y", ResultReason{"scarce", {}, {{"places", 2}}, {}}}};
  told.metrics_e6 = {{"coverage", 1}, {"served", 2}};
  Result again = told;
  std::ranges::reverse(again.reserves);
  std::ranges::reverse(again.metrics_e6);
  EXPECT_TRUE(same_description(told, again).empty());
  again.unmatched_requests[0].reason->numbers[0].second = 3;
  again.reserves[0].rank = 3;
  const std::vector<VerdictFault> faults = same_description(told, again);
  ASSERT_EQ(faults.size(), 2U);
  EXPECT_EQ(faults[0].what, "reserves");
  EXPECT_EQ(faults[1].what, "unmatched.requests");
}

}  // namespace
}  // namespace koppel::test
