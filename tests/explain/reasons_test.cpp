// Markets in which the reason is known by thinking.
#include <gtest/gtest.h>

#include "pairing/criteria.hpp"
#include "support/small_market.hpp"

namespace koppel::test {
namespace {

using Strings = std::vector<std::string>;

TEST(NoCandidate, NamesTheOfferWhoseReachFallsLeastShort) {
  SmallMarket small;
  small.offer("far", [](Offer& o) { o.place = at(0), o.reach = 4000; });      // 8 km away: twice its reach
  small.offer("near", [](Offer& o) { o.place = at(2000), o.reach = 5000; });  // 6 km away: a fifth too far
  small.request("r", [](Request& r) { r.place = at(8000); });
  const Walked walked = small.walk();
  const Unserved* unserved = walked.unserved("r");
  ASSERT_NE(unserved, nullptr);
  EXPECT_EQ(unserved->code, UnservedCode::no_candidate);
  EXPECT_EQ(unserved->nearest_offer, walked.offer("near"));
  ASSERT_TRUE(unserved->nearest);
  EXPECT_EQ(unserved->nearest->rule, Rule::reach);
  EXPECT_EQ(unserved->nearest->has, 5000);
  EXPECT_EQ(unserved->relief.kind, Relief::Kind::loosen_rule);
  EXPECT_EQ(unserved->relief.offer, walked.offer("near"));
  EXPECT_TRUE(unserved->relief.serves);
  EXPECT_EQ(unserved->failing, (std::vector<std::pair<Rule, std::size_t>>{{Rule::reach, 2}}));
}

TEST(NoCandidate, ReachComesBeforeSlotsBeforeLanguageBeforeSkills) {
  SmallMarket small;
  small.request("r", [](Request& r) {
    r.place = at(8000);
    r.slots = {"tue"};
    r.languages = {{"fr", Cefr::b2}};
    r.needs = {{"facilitation", 3, true}};
  });
  const auto fits = [](Offer& o) {
    o.place = at(8000);
    o.languages = {{"fr", Cefr::c1}};
    o.skills = {{"facilitation", 3}};
  };
  const auto nearest = [&] {
    const Walked walked = small.walk();
    return walked.market[walked.unserved("r")->nearest_offer.value()].id;
  };
  small.offer("a-skill", [&](Offer& o) { fits(o), o.skills[0].level = 2; });
  EXPECT_EQ(nearest(), "a-skill");
  small.offer("b-language", [&](Offer& o) { fits(o), o.languages[0].level = Cefr::a2; });
  EXPECT_EQ(nearest(), "b-language");
  small.offer("c-slots", [&](Offer& o) { fits(o), o.slots = {"thu"}; });
  EXPECT_EQ(nearest(), "c-slots");
  small.offer("d-reach", [&](Offer& o) { fits(o), o.place = at(0), o.reach = 1000; });
  EXPECT_EQ(nearest(), "d-reach");
}

TEST(NoCandidate, NobodyIsToldToLearnALanguage) {
  SmallMarket small;
  small.offer("m", [](Offer& o) { o.languages = {{"nl", Cefr::c2}}; });
  small.request("r", [](Request& r) { r.languages = {{"fr", Cefr::b1}}; });
  const Walked walked = small.walk();
  const Unserved* unserved = walked.unserved("r");
  EXPECT_EQ(unserved->nearest->rule, Rule::language);
  EXPECT_EQ(unserved->relief.kind, Relief::Kind::recruit);
  EXPECT_TRUE(unserved->relief.serves);
  ASSERT_EQ(walked.plan.recruit.size(), 1U);
  EXPECT_EQ(walked.plan.recruit[0].languages, (std::vector<LanguageLevel>{{"fr", Cefr::b1}}));
  EXPECT_EQ(walked.plan.recruit[0].gain, 1U);
}

TEST(NoCandidate, AConflictOfInterestIsNamedButNeverLoosened) {
  SmallMarket small;
  small.offer("m", [](Offer& o) { o.conflicts = {"from:city_service"}; });
  small.request("r", [](Request& r) { r.from = "city_service"; });
  const Walked walked = small.walk();
  EXPECT_EQ(walked.unserved("r")->nearest->rule, Rule::conflict);
  EXPECT_EQ(walked.unserved("r")->relief.kind, Relief::Kind::recruit);
}

TEST(NoCandidate, WithoutASingleObstacleTheRuleMostOffersFailOnIsNamed) {
  SmallMarket small;
  const auto unskilled = [](Offer& o) { o.languages = {{"nl", Cefr::c2}}; };
  small.offer("m1", unskilled);
  small.offer("m2", unskilled);
  small.offer("m3", [](Offer& o) {
    o.skills = {{"mobility", 3}}, o.slots = {"thu"}, o.languages = {{"nl", Cefr::c2}};
  });
  small.request("r", [](Request& r) {
    r.needs = {{"mobility", 3, true}};
    r.languages = {{"fr", Cefr::b1}};
    r.slots = {"tue"};
  });
  const Walked walked = small.walk();
  const Unserved* unserved = walked.unserved("r");
  EXPECT_FALSE(unserved->nearest_offer);
  EXPECT_EQ(unserved->nearest->rule, Rule::language);
  EXPECT_EQ(unserved->failing,
            (std::vector<std::pair<Rule, std::size_t>>{{Rule::skills, 2}, {Rule::language, 3}, {Rule::slots, 1}}));
}

TEST(NoCandidate, ALooserRuleThatWouldNotServeIsPassedOver) {
  // "busy" is nearest but has its hands full with somebody whom nobody else can help; "free" is farther off and can
  // come.
  SmallMarket small;
  small.offer("busy", [](Offer& o) { o.place = at(2000), o.reach = 5000, o.skills = {{"mobility", 5}}; });
  small.offer("free", [](Offer& o) { o.place = at(0), o.reach = 4000; });
  small.request("r1", [](Request& r) { r.place = at(2000), r.needs = {{"mobility", 5, true}}; });
  small.request("r2", [](Request& r) { r.place = at(8000); });
  const Walked walked = small.walk();
  EXPECT_EQ(walked.unserved("r2")->nearest_offer, walked.offer("busy"));
  EXPECT_EQ(walked.unserved("r2")->relief.offer, walked.offer("free"));
  EXPECT_TRUE(walked.unserved("r2")->relief.serves);
}

TEST(NoCandidate, IsToldBeforeAnySolving) {
  SmallMarket small;
  small.offer("m", [](Offer& o) { o.languages = {{"nl", Cefr::c2}}; });
  small.request("can", [](Request& r) { r.languages = {{"nl", Cefr::b1}}; });
  small.request("cannot", [](Request& r) { r.languages = {{"fr", Cefr::b1}}; });
  small.request("absent", [](Request& r) { r.languages = {{"fr", Cefr::b1}}; });
  small.decide(DecisionKind::unavailable, "", "absent");
  const Walked walked = small.weighed();
  const std::vector<Unserved> told = explain_without_candidates(walked.market, walked.setting, walked.weighed);
  ASSERT_EQ(told.size(), 1U);
  EXPECT_EQ(told[0].request, walked.request("cannot"));
  EXPECT_EQ(told[0].nearest->rule, Rule::language);
}

TEST(Suggestions, NobodyIsAskedToTravelFurtherThanTwiceHisReach) {
  SmallMarket small;
  small.offer("m", [](Offer& o) { o.place = at(0), o.reach = 3000; });
  small.request("r", [](Request& r) { r.place = at(8000); });
  EXPECT_EQ(small.walk().unserved("r")->relief.kind, Relief::Kind::recruit);
  small.profile.suggest_reach = 300;
  EXPECT_EQ(small.walk().unserved("r")->relief.kind, Relief::Kind::loosen_rule);
}

TEST(Suggestions, OneLevelOfALanguageMayBeAskedForLikeAnyOther) {
  SmallMarket small;
  small.offer("m", [](Offer& o) { o.languages = {{"fr", Cefr::a2}}; });
  small.request("r", [](Request& r) { r.languages = {{"fr", Cefr::b1}}; });
  const Walked walked = small.walk();
  EXPECT_EQ(walked.unserved("r")->relief.kind, Relief::Kind::loosen_rule);
  EXPECT_EQ(walked.unserved("r")->relief.failure->rule, Rule::language);
  SmallMarket beyond;
  beyond.offer("m", [](Offer& o) { o.languages = {{"fr", Cefr::a2}}; });
  beyond.request("r", [](Request& r) { r.languages = {{"fr", Cefr::b2}}; });
  EXPECT_EQ(beyond.walk().unserved("r")->relief.kind, Relief::Kind::recruit);
}

// Twice as far asks more than one level of a skill; a fifth further asks less.
TEST(Suggestions, WhatAsksLeastOfAPersonComesFirst) {
  const auto asked = [](Metres reach) {
    SmallMarket small;
    small.offer("a-far", [=](Offer& o) { o.place = at(0), o.reach = reach, o.skills = {{"facilitation", 3}}; });
    small.offer("b-skill", [](Offer& o) { o.place = at(8000), o.skills = {{"facilitation", 2}}; });
    small.request("r", [](Request& r) { r.place = at(8000), r.needs = {{"facilitation", 3, true}}; });
    const Walked walked = small.walk();
    return walked.market[walked.unserved("r")->relief.offer.value()].id;
  };
  EXPECT_EQ(asked(4500), "b-skill");
  EXPECT_EQ(asked(7000), "a-far");
}

//   sewer ── r1 r2 r3        electrician ── r4
// Three requests share one sewer with two places; r4 and its electrician have no part in it.
TEST(Scarce, NamesWhoSharesWhom) {
  SmallMarket small;
  small.offer("sewer", [](Offer& o) { o.skills = {{"sewing", 3}}, o.capacity.max = 2; });
  small.offer("electrician", [](Offer& o) { o.skills = {{"electricity", 3}}; });
  for (const char* id : {"r1", "r2", "r3"}) small.request(id, [](Request& r) { r.needs = {{"sewing", 1, true}}; });
  small.request("r4", [](Request& r) { r.needs = {{"electricity", 1, true}}; });
  const Walked walked = small.walk();
  ASSERT_EQ(walked.plan.unserved.size(), 1U);
  const Unserved& unserved = walked.plan.unserved[0];
  EXPECT_EQ(unserved.code, UnservedCode::scarce);
  EXPECT_EQ(walked.request_ids(unserved.hall_requests), (Strings{"r1", "r2", "r3"}));
  EXPECT_EQ(walked.offer_ids(unserved.hall_offers), Strings{"sewer"});
  EXPECT_EQ(unserved.hall_places, 2);
  EXPECT_EQ(unserved.relief.kind, Relief::Kind::more_capacity);
  EXPECT_EQ(unserved.relief.offer, walked.offer("sewer"));
  EXPECT_TRUE(unserved.relief.serves);
}

//   m1 ── r1 r2      m2 ── r2 r3      m3 ── r3, wide: nobody else
// Chains are followed to their end and no further: two requests more than the three offers, all in one set.
TEST(Scarce, FollowsAChainOfSharedOffers) {
  SmallMarket small;
  const auto can = [](const char* first, const char* second) {
    return [=](Offer& o) { o.skills = {{first, 3}, {second, 3}}; };
  };
  const auto needs = [](const char* skill) { return [=](Request& r) { r.needs = {{skill, 1, true}}; }; };
  small.offer("m1", can("a", "b"));
  small.offer("m2", can("b", "c"));
  small.request("a", needs("a"));
  small.request("b1", needs("b"));
  small.request("b2", needs("b"));
  small.request("c", needs("c"));
  const Walked walked = small.walk();
  ASSERT_EQ(walked.plan.unserved.size(), 2U);
  for (const Unserved& unserved : walked.plan.unserved) {
    EXPECT_EQ(walked.offer_ids(unserved.hall_offers), (Strings{"m1", "m2"}));
    EXPECT_EQ(unserved.hall_places, 2);
    EXPECT_EQ(unserved.hall_requests.size(), 4U);
  }
}

TEST(Scarce, APlaceThatAPinTookIsNotThere) {
  SmallMarket small;
  small.offer("m", [](Offer& o) { o.capacity.max = 2; });
  small.request("pinned");
  small.request("r1");
  small.request("r2");
  small.decide(DecisionKind::pin, "m", "pinned");
  const Walked walked = small.walk();
  ASSERT_EQ(walked.plan.unserved.size(), 1U);
  EXPECT_EQ(walked.plan.unserved[0].code, UnservedCode::scarce);
  EXPECT_EQ(walked.request_ids(walked.plan.unserved[0].hall_requests), (Strings{"r1", "r2"}));
  EXPECT_EQ(walked.plan.unserved[0].hall_places, 1);
}

TEST(Scarce, SomebodyWithTwoPeopleIsNotCountedTwice) {
  // r1 wants two people and can have both only while nobody else wants them.
  SmallMarket small;
  small.offer("m1");
  small.offer("m2");
  small.request("r1", [](Request& r) { r.people.max = 2; });
  small.request("r2");
  small.request("r3");
  const Walked walked = small.walk();
  ASSERT_EQ(walked.plan.unserved.size(), 1U);
  EXPECT_EQ(walked.request_ids(walked.plan.unserved[0].hall_requests), (Strings{"r1", "r2", "r3"}));
  EXPECT_EQ(walked.plan.unserved[0].hall_places, 2);
}

TEST(Underserved, IsSaidWithWhatWasWanted) {
  SmallMarket small;
  small.offer("m1");
  small.request("r1", [](Request& r) { r.people.max = 2; });
  const Walked walked = small.walk();
  ASSERT_EQ(walked.plan.underserved.size(), 1U);
  EXPECT_EQ(walked.plan.underserved[0].wanted, 2);
  EXPECT_EQ(walked.plan.underserved[0].got, 1);
  EXPECT_TRUE(walked.plan.unserved.empty());
}

TEST(Outweighed, SaysWhatServingItWouldCost) {
  // Both people are best placed with r1, who may have two; r2 can only have "m", and fits it badly.
  SmallMarket small;
  small.profile.strategy = "max_weight";
  for (const Criterion& criterion : all_criteria()) small.profile.criteria[std::string(criterion.name)] = 0;
  small.profile.criteria["theme"] = 10'000;
  small.offer("m", [](Offer& o) { o.themes = {"mobility"}, o.languages = {{"nl", Cefr::c2}}; });
  small.offer("n", [](Offer& o) { o.themes = {"mobility"}, o.languages = {{"fr", Cefr::c2}}; });
  small.request("r1", [](Request& r) { r.themes = {"mobility"}, r.people.max = 2; });
  small.request("r2", [](Request& r) { r.themes = {"education"}, r.languages = {{"nl", Cefr::b1}}; });
  const Walked walked = small.walk();
  const Unserved* unserved = walked.unserved("r2");
  ASSERT_NE(unserved, nullptr);
  EXPECT_EQ(unserved->code, UnservedCode::outweighed);
  const Weight good =
      walked.weighed.weights[walked.weighed.instance->graph.find(walked.offer("m"), walked.request("r1"))->index()];
  const Weight bad =
      walked.weighed.weights[walked.weighed.instance->graph.find(walked.offer("m"), walked.request("r2"))->index()];
  EXPECT_GT(good, bad);
  EXPECT_EQ(unserved->shortfall, good - bad);
}

TEST(Unavailable, IsTheCoordinatorsOwnDecision) {
  SmallMarket small;
  small.offer("m");
  small.offer("away");
  small.request("r");
  small.request("gone");
  small.decide(DecisionKind::unavailable, "", "gone");
  small.decide(DecisionKind::unavailable, "away", "");
  const Walked walked = small.walk();
  EXPECT_EQ(walked.unserved("gone")->code, UnservedCode::unavailable);
  EXPECT_EQ(walked.unserved("gone")->relief.kind, Relief::Kind::none);
  EXPECT_TRUE(walked.plan.recruit.empty());
  ASSERT_EQ(walked.plan.idle.size(), 1U);
  EXPECT_EQ(walked.plan.idle[0].code, IdleCode::unavailable);
}

TEST(Idle, SaysWhetherAnybodyWantedThem) {
  SmallMarket small;
  small.offer("m1");
  small.offer("m2");
  small.offer("stranger", [](Offer& o) { o.conflicts = {"from:city_service"}; });
  small.request("r", [](Request& r) { r.from = "city_service"; });
  const Walked walked = small.walk();
  ASSERT_EQ(walked.plan.idle.size(), 2U);
  EXPECT_EQ(walked.plan.idle[0].code, IdleCode::not_needed);
  EXPECT_EQ(walked.plan.idle[1].offer, walked.offer("stranger"));
  EXPECT_EQ(walked.plan.idle[1].code, IdleCode::no_candidate);
}

TEST(Infeasible, GivesAPlanWithoutPairsThatStillExplains) {
  SmallMarket small;
  small.offer("m", [](Offer& o) { o.capacity = {3, 3, {}}; });  // was promised three requests; there are two
  small.request("r1");
  small.request("r2");
  small.request("r3", [](Request& r) { r.languages = {{"fr", Cefr::b1}}; });
  const Walked walked = small.walk();
  ASSERT_EQ(walked.outcome.status, Status::infeasible);
  EXPECT_TRUE(walked.plan.pairs.empty());
  EXPECT_TRUE(walked.plan.reserves.empty());
  EXPECT_EQ(walked.unserved("r1")->code, UnservedCode::unsolved);
  EXPECT_EQ(walked.unserved("r3")->code, UnservedCode::no_candidate);
  EXPECT_FALSE(walked.unserved("r3")->relief.serves);
}

TEST(Reasons, TwoOrNobodyGetsTwoOrIsToldHowManyThereAre) {
  SmallMarket small;
  small.offer("m1");
  small.offer("m2");
  small.request("alone");
  small.decide(DecisionKind::pin, "m1", "alone");
  small.request("pair", [](Request& r) { r.people = {2, 2, false}; });
  const Walked walked = small.walk();
  ASSERT_EQ(walked.outcome.status, Status::optimal);
  const Unserved* pair = walked.unserved("pair");
  ASSERT_NE(pair, nullptr);
  EXPECT_EQ(walked.unserved("alone"), nullptr);
  EXPECT_EQ(pair->code, UnservedCode::together);
  EXPECT_EQ(pair->wanted, 2);
  EXPECT_EQ(pair->candidates, 2U);
  EXPECT_EQ(pair->with_room, 1U);
  EXPECT_EQ(pair->relief.kind, Relief::Kind::fewer_people);
}

TEST(Reasons, PeopleWhoComeTogetherHoldTheirPlacesInAHallSet) {
  SmallMarket small;
  small.offer("m1");
  small.offer("m2");
  small.request("pair", [](Request& r) { r.people = {2, 2, false}; });
  small.decide(DecisionKind::pin, "m1", "pair");
  small.request("r1");
  small.request("r2");
  const Walked walked = small.walk();
  ASSERT_EQ(walked.outcome.status, Status::optimal);
  for (const char* left_out : {"r1", "r2"}) {
    const Unserved* unserved = walked.unserved(left_out);
    ASSERT_NE(unserved, nullptr);
    EXPECT_EQ(unserved->code, UnservedCode::scarce);
    EXPECT_EQ(unserved->hall_requests.size(), 2U);
    EXPECT_EQ(unserved->hall_places, 0);
  }
}

}  // namespace
}  // namespace koppel::test
