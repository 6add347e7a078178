// Where hours can bind: against trying every choice of candidate pairs.
#include "pairing/hours.hpp"

#include <algorithm>
#include <bit>
#include <random>

#include "markets.hpp"
#include "model/codes.hpp"
#include "pairing/weigh.hpp"

namespace koppel::test {
namespace {

// One offer with a budget, and requests that need a skill level and take hours.
Market with_hours(int places, Millihours budget, const std::vector<std::pair<int, Millihours>>& level_and_hours) {
  Draft draft;
  DraftOffer offer;
  offer.offer.value.id = "m1";
  offer.offer.value.skills = {{"moderation", 2}};
  offer.offer.value.capacity = {.min = 0, .max = places, .hours = budget};
  offer.has_capacity_min = offer.has_capacity_max = offer.has_reach = true;
  draft.offers = {offer};
  for (const auto& [level, hours] : level_and_hours) {
    DraftRequest request;
    request.request.value.id = "r" + std::to_string(draft.requests.size() + 1);
    request.request.value.needs = {{"moderation", level, true}};
    request.request.value.hours = hours;
    request.has_people_min = request.has_people_max = true;
    draft.requests.push_back(request);
  }
  return market_of(draft);
}

std::size_t refusals(const Market& market, const Setting& setting = {}) {
  return weigh(market, setting).findings.count(model_codes.hours_unsupported);
}

TEST(Hours, OnlyRequestsThatAreCandidatesCount) {
  // The longest request asks more than the offer can: it can never take its hours.
  EXPECT_EQ(refusals(with_hours(1, 4000, {{1, 4000}, {5, 9000}})), 0U);
  EXPECT_EQ(refusals(with_hours(1, 4000, {{1, 4001}, {5, 9000}})), 1U);
}

TEST(Hours, AsManyCountAsThereArePlaces) {
  const std::vector<std::pair<int, Millihours>> requests{{1, 1500}, {1, 3000}, {1, 4500}};
  EXPECT_EQ(refusals(with_hours(2, 7500, requests)), 0U);
  EXPECT_EQ(refusals(with_hours(2, 7499, requests)), 1U);
  EXPECT_EQ(refusals(with_hours(1'000'000'000, 9000, requests)), 0U);
  EXPECT_EQ(refusals(with_hours(0, 0, requests)), 0U);
}

TEST(Hours, TheFindingNamesWhoAndHowMuch) {
  const Weighed weighed = weigh(with_hours(2, 5000, {{1, 4000}, {1, 2500}}), {});
  ASSERT_TRUE(weighed.findings.has_errors());
  const auto& kept = weighed.findings.kept();
  const auto found = std::ranges::find(kept, Code(model_codes.hours_unsupported), &Finding::code);
  ASSERT_NE(found, kept.end());
  const std::string said = found->message(Language::nl);
  for (const char* part : {"m1", "5 uur", "6.5 uur"}) EXPECT_NE(said.find(part), std::string::npos) << said;
}

TEST(Hours, PinnedPairsTakePlacesFirst) {
  const Market market = with_hours(1, 4000, {{1, 3000}, {1, 9000}});
  Setting setting;
  EXPECT_EQ(refusals(market, setting), 1U);
  setting.decisions.pairs = {{OfferId{0U}, RequestId{0U}, DecisionKind::pin, ""}};
  EXPECT_EQ(refusals(market, setting), 0U) << "its only place is promised to the short one";
}

TEST(Hours, AnAbsentOfferOrRequestAsksNothing) {
  const Market market = with_hours(1, 4000, {{1, 3000}, {1, 9000}});
  Setting setting;
  setting.decisions.absent_requests = {RequestId{1U}};
  EXPECT_EQ(refusals(market, setting), 0U);
  setting.decisions.absent_requests.clear();
  setting.decisions.absent_offers = {OfferId{0U}};
  EXPECT_EQ(refusals(market, setting), 0U);
}

TEST(Hours, ExactlyWhereSomeChoiceOfPairsExceedsTheBudget) {
  std::mt19937 random(7);
  std::size_t tight = 0;
  for (int round = 0; round < 400; ++round) {
    std::vector<std::pair<int, Millihours>> requests;
    for (int i = 0; i < 6; ++i) requests.emplace_back(1 + random() % 3, 500 * (random() % 8));
    const int places = static_cast<int>(random() % 5);
    const Millihours budget = 500 * (random() % 30);
    WideWeight most = 0;
    for (unsigned choice = 0; choice < 64; ++choice) {
      WideWeight sum = 0;
      bool possible = std::popcount(choice) <= places;
      for (std::size_t i = 0; i < requests.size(); ++i) {
        if ((choice >> i & 1U) == 0) continue;
        possible = possible && requests[i].first <= 2;
        sum += requests[i].second;
      }
      if (possible) most = std::max(most, sum);
    }
    const std::size_t refused = refusals(with_hours(places, budget, requests));
    ASSERT_EQ(refused, most > budget ? 1U : 0U) << round;
    tight += refused;
  }
  EXPECT_GT(tight, 40U);
}

}  // namespace
}  // namespace koppel::test
