// Each hard rule on a market of one offer and one request: what breaks it, by how much, and what does not.
#include "pairing/assess.hpp"

#include "markets.hpp"

namespace koppel::test {
namespace {

constexpr OfferId m1{0U};
constexpr RequestId r1{0U};

std::vector<RuleFailure> failures(const Pair& pair, Setting setting = {}) {
  const Market market = pair.market(setting.vocabularies);
  const Assessor assessor(market, setting);
  const Assessment assessment = assessor.assess(m1, r1);
  EXPECT_EQ(assessment.failures.empty(), assessor.allowed(m1, r1));
  return assessment.failures;
}

using Failures = std::vector<RuleFailure>;

TEST(Rules, NothingAskedMeansNothingBroken) { EXPECT_EQ(failures({}), Failures{}); }

TEST(Rules, AMustNeedIsMetAtItsLevelOnly) {
  Pair pair;
  pair.request.needs = {{"facilitation", 3, true}};
  EXPECT_EQ(failures(pair), (Failures{{Rule::skills, "facilitation", 3, 0}}));
  pair.offer.skills = {{"facilitation", 2}};
  EXPECT_EQ(failures(pair), (Failures{{Rule::skills, "facilitation", 3, 2}}));
  pair.offer.skills = {{"facilitation", 3}};
  EXPECT_EQ(failures(pair), Failures{});
}

TEST(Rules, AWishBreaksNothing) {
  Pair pair;
  pair.request.needs = {{"facilitation", 5, false}};
  EXPECT_EQ(failures(pair), Failures{});
}

TEST(Rules, OneOfTheAskedSkillsIsNeededWhereTheProfileSaysSo) {
  Pair pair;
  pair.request.needs = {{"bookkeeping", 2, false}, {"facilitation", 2, false}};
  pair.offer.skills = {{"cooking", 5}};
  EXPECT_EQ(failures(pair), Failures{}) << "wishes by default";
  Setting setting;
  setting.profile.rules.one_skill = true;
  EXPECT_EQ(failures(pair, setting), (Failures{{Rule::skills, "bookkeeping", 2, 0}}));
  pair.offer.skills = {{"facilitation", 1}};
  EXPECT_EQ(failures(pair, setting), (Failures{{Rule::skills, "facilitation", 2, 1}})) << "the nearest is named";
  pair.offer.skills = {{"facilitation", 2}};
  EXPECT_EQ(failures(pair, setting), Failures{});
  pair.request.needs.push_back({"mediation", 1, true});
  EXPECT_EQ(failures(pair, setting), (Failures{{Rule::skills, "mediation", 1, 0}})) << "a must decides alone";
  pair.request.needs.clear();
  EXPECT_EQ(failures(pair, setting), Failures{}) << "nothing is asked";
}

TEST(Rules, NarrowerTermsServeBroaderNeedsAsConfigured) {
  Pair pair;
  pair.request.needs = {{"process", 2, true}};
  pair.offer.skills = {{"moderation", 2}};
  Setting setting{.vocabularies = small_vocabularies()};
  setting.profile.rules.skill_match = SkillMatch::exact;
  EXPECT_EQ(failures(pair, setting).size(), 1U);
  setting.profile.rules.skill_match = SkillMatch::narrower;
  EXPECT_EQ(failures(pair, setting), Failures{});
}

TEST(Rules, BroaderTermsServeOneLevelLessWhenRelatedCounts) {
  Pair pair;
  pair.request.needs = {{"moderation", 2, true}};
  pair.offer.skills = {{"process", 3}};
  Setting setting{.vocabularies = small_vocabularies()};
  EXPECT_EQ(failures(pair, setting), (Failures{{Rule::skills, "moderation", 2, 0}}));
  setting.profile.rules.skill_match = SkillMatch::related;
  EXPECT_EQ(failures(pair, setting), Failures{});
  pair.offer.skills = {{"process", 2}};
  EXPECT_EQ(failures(pair, setting), (Failures{{Rule::skills, "moderation", 2, 1}}));
}

TEST(Rules, OneOfTheAskedLanguagesWillDo) {
  Pair pair;
  pair.request.languages = {{"fr", Cefr::b2}, {"tr", Cefr::b1}};
  pair.offer.languages = {{"fr", Cefr::b1}};
  EXPECT_EQ(failures(pair), (Failures{{Rule::language, "fr", static_cast<int>(Cefr::b2), static_cast<int>(Cefr::b1)}}));
  pair.offer.languages = {{"fr", Cefr::a1}, {"tr", Cefr::b1}};
  EXPECT_EQ(failures(pair), Failures{});
}

TEST(Rules, ALanguageWithoutALevelAsksWhatTheProfileSays) {
  Pair pair;
  pair.request.languages = {{"fr", Cefr::any}};
  pair.offer.languages = {{"fr", Cefr::a2}};
  EXPECT_EQ(failures(pair).size(), 1U);
  Setting easier;
  easier.profile.defaults.language_level = Cefr::a2;
  EXPECT_EQ(failures(pair, easier), Failures{});
}

TEST(Rules, WhoNamesNoLanguageSpeaksTheProgrammes) {
  Pair pair;
  pair.request.languages = {{"nl", Cefr::c2}};
  EXPECT_EQ(failures(pair), Failures{});
  pair.request.languages = {{"fr", Cefr::a1}};
  EXPECT_EQ(failures(pair).size(), 1U);
}

TEST(Rules, ReachIsInMetresAndAMissingPlacePasses) {
  Pair pair;
  pair.offer.place.point = GeoPoint{51'000'000, 4'000'000};
  pair.request.place.point = GeoPoint{51'010'000, 4'000'000};  // a hundredth of a degree of latitude: 1112 m
  pair.offer.reach = 1112;
  EXPECT_EQ(failures(pair), Failures{});
  pair.offer.reach = 1111;
  EXPECT_EQ(failures(pair), (Failures{{Rule::reach, "", 1112, 1111}}));
  pair.request.place.point.reset();
  EXPECT_EQ(failures(pair), Failures{});
}

TEST(Rules, TravelTimesReplaceTheDistance) {
  Pair pair;
  pair.offer.place = {"2000", GeoPoint{51'000'000, 4'000'000}};
  pair.request.place = {"2060", GeoPoint{51'010'000, 4'000'000}};
  pair.offer.reach = 2000;
  Setting setting;
  setting.travel_times.rows = {{"2060", "2000", 5000}};
  EXPECT_EQ(failures(pair, setting), (Failures{{Rule::reach, "", 5000, 2000}}));
}

TEST(Rules, SlotsCountWhereBothNameThem) {
  Pair pair;
  pair.offer.slots = {"tue", "wed"};
  EXPECT_EQ(failures(pair), Failures{});
  pair.request.slots = {"fri", "thu"};
  EXPECT_EQ(failures(pair), (Failures{{Rule::slots, "", 0, 0}}));
  pair.request.slots = {"thu", "wed"};
  EXPECT_EQ(failures(pair), Failures{});
}

TEST(Rules, ConflictsMeetGroupsKindsAndIds) {
  Pair pair;
  pair.request.from = "politician";
  pair.request.groups = {{"org", "district-merksem"}};
  for (const std::string key : {"org:district-merksem", "from:politician", "request:r1"}) {
    pair.offer.conflicts = {key};
    EXPECT_EQ(failures(pair), (Failures{{Rule::conflict, key, 0, 0}}));
  }
  pair.offer.conflicts = {"org:district-deurne"};
  EXPECT_EQ(failures(pair), Failures{});
}

TEST(Rules, EngagementIsComparedWhereBothGiveIt) {
  Pair pair;
  pair.request.groups = {{"engagement", "2"}};
  EXPECT_EQ(failures(pair), Failures{});
  pair.offer.groups = {{"engagement", "1"}};
  EXPECT_EQ(failures(pair), (Failures{{Rule::engagement, "engagement", 2, 1}}));
  pair.offer.groups = {{"engagement", "3"}};
  EXPECT_EQ(failures(pair), Failures{});
}

TEST(Rules, EveryBrokenRuleIsNamedInOrder) {
  Pair pair;
  pair.request.needs = {{"facilitation", 1, true}};
  pair.request.languages = {{"fr", Cefr::b1}};
  pair.request.slots = {"thu"};
  pair.offer.slots = {"wed"};
  const auto broken = failures(pair);
  ASSERT_EQ(broken.size(), 3U);
  EXPECT_EQ(broken[0].rule, Rule::skills);
  EXPECT_EQ(broken[1].rule, Rule::language);
  EXPECT_EQ(broken[2].rule, Rule::slots);
}

TEST(Rules, ARuleThatIsOffBreaksNothing) {
  Pair pair;
  pair.request.needs = {{"facilitation", 1, true}};
  pair.request.languages = {{"fr", Cefr::b1}};
  Setting setting;
  setting.profile.rules.skills = setting.profile.rules.language = false;
  EXPECT_EQ(failures(pair, setting), Failures{});
}

TEST(Rules, DecisionsRuleOut) {
  Setting setting;
  setting.decisions.pairs = {{m1, r1, DecisionKind::declined, ""}};
  EXPECT_EQ(failures({}, setting), (Failures{{Rule::declined, "", 0, 0}}));
  setting.decisions.pairs = {{m1, r1, DecisionKind::forbid, ""}};
  EXPECT_EQ(failures({}, setting), (Failures{{Rule::forbidden, "", 0, 0}}));
  setting.decisions.pairs.clear();
  setting.decisions.absent_offers = {m1};
  EXPECT_EQ(failures({}, setting), (Failures{{Rule::absent, "", 0, 0}}));
}

TEST(Rules, TooFewPointsAreAFailureInTheWeightsUnits) {
  Setting setting;
  setting.profile.minimum_points = 1'000'000;
  const auto broken = failures({}, setting);
  ASSERT_EQ(broken.size(), 1U);
  EXPECT_EQ(broken[0].rule, Rule::minimum_points);
  EXPECT_EQ(broken[0].asked, 1'000'000'000);
  EXPECT_LT(broken[0].has, broken[0].asked);
}

TEST(Rules, NamesAreReadBack) {
  for (std::size_t rule = 0; rule < rule_count; ++rule) {
    EXPECT_EQ(parse_rule(to_string(static_cast<Rule>(rule))), static_cast<Rule>(rule));
  }
  EXPECT_FALSE(parse_rule("luck"));
}

}  // namespace
}  // namespace koppel::test
