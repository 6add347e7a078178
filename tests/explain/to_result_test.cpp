#include <gtest/gtest.h>

#include "io/formats/result_json.hpp"
#include "support/small_market.hpp"

namespace koppel::test {
namespace {

Result result_of(const Walked& walked) {
  return to_result(walked.market, walked.setting, walked.weighed, walked.solved(), walked.plan);
}

std::int64_t number(const ResultReason& reason, std::string_view name) {
  const auto found =
      std::ranges::find(reason.numbers, name, [](const auto& entry) { return std::string_view(entry.first); });
  return found == reason.numbers.end() ? -1 : found->second;
}

std::string text(const ResultReason& reason, std::string_view name) {
  const auto found =
      std::ranges::find(reason.texts, name, [](const auto& entry) { return std::string_view(entry.first); });
  return found == reason.texts.end() ? "" : found->second;
}

TEST(ToResult, ReasonsAreCodesAndData) {
  SmallMarket small;
  small.offer("m");
  small.offer("stranger", [](Offer& o) { o.conflicts = {"from:city_service", "from:other"}; });
  small.request("r1");
  small.request("r2", [](Request& r) { r.from = "other"; });
  small.request("r3", [](Request& r) { r.from = "city_service", r.needs = {{"sewing", 2, true}}; });
  small.decide(DecisionKind::pin, "stranger", "r1");
  const Walked walked = small.walk();
  const Result result = result_of(walked);
  ASSERT_EQ(result.unmatched_requests.size(), 1U);
  const ResultUnmatched& unmatched = result.unmatched_requests[0];
  EXPECT_EQ(unmatched.id, "r3");
  ASSERT_TRUE(unmatched.reason);
  EXPECT_EQ(unmatched.reason->code, "no_candidate");
  EXPECT_EQ(text(*unmatched.reason, "rule"), "skills");
  EXPECT_EQ(text(*unmatched.reason, "what"), "sewing");
  EXPECT_EQ(text(*unmatched.reason, "offer"), "m");
  EXPECT_EQ(text(*unmatched.reason, "relief"), "recruit");
  EXPECT_EQ(number(*unmatched.reason, "asked"), 2);
  EXPECT_EQ(number(*unmatched.reason, "failing_conflict"), 1);
}

TEST(ToResult, AHallSetIsListed) {
  SmallMarket small;
  small.offer("m");
  small.request("r1");
  small.request("r2");
  const Result result = result_of(small.walk());
  ASSERT_EQ(result.unmatched_requests.size(), 1U);
  const ResultReason& reason = result.unmatched_requests[0].reason.value();
  EXPECT_EQ(reason.code, "scarce");
  EXPECT_EQ(number(reason, "places"), 1);
  EXPECT_EQ(reason.lists, (std::vector<std::pair<std::string, std::vector<std::string>>>{{"requests", {"r1", "r2"}},
                                                                                         {"offers", {"m"}}}));
  EXPECT_EQ(text(reason, "relief"), "more_capacity");
  EXPECT_EQ(number(reason, "relief_serves"), 1);
}

TEST(ToResult, HoldsNoLabelsAndNoConflicts) {
  SmallMarket small;
  small.offer("m1", [](Offer& o) { o.label = "Roos Verzonnen", o.conflicts = {"from:Bakkerij Verzonnen"}; });
  small.offer("m2", [](Offer& o) { o.label = "Ward Verzonnen"; });
  small.request("r1", [](Request& r) { r.label = "Straatfeest Verzonnen"; });
  small.request("r2", [](Request& r) { r.from = "Bakkerij Verzonnen", r.needs = {}; });
  small.decide(DecisionKind::unavailable, "m2", "");
  const Walked walked = small.walk();
  ASSERT_EQ(walked.unserved("r2")->nearest->rule, Rule::conflict);
  EXPECT_EQ(io::write_result(result_of(walked)).find("Verzonnen"), std::string::npos);
}

TEST(ToResult, LevelsHaveTheirOwnScaleAndZeroDualsAreLeftOut) {
  SmallMarket small;
  small.offer("m1");
  small.offer("idle", [](Offer& o) { o.conflicts = {"from:x"}; });
  small.request("r1", [](Request& r) { r.from = "x"; });
  const Walked walked = small.walk();
  const Result result = result_of(walked);
  ASSERT_GE(result.levels.size(), 2U);
  EXPECT_EQ(result.levels[0].name, "served");
  EXPECT_EQ(result.levels[0].scale, 1);
  EXPECT_EQ(result.levels[1].name, "weight");
  EXPECT_EQ(result.levels[1].scale, decimal_scale);
  EXPECT_EQ(result.levels[1].value, result.weight);
  EXPECT_EQ(result.matched, 1U);
  EXPECT_EQ(result.served, 1U);
  ASSERT_TRUE(result.certificate);
  const auto* duals = std::get_if<ResultLexDual>(&*result.certificate);
  ASSERT_NE(duals, nullptr);
  EXPECT_FALSE(duals->duals.offers.contains("idle"));
  EXPECT_EQ(duals->levels.size(), result.levels.size());
}

TEST(ToResult, AGapIsTheFirstOpenLevelsAndRelative) {
  SmallMarket small;
  small.offer("m");
  small.request("r");
  Walked walked = small.walk();
  walked.outcome.status = Status::limit;
  ASSERT_GE(walked.outcome.values.size(), 2U);
  walked.outcome.values[0] = walked.outcome.bounds[0] = 6;
  walked.outcome.values[1] = 2'000'000;
  walked.outcome.bounds[1] = 3'000'000;
  EXPECT_EQ(result_of(walked).gap, "0.333333");
  EXPECT_EQ(result_of(walked).weight_bound, 3'000'000);
}

TEST(ToResult, WithoutAMatchingThereIsNoObjective) {
  SmallMarket small;
  small.offer("m", [](Offer& o) { o.capacity = {2, 2, {}}; });
  small.request("r");
  const Result result = result_of(small.walk());
  EXPECT_EQ(result.status, Status::infeasible);
  EXPECT_FALSE(result.has_objective);
  EXPECT_TRUE(result.assignments.empty());
  ASSERT_EQ(result.unmatched_requests.size(), 1U);
  EXPECT_EQ(result.unmatched_requests[0].reason->code, "unsolved");
  ASSERT_TRUE(result.certificate);
  EXPECT_EQ(kind_of(*result.certificate), "violated-set");
}

}  // namespace
}  // namespace koppel::test
