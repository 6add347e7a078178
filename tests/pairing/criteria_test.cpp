// Each soft criterion alone, on a market of one offer and one request: its value is worked out by hand.
#include "pairing/criteria.hpp"

#include <numeric>

#include "markets.hpp"
#include "pairing/assess.hpp"

namespace koppel::test {
namespace {

// The value (0 … 1000) that one criterion gives: with one point of weight, the breakdown is the value × 1000.
std::int64_t value(Criterion criterion, const Pair& pair, Setting setting = {}) {
  setting.profile.criteria.points.fill(0);
  setting.profile.criteria[criterion] = 1000;
  const Market market = pair.market(setting.vocabularies);
  const PairScore score = Assessor(market, setting).score(OfferId{0U}, RequestId{0U});
  EXPECT_EQ(score.weight, std::accumulate(score.breakdown.begin(), score.breakdown.end(), Weight{0}));
  return score.weight / 1000;
}

TEST(Criteria, SkillFitIsTheShareOfAskedLevels) {
  Pair pair;
  EXPECT_EQ(value(Criterion::skill_fit, pair), 1000);
  pair.request.needs = {{"a", 3, true}, {"b", 2, false}};
  EXPECT_EQ(value(Criterion::skill_fit, pair), 0);
  pair.offer.skills = {{"a", 5}};
  EXPECT_EQ(value(Criterion::skill_fit, pair), 600);  // 3 of 5 levels; more than asked does not count
  pair.offer.skills = {{"a", 5}, {"b", 1}};
  EXPECT_EQ(value(Criterion::skill_fit, pair), 800);
}

TEST(Criteria, ThemesCountFullyOrHalf) {
  Pair pair;
  pair.request.themes = {"cycling", "safety"};
  const Setting setting{.vocabularies = small_vocabularies()};
  pair.offer.themes = {"cycling"};
  EXPECT_EQ(value(Criterion::theme, pair, setting), 500);
  pair.offer.themes = {"mobility"};
  EXPECT_EQ(value(Criterion::theme, pair, setting), 250);
  pair.offer.themes = {"cycling", "safety"};
  EXPECT_EQ(value(Criterion::theme, pair, setting), 1000);
}

TEST(Criteria, ClosenessFallsEvenlyToZero) {
  Pair pair;
  Setting setting;
  setting.profile.closeness_zero = 2224;  // twice the 1112 m below
  EXPECT_EQ(value(Criterion::closeness, pair, setting), 0);
  pair.offer.place.point = GeoPoint{51'000'000, 4'000'000};
  pair.request.place.point = GeoPoint{51'010'000, 4'000'000};
  EXPECT_EQ(value(Criterion::closeness, pair, setting), 500);
  pair.request.place.point = pair.offer.place.point;
  EXPECT_EQ(value(Criterion::closeness, pair, setting), 1000);
  pair.request.place.point = GeoPoint{52'000'000, 4'000'000};
  EXPECT_EQ(value(Criterion::closeness, pair, setting), 0);
}

TEST(Criteria, LanguageRewardsTheMargin) {
  Pair pair;
  pair.request.languages = {{"fr", Cefr::b1}};
  const std::pair<Cefr, int> expected[] = {
      {Cefr::a2, 0}, {Cefr::b1, 500}, {Cefr::b2, 750}, {Cefr::c1, 1000}, {Cefr::c2, 1000}};
  for (const auto& [level, points] : expected) {
    pair.offer.languages = {{"fr", level}};
    EXPECT_EQ(value(Criterion::language, pair), points);
  }
  pair.request.languages = {{"fr", Cefr::c2}};
  EXPECT_EQ(value(Criterion::language, pair), 1000);  // nobody speaks it better
}

TEST(Criteria, SlotsCountUpToThree) {
  Pair pair;
  EXPECT_EQ(value(Criterion::slots, pair), 1000);
  pair.offer.slots = {"a", "b", "c", "d"};
  pair.request.slots = {"b"};
  EXPECT_EQ(value(Criterion::slots, pair), 333);
  pair.request.slots = {"a", "b", "c", "d"};
  EXPECT_EQ(value(Criterion::slots, pair), 1000);
}

TEST(Criteria, LearningIsTheShareOfNeedsOneWantsToLearn) {
  Pair pair;
  pair.offer.wants_to_learn = {"a"};
  EXPECT_EQ(value(Criterion::learning, pair), 0);
  pair.request.needs = {{"a", 1, false}, {"b", 1, false}};
  EXPECT_EQ(value(Criterion::learning, pair), 500);
}

TEST(Criteria, RestFallsWithEveryTimeAsked) {
  Pair pair;
  EXPECT_EQ(value(Criterion::rest, pair), 1000);
  pair.offer.asked = 3;
  EXPECT_EQ(value(Criterion::rest, pair), 250);
  Setting setting;
  setting.decisions.earlier_asked = IdVector<OfferId, int>(1, 1);
  EXPECT_EQ(value(Criterion::rest, pair, setting), 200);
}

TEST(Criteria, FirstTimeAndUrgencyBelongToTheRequest) {
  Pair pair;
  EXPECT_EQ(value(Criterion::first_time, pair), 0);
  pair.request.first_time = true;
  EXPECT_EQ(value(Criterion::first_time, pair), 1000);
  const std::pair<int, int> expected[] = {{0, 0}, {1, 333}, {2, 666}, {3, 1000}, {9, 1000}};
  for (const auto& [priority, points] : expected) {
    pair.request.priority = priority;
    EXPECT_EQ(value(Criterion::urgency, pair), points);
  }
}

TEST(Criteria, TheCatalogueHasEveryCriterionOnceInOrder) {
  ASSERT_EQ(all_criteria().size(), criterion_count);
  for (std::size_t i = 0; i < criterion_count; ++i) {
    EXPECT_EQ(all_criteria()[i].criterion, static_cast<Criterion>(i));
    EXPECT_EQ(all_criteria()[i].name, to_string(static_cast<Criterion>(i)));
    for (const auto& label : all_criteria()[i].labels) EXPECT_FALSE(label.empty());
  }
}

}  // namespace
}  // namespace koppel::test
