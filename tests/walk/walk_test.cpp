// The façade as a C++ program sees it: the steps that an observer hears of, and results that are judged as they were proposed.
#include <gtest/gtest.h>

#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

#include "io/formats/market_json.hpp"
#include "io/formats/result_json.hpp"
#include "walk/codes.hpp"
#include "walk/files/inputs.hpp"
#include "walk/judge.hpp"
#include "walk/market.hpp"
#include "walk/propose.hpp"

namespace koppel::test {
namespace {

const Inputs scenario{.paths = {KOPPEL_SOURCE_DIR "/data/scenarios/participatieploeg"}};

using Steps = std::vector<std::string>;

class Recorder : public Observer {
 public:
  Steps begun;
  bool open = false;  // a step has begun and not ended
  std::string throw_at;

  void begin(std::string_view step) override {
    if (step == throw_at) throw std::runtime_error("enough");
    begun.emplace_back(step);
    open = true;
  }
  void end() override { open = false; }
};

// Asks to stop when it has been asked so often.
class Impatient : public Observer {
 public:
  explicit Impatient(int patience) : patience_(patience) {}
  bool stop_requested() override { return patience_-- <= 0; }

 private:
  int patience_;
};

TEST(Walk, AStopWhileWeighingGivesALimitThatClaimsNothing) {
  for (const int patience : {0, 1, 50}) {
    Impatient impatient(patience);
    const Walked walked = propose(scenario, {}, impatient);
    EXPECT_TRUE(walked.weighed.stopped);
    EXPECT_EQ(walked.result.status, Status::limit);
    EXPECT_FALSE(walked.result.has_objective);
    EXPECT_FALSE(walked.result.certificate);
    EXPECT_TRUE(walked.result.assignments.empty());
    EXPECT_EQ(walked.result.unmatched_requests.size(), walked.walk.require_market().request_count());
    EXPECT_TRUE(walked.verdict.accepted);
    Observer nobody;
    EXPECT_TRUE(judge(scenario, walked.result, {}, nobody).verdict.accepted) << "whoever has all pairs finds the same";
  }
}

TEST(Walk, JudgingAndExaminingAreNotCutShort) {
  Observer nobody;
  Impatient impatient(0);
  EXPECT_TRUE(judge(scenario, propose(scenario, {}, nobody).result, {}, impatient).verdict.accepted);
  EXPECT_EQ(examine(scenario, {}, impatient).edges, examine(scenario, {}, nobody).edges);
}

TEST(Walk, AnObserverHearsOfEveryStepOfAProposal) {
  Recorder recorder;
  const Walked walked = propose(scenario, {}, recorder);
  EXPECT_TRUE(walked.verdict.accepted);
  EXPECT_EQ(recorder.begun, (Steps{"read", "check", "weigh", "solve", "describe", "verify"}));
  EXPECT_FALSE(recorder.open);
}

TEST(Walk, JudgingMakesTheSameStepsButSolving) {
  Recorder recorder;
  const Walked walked = propose(scenario, {}, recorder);
  recorder.begun.clear();
  const Judged judged = judge(scenario, walked.result, {}, recorder);
  EXPECT_TRUE(judged.verdict.accepted);
  EXPECT_EQ(recorder.begun, (Steps{"read", "check", "weigh", "verify", "describe"}));
  EXPECT_FALSE(recorder.open);
}

TEST(Walk, ExaminingWeighsAndSolvesNothing) {
  Recorder recorder;
  EXPECT_GT(examine(scenario, {}, recorder).edges, 0U);
  EXPECT_EQ(recorder.begun, (Steps{"read", "check", "weigh"}));
  EXPECT_FALSE(recorder.open);
}

TEST(Walk, WhatAnObserverThrowsReachesTheCaller) {
  Recorder recorder;
  recorder.throw_at = "solve";
  EXPECT_THROW((void)propose(scenario, {}, recorder), std::runtime_error);
  EXPECT_EQ(recorder.begun.back(), "weigh");
}

TEST(Walk, AWalkThatWasMovedCanStillBeAsked) {
  Observer nobody;
  Walked first = propose(scenario, {}, nobody);
  const std::string page = report::proposal_html(first.context());
  const Walked second = std::move(first);
  EXPECT_EQ(report::proposal_html(second.context()), page);
}

TEST(Walk, AMarketInMemoryIsProposedAndJudgedAsItsFileIs) {
  Recorder recorder;
  const std::string market = io::write_market(begin_walk(scenario, {}, recorder).require_market());
  io::HeldFiles held;
  held.put("market.json", market);
  const Inputs file{.paths = {"market.json"}, .held = &held};
  const Walked from_file = propose(file, {}, recorder);

  recorder.begun.clear();
  const Walked from_memory = propose(market_in_memory(market), {}, recorder);
  EXPECT_EQ(recorder.begun, (Steps{"check", "weigh", "solve", "describe", "verify"}));
  EXPECT_EQ(io::write_result(from_memory.result), io::write_result(from_file.result));
  EXPECT_TRUE(judge(market_in_memory(market), from_file.result, {}, recorder).verdict.accepted);
  EXPECT_TRUE(judge(file, from_memory.result, {}, recorder).verdict.accepted);
}

TEST(Walk, ATextThatIsNoMarketIsRefused) {
  EXPECT_THROW((void)market_in_memory("offers: []"), InputError);
  EXPECT_THROW((void)market_in_memory(""), InputError);
}

TEST(Judge, AnotherSeedIsAnotherLottery) {
  Observer nobody;
  const Walked walked = propose(scenario, {.seed = 5}, nobody);
  EXPECT_TRUE(judge(scenario, walked.result, {.seed = 6}, nobody).verdict.accepted) << "the result's own seed is taken";
  Result other = walked.result;
  other.seed = 6;
  EXPECT_FALSE(judge(scenario, other, {}, nobody).verdict.accepted);
}

TEST(Judge, SaysWhichInputIsAnother) {
  Observer nobody;
  Result other = propose(scenario, {}, nobody).result;
  other.provenance.profile = "sha256:0";
  const Judged judged = judge(scenario, other, {}, nobody);
  ASSERT_FALSE(judged.verdict.accepted);
  EXPECT_EQ(judged.verdict.faults.front().code->name, "provenance_differs");
  EXPECT_EQ(judged.verdict.faults.front().what, "profile");
}

TEST(Judge, AnUnknownStrategyIsRefusedWithTheNearestName) {
  Observer nobody;
  Result other = propose(scenario, {}, nobody).result;
  other.strategy = "max_served_max_wieght";
  try {
    (void)judge(scenario, other, {}, nobody);
    FAIL() << "should have been refused";
  } catch (const InputError& refused) {
    ASSERT_EQ(refused.findings().count(walk_codes.unknown_strategy), 1U);
    EXPECT_NE(refused.findings().kept().front().hint().find("max_served_max_weight"), std::string::npos);
  }
}

}  // namespace
}  // namespace koppel::test
