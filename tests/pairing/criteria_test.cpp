// Each soft criterion alone, on a market of one offer and one request: its value is worked out by hand.
#include "pairing/criteria.hpp"

#include <numeric>
#include <set>
#include <string>
#include <vector>

#include "markets.hpp"
#include "pairing/assess.hpp"

namespace koppel::test {
namespace {

// The value (0 … 1000) that one criterion gives: with one point of weight, the breakdown is the value × 1000.
std::int64_t value(const std::string& criterion, const Pair& pair, Setting setting = {}) {
  for (const Criterion& other : all_criteria()) setting.profile.criteria[std::string(other.name)] = 0;
  setting.profile.criteria.at(criterion) = 1000;
  const Market market = pair.market(setting.vocabularies);
  const PairScore score = Assessor(market, setting).score(OfferId{0U}, RequestId{0U});
  EXPECT_EQ(score.weight, std::accumulate(score.breakdown.begin(), score.breakdown.end(), Weight{0}));
  return score.weight / 1000;
}

TEST(Criteria, SkillFitIsTheShareOfAskedLevels) {
  Pair pair;
  EXPECT_EQ(value("skill_fit", pair), 1000);
  pair.request.needs = {{"a", 3, true}, {"b", 2, false}};
  EXPECT_EQ(value("skill_fit", pair), 0);
  pair.offer.skills = {{"a", 5}};
  EXPECT_EQ(value("skill_fit", pair), 600);  // 3 of 5 levels; more than asked does not count
  pair.offer.skills = {{"a", 5}, {"b", 1}};
  EXPECT_EQ(value("skill_fit", pair), 800);
}

TEST(Criteria, ThemesCountFullyOrHalf) {
  Pair pair;
  pair.request.themes = {"cycling", "safety"};
  const Setting setting{.vocabularies = small_vocabularies()};
  pair.offer.themes = {"cycling"};
  EXPECT_EQ(value("theme", pair, setting), 500);
  pair.offer.themes = {"mobility"};
  EXPECT_EQ(value("theme", pair, setting), 250);
  pair.offer.themes = {"cycling", "safety"};
  EXPECT_EQ(value("theme", pair, setting), 1000);
}

TEST(Criteria, ClosenessFallsEvenlyToZero) {
  Pair pair;
  Setting setting;
  setting.profile.closeness_zero = 2224;  // twice the 1112 m below
  EXPECT_EQ(value("closeness", pair, setting), 0);
  pair.offer.place.point = GeoPoint{51'000'000, 4'000'000};
  pair.request.place.point = GeoPoint{51'010'000, 4'000'000};
  EXPECT_EQ(value("closeness", pair, setting), 500);
  pair.request.place.point = pair.offer.place.point;
  EXPECT_EQ(value("closeness", pair, setting), 1000);
  pair.request.place.point = GeoPoint{52'000'000, 4'000'000};
  EXPECT_EQ(value("closeness", pair, setting), 0);
}

TEST(Criteria, LanguageRewardsTheMargin) {
  Pair pair;
  pair.request.languages = {{"fr", Cefr::b1}};
  const std::pair<Cefr, int> expected[] = {
      {Cefr::a2, 0}, {Cefr::b1, 500}, {Cefr::b2, 750}, {Cefr::c1, 1000}, {Cefr::c2, 1000}};
  for (const auto& [level, points] : expected) {
    pair.offer.languages = {{"fr", level}};
    EXPECT_EQ(value("language", pair), points);
  }
  pair.request.languages = {{"fr", Cefr::c2}};
  EXPECT_EQ(value("language", pair), 1000);  // nobody speaks it better
}

TEST(Criteria, SlotsCountUpToThree) {
  Pair pair;
  EXPECT_EQ(value("slots", pair), 1000);
  pair.offer.slots = {"a", "b", "c", "d"};
  pair.request.slots = {"b"};
  EXPECT_EQ(value("slots", pair), 333);
  pair.request.slots = {"a", "b", "c", "d"};
  EXPECT_EQ(value("slots", pair), 1000);
}

TEST(Criteria, LearningIsTheShareOfNeedsOneWantsToLearn) {
  Pair pair;
  pair.offer.wants_to_learn = {"a"};
  EXPECT_EQ(value("learning", pair), 0);
  pair.request.needs = {{"a", 1, false}, {"b", 1, false}};
  EXPECT_EQ(value("learning", pair), 500);
}

TEST(Criteria, RestFallsWithEveryTimeAsked) {
  Pair pair;
  EXPECT_EQ(value("rest", pair), 1000);
  pair.offer.asked = 3;
  EXPECT_EQ(value("rest", pair), 250);
  Setting setting;
  setting.decisions.earlier_asked = IdVector<OfferId, int>(1, 1);
  EXPECT_EQ(value("rest", pair, setting), 200);
}

TEST(Criteria, FirstTimeAndUrgencyBelongToTheRequest) {
  Pair pair;
  EXPECT_EQ(value("first_time", pair), 0);
  pair.request.first_time = true;
  EXPECT_EQ(value("first_time", pair), 1000);
  const std::pair<int, int> expected[] = {{0, 0}, {1, 333}, {2, 666}, {3, 1000}, {9, 1000}};
  for (const auto& [priority, points] : expected) {
    pair.request.priority = priority;
    EXPECT_EQ(value("urgency", pair), points);
  }
}

TEST(Criteria, TheCatalogueHasEveryCriterionOnceWithAllItsTexts) {
  std::set<std::string_view> names;
  for (const Criterion& criterion : all_criteria()) {
    EXPECT_TRUE(names.insert(criterion.name).second) << criterion.name;
    for (const auto& label : criterion.labels) EXPECT_FALSE(label.empty()) << criterion.name;
    EXPECT_FALSE(criterion.description.empty()) << criterion.name;
    EXPECT_FALSE(criterion.meaning.empty()) << criterion.name;
    EXPECT_GE(criterion.points, 0) << criterion.name;
  }
  EXPECT_GE(names.size(), 9U);
}

TEST(Criteria, HaveTheirOwnPointsWhereTheProfileNamesNone) {
  Profile profile;
  const Criterion& skill_fit = all_criteria().front();
  EXPECT_EQ(points_of(skill_fit, profile), 40'000);
  profile.criteria["skill_fit"] = 0;
  EXPECT_EQ(points_of(skill_fit, profile), 0);
}

TEST(Criteria, ScoreManyPairsAsTheyScoreOne) {
  const Market market = market_of(synthetic_draft({.offers = 700, .requests = 3, .districts = 5, .seed = 4}));
  const Setting setting;
  const Assessor assessor(market, setting);
  std::vector<CandidatePair> pairs;
  for (const RequestId request : market.request_ids()) {
    for (const OfferId offer : market.offer_ids()) pairs.push_back(assessor.candidate(offer, request));
  }
  std::vector<Weight> weights(pairs.size()), alone(pairs.size());
  Breakdown breakdowns(pairs.size() * all_criteria().size());
  assessor.score(pairs, weights, breakdowns);
  assessor.score(pairs, alone, {});
  EXPECT_EQ(weights, alone);
  for (std::size_t i = 0; i < pairs.size(); ++i) {
    const PairScore one = assessor.score(pairs[i].offer, pairs[i].request);
    ASSERT_EQ(one.weight, weights[i]);
    const auto row = breakdowns.begin() + static_cast<std::ptrdiff_t>(i * all_criteria().size());
    ASSERT_TRUE(std::equal(one.breakdown.begin(), one.breakdown.end(), row));
  }
  EXPECT_GT(std::set<Weight>(weights.begin(), weights.end()).size(), 100U) << "otherwise the test shows little";
}

}  // namespace
}  // namespace koppel::test
