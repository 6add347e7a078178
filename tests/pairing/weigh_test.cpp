// weigh against looking at every pair; pins, absences, and the order of rows.
#include "pairing/weigh.hpp"

#include <algorithm>
#include <random>

#include "graph/problem.hpp"
#include "markets.hpp"
#include "pairing/codes.hpp"

namespace koppel::test {
namespace {

Setting rough_setting(std::uint64_t seed, const Market& market) {
  Setting setting;
  setting.vocabularies = small_vocabularies();
  setting.profile.minimum_points = seed % 3 == 0 ? 45'000 : 0;
  setting.profile.rules.reach = seed % 5 != 0;
  setting.profile.rules.slots = seed % 7 != 0;
  std::mt19937_64 random(seed);
  std::map<std::pair<RequestId, OfferId>, DecisionKind> decided;
  for (int i = 0; i < 6; ++i) {
    const OfferId offer{static_cast<std::uint32_t>(random() % market.offer_count())};
    const RequestId request{static_cast<std::uint32_t>(random() % market.request_count())};
    decided[{request, offer}] = static_cast<DecisionKind>(random() % 3);
  }
  for (const auto& [key, kind] : decided) setting.decisions.pairs.push_back({key.second, key.first, kind, ""});
  return setting;
}

TEST(Weigh, HasAnEdgeExactlyWhereNoRuleIsBroken) {
  for (std::uint64_t seed = 1; seed <= 40; ++seed) {
    const Market market =
        market_of(synthetic_draft({.offers = 70, .requests = 50, .districts = 9, .skills = 6, .seed = seed}));
    const Setting setting = rough_setting(seed, market);
    const Weighed weighed = weigh(market, setting);
    const Assessor assessor(market, setting);
    std::size_t edges = 0;
    for (const RequestId request : market.request_ids()) {
      for (const OfferId offer : market.offer_ids()) {
        const Assessment assessment = assessor.assess(offer, request);
        const auto edge = weighed.instance->graph.find(offer, request);
        const bool pinned = edge && std::ranges::binary_search(weighed.instance->pinned, *edge);
        ASSERT_EQ(edge.has_value(), assessment.failures.empty() || pinned) << seed;
        ASSERT_EQ(assessment.failures.empty(), assessor.allowed(offer, request));
        if (!edge) continue;
        ++edges;
        ASSERT_EQ(weighed.weights[edge->index()], assessment.score.weight);
        ASSERT_EQ(weighed.breakdowns[edge->index()], assessment.score.breakdown);
        ASSERT_EQ(weighed.distances[edge->index()], assessment.score.distance.value_or(-1));
        ASSERT_EQ(std::ranges::binary_search(weighed.pinned_against_rules, *edge),
                  pinned && !assessment.failures.empty());
      }
    }
    ASSERT_EQ(edges, weighed.instance->graph.edge_count());
    ASSERT_GT(edges, 20U) << "a market without candidates tests nothing";
  }
}

TEST(Weigh, PinsAreEdgesAndSaySo) {
  Pair pair;
  pair.request.needs = {{"a", 5, true}};
  const Market market = pair.market();
  Setting setting;
  setting.decisions.pairs = {{OfferId{0U}, RequestId{0U}, DecisionKind::pin, "promised"}};
  const Weighed weighed = weigh(market, setting);
  EXPECT_EQ(weighed.instance->pinned, std::vector<EdgeId>{EdgeId{0U}});
  EXPECT_EQ(weighed.pinned_against_rules, std::vector<EdgeId>{EdgeId{0U}});
  EXPECT_EQ(weighed.findings.count(pairing_codes.pin_overrides_rule), 1U);
}

TEST(Weigh, RangesComeFromTheMarketAndAbsenceEmptiesThem) {
  Pair pair;
  pair.offer.capacity = {1, 3, std::nullopt};
  pair.request.people = {1, 2, false};
  const Market market = pair.market();
  Setting setting;
  const Instance here = *weigh(market, setting).instance;
  EXPECT_EQ(here.offer_range[OfferId{0U}], (Range{1, 3}));
  EXPECT_EQ(here.request_range[RequestId{0U}], (Range{0, 2}));
  setting.decisions.absent_offers = {OfferId{0U}};
  const Instance away = *weigh(market, setting).instance;
  EXPECT_EQ(away.offer_range[OfferId{0U}], (Range{0, 0}));
  EXPECT_EQ(away.graph.edge_count(), 0U);
}

TEST(Weigh, TheOrderOfRowsDoesNotMatter) {
  Draft draft = synthetic_draft({.offers = 60, .requests = 60, .seed = 3});
  const Weighed first = weigh(market_of(draft), {});
  std::mt19937_64 random(5);
  std::ranges::shuffle(draft.offers, random);
  std::ranges::shuffle(draft.requests, random);
  const Weighed second = weigh(market_of(draft), {});
  EXPECT_EQ(first.instance->graph, second.instance->graph);
  EXPECT_EQ(first.weights, second.weights);
  EXPECT_EQ(first.instance->offer_names, second.instance->offer_names);
}

TEST(Weigh, TheResultIsASoundProblem) {
  const Market market = market_of(synthetic_draft({.seed = 11}));
  EXPECT_TRUE(validate(Problem(weigh(market, {}).instance, Goal{})).empty());
}

}  // namespace
}  // namespace koppel::test
