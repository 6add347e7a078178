#include "explain/describe.hpp"

#include <gtest/gtest.h>

#include "explain/recruit.hpp"
#include "support/small_market.hpp"

namespace koppel::test {
namespace {

TEST(Describe, APairCarriesWhatItStandsOn) {
  SmallMarket small;
  small.offer("m", [](Offer& o) {
    o.languages = {{"fr", Cefr::a1}, {"nl", Cefr::c2}};
    o.slots = {"sat", "tue"};
    o.place = at(0);
  });
  small.request("r", [](Request& r) {
    r.languages = {{"fr", Cefr::b2}, {"nl", Cefr::b1}};
    r.slots = {"thu", "tue"};
    r.place = at(3000);
  });
  small.decisions.earlier = {{"m", "r"}};
  const Walked walked = small.walk();
  ASSERT_EQ(walked.plan.pairs.size(), 1U);
  const PlanPair& pair = walked.plan.pairs[0];
  EXPECT_EQ(pair.slots, std::vector<std::string>{"tue"});
  EXPECT_EQ(pair.slot, "tue");
  EXPECT_EQ(pair.languages, std::vector<std::string>{"nl"});
  EXPECT_TRUE(pair.kept);
  EXPECT_FALSE(pair.pinned);
  ASSERT_TRUE(pair.score.distance);
  EXPECT_NEAR(static_cast<double>(*pair.score.distance), 3000, 5);
  EXPECT_EQ(pair.score.weight, walked.weighed.weights[pair.edge.index()]);
  EXPECT_EQ(walked.plan.total_weight, WideWeight{pair.score.weight});
}

TEST(Describe, APinSaysWhichRulesItOverrode) {
  SmallMarket small;
  small.offer("m", [](Offer& o) { o.languages = {{"nl", Cefr::c2}}; });
  small.request("r", [](Request& r) { r.languages = {{"fr", Cefr::b1}}; });
  small.decide(DecisionKind::pin, "m", "r");
  const Walked walked = small.walk();
  ASSERT_EQ(walked.plan.pairs.size(), 1U);
  EXPECT_TRUE(walked.plan.pairs[0].pinned);
  ASSERT_EQ(walked.plan.pairs[0].overridden.size(), 1U);
  EXPECT_EQ(walked.plan.pairs[0].overridden[0].rule, Rule::language);
}

TEST(Recruit, OnePersonForWhatTwoRequestsShare) {
  // Two ask for French and one for sewing; the person who speaks French helps most.
  SmallMarket small;
  small.offer("m", [](Offer& o) { o.languages = {{"nl", Cefr::c2}}; });
  for (const char* id : {"r1", "r2"}) small.request(id, [](Request& r) { r.languages = {{"fr", Cefr::b1}}; });
  small.request("r3", [](Request& r) { r.needs = {{"sewing", 2, true}}; });
  const Walked walked = small.walk();
  ASSERT_EQ(walked.plan.recruit.size(), 2U);
  EXPECT_EQ(walked.plan.recruit[0].gain, 2U);
  EXPECT_EQ(walked.plan.recruit[0].languages, (std::vector<LanguageLevel>{{"fr", Cefr::b1}}));
  EXPECT_EQ(walked.request_ids(walked.plan.recruit[0].would_serve), (std::vector<std::string>{"r1", "r2"}));
  EXPECT_EQ(walked.plan.recruit[1].gain, 1U);
  EXPECT_EQ(walked.plan.recruit[1].skills, (std::vector<Need>{{"sewing", 2, true}}));
}

TEST(Recruit, CountsWhoWouldMoveUp) {
  // r2 stays out, and nobody new for r2 is needed: somebody for r1 frees "both" as well. "r2" may even be served by two
  // ways.
  SmallMarket small;
  small.offer("both", [](Offer& o) { o.skills = {{"mobility", 3}, {"sewing", 3}}; });
  small.request("r1", [](Request& r) { r.needs = {{"mobility", 1, true}}; });
  small.request("r2", [](Request& r) { r.needs = {{"sewing", 1, true}}; });
  const Walked walked = small.walk();
  ASSERT_EQ(walked.plan.recruit.size(), 1U);
  EXPECT_EQ(walked.plan.recruit[0].gain, 1U);
  EXPECT_EQ(walked.plan.recruit[0].would_serve[0], walked.plan.unserved[0].request);
}

TEST(Recruit, AsksForNoMorePlacesThanServeSomebody) {
  SmallMarket small;
  small.offer("m", [](Offer& o) { o.skills = {{"sewing", 3}}; });
  small.request("r1", [](Request& r) { r.needs = {{"mobility", 1, true}}; });
  Walked walked = small.walk();
  ASSERT_EQ(walked.plan.recruit.size(), 1U);
  EXPECT_EQ(walked.plan.recruit[0].places, 1);
  small.request("r2", [](Request& r) { r.needs = {{"mobility", 1, true}}; });
  walked = small.walk();
  ASSERT_EQ(walked.plan.recruit.size(), 1U);
  EXPECT_EQ(walked.plan.recruit[0].places, 2);
}

TEST(ZeroCapacity, IsGivenAsTheReasonAndIsNoCandidate) {
  SmallMarket small;
  small.offer("none", [](Offer& o) { o.capacity.max = 0; });
  small.offer("one");
  small.request("r", [](Request& r) { r.people = {2, 2}; });
  const Walked walked = small.walk();
  ASSERT_EQ(walked.plan.idle.size(), 2U);
  EXPECT_EQ(walked.plan.idle[0].offer, walked.offer("none"));
  EXPECT_EQ(walked.plan.idle[0].code, IdleCode::no_place);
  EXPECT_EQ(walked.plan.idle[1].code, IdleCode::not_needed);
  const Unserved* unserved = walked.unserved("r");
  ASSERT_NE(unserved, nullptr);
  EXPECT_EQ(unserved->code, UnservedCode::together);
  EXPECT_EQ(unserved->candidates, 1U);
  EXPECT_EQ(unserved->with_room, 1U);
}

TEST(Recruit, ThePlaceMattersOnlyWhereOffersNameHowFarTheyGo) {
  SmallMarket small;
  small.request("r", [](Request& r) { r.place = at(20'000), r.groups = {{"district", "2060"}}; });
  small.offer("m", [](Offer& o) { o.place = at(0), o.reach = 5000; });
  Walked walked = small.walk();
  ASSERT_EQ(walked.plan.recruit.size(), 1U);
  EXPECT_EQ(walked.plan.recruit[0].district, "2060");
  const Offer person = hypothetical_offer(walked.market, walked.setting, walked.plan.recruit[0], "new");
  EXPECT_EQ(person.reach, 5000);
  EXPECT_TRUE(person.place.known());

  small.draft.offers[0].offer.value.reach.reset();
  small.draft.offers[0].offer.value.conflicts = {"district:2060"};
  walked = small.walk();
  ASSERT_EQ(walked.plan.recruit.size(), 1U);
  EXPECT_EQ(walked.plan.recruit[0].district, "");
}

}  // namespace
}  // namespace koppel::test
