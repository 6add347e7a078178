// Metrics against values found by hand.
#include "measure/metrics.hpp"

#include <gtest/gtest.h>

#include <optional>

#include "base/exact.hpp"
#include "support/small_market.hpp"

namespace koppel::test {
namespace {

// A market of its graph only: which offers and requests there are, their places, edges with weights, and what was
// chosen.
struct Given {
  struct Edge {
    std::uint32_t offer, request;
    Weight points;
    bool chosen = false;
    std::int32_t metres = -1;
  };
  std::vector<int> places;
  std::vector<int> people;
  std::vector<Edge> edges;  // by request, then offer
};

class Measured {
 public:
  explicit Measured(const Given& given) {
    SmallMarket small;
    for (std::size_t i = 0; i < given.places.size(); ++i) small.offer("m" + std::to_string(i));
    for (std::size_t i = 0; i < given.people.size(); ++i)
      small.request("r" + std::to_string(i), [&](Request& r) { requests(i, r); });
    walked_ = small.weighed();
    Instance instance = *walked_.weighed.instance;
    std::vector<Endpoints> ends;
    walked_.weighed.weights.clear();
    walked_.weighed.distances.clear();
    for (const Given::Edge& edge : given.edges) {
      if (edge.chosen) walked_.outcome.matching.push_back(EdgeId{ends.size()});
      ends.push_back({OfferId{edge.offer}, RequestId{edge.request}});
      walked_.weighed.weights.push_back(edge.points * decimal_scale);
      walked_.weighed.distances.push_back(edge.metres);
    }
    instance.graph = BipartiteGraph(given.places.size(), given.people.size(), ends);
    for (const OfferId offer : instance.offer_range.ids())
      instance.offer_range[offer] = {0, given.places[offer.index()]};
    for (const RequestId request : instance.request_range.ids())
      instance.request_range[request] = {0, given.people[request.index()]};
    walked_.weighed.instance = std::make_shared<const Instance>(std::move(instance));
    walked_.outcome.status = Status::optimal;
  }

  Setting& setting() { return walked_.setting; }
  [[nodiscard]] std::vector<Metric> all() const {
    return measure(walked_.market, walked_.weighed, walked_.outcome, walked_.setting);
  }
  [[nodiscard]] std::optional<std::int64_t> operator[](std::string_view name) const {
    for (const Metric& metric : all()) {
      if (metric.name == name) return metric.value_e6;
    }
    return std::nullopt;
  }
  [[nodiscard]] const Walked& walked() const { return walked_; }

 private:
  // r0 and r1 from 2060, r2 from 2018, the rest from nowhere; r0 and r3 ask for the first time.
  static void requests(std::size_t i, Request& request) {
    if (i < 3) request.groups.push_back({"district", i < 2 ? "2060" : "2018"});
    request.from = "resident_group";
    request.first_time = i % 3 == 0;
  }

  Walked walked_;
};

//            r0       r1       r2       r3
//   m0 (2)   [30]     [10]
//   m1 (1)   40       5        [20]
//   m2 (1)
Given four_requests() {
  return {.places = {2, 1, 1},
          .people = {1, 1, 1, 1},
          .edges = {{0, 0, 30, true, 1500}, {1, 0, 40}, {0, 1, 10, true, 500}, {1, 1, 5}, {1, 2, 20, true}}};
}

TEST(Metrics, OfASmallMatchingAreAsCountedByHand) {
  const Measured measured(four_requests());
  EXPECT_EQ(measured["matched"], 3'000'000);
  EXPECT_EQ(measured["served"], 3'000'000);
  EXPECT_EQ(measured["coverage"], 750'000);
  EXPECT_EQ(measured["total_weight"], 60'000'000);
  EXPECT_EQ(measured["mean_weight"], 20'000'000);
  EXPECT_EQ(measured["min_weight"], 10'000'000);
  EXPECT_EQ(measured["bottom_decile_weight"], 10'000'000);
  EXPECT_EQ(measured["load_max"], 2'000'000);
  EXPECT_EQ(measured["load_mean"], 1'000'000);
  EXPECT_EQ(measured["load_variance"], 666'667);  // (1 + 0 + 1) / 3
  EXPECT_EQ(measured["idle_offers"], 1'000'000);
  EXPECT_EQ(measured["capacity_used"], 750'000);
  EXPECT_EQ(measured["load_gini"], 444'444);    // 0 1 2: (−2·0 + 0·1 + 2·2) / (3·3)
  EXPECT_EQ(measured["weight_gini"], 416'667);  // 0 10 20 30: (−3·0 − 1·10 + 1·20 + 3·30) / (4·60) = 100/240
  EXPECT_EQ(measured["distance_mean_km"], 1'000'000);
  EXPECT_EQ(measured["distance_max_km"], 1'500'000);
}

TEST(Metrics, RanksCountTheCandidatesThatWouldHaveBeenBetter) {
  const Measured measured(four_requests());
  EXPECT_EQ(measured["top1_share"], 666'667);  // r0 got its second, r1 and r2 their first
  EXPECT_EQ(measured["top3_share"], 1'000'000);
  EXPECT_EQ(measured["mean_rank"], 1'333'333);
}

TEST(Metrics, ABlockingPairIsOneThatBothSidesWouldRatherHave) {
  // m1 and r0 prefer each other (40) to what they have (20 and 30); m1 and r1 (5) do not.
  EXPECT_EQ(Measured(four_requests())["blocking_pairs"], 1'000'000);
  Given settled = four_requests();
  settled.edges[1].points = 20;
  EXPECT_EQ(Measured(settled)["blocking_pairs"], 0);
}

TEST(Metrics, OfAGroupAreItsLowestRateAndItsShareOfTheHighest) {
  Given given = four_requests();
  given.edges[2].chosen = false;  // r1, one of the two from 2060
  Measured measured(given);
  measured.setting().profile.fairness_groups = {"district"};
  EXPECT_EQ(measured["service_min_district"], 500'000);
  EXPECT_EQ(measured["service_ratio_district"], 500'000);
  EXPECT_EQ(measured["first_time_coverage"], 500'000);  // r0 of r0 and r3
}

TEST(Metrics, SayHowManyAreDisturbed) {
  Measured measured(four_requests());
  EXPECT_EQ(measured["kept_pairs"], std::nullopt);  // there was no earlier round
  measured.setting().decisions.earlier = {{OfferId{0U}, RequestId{0U}},
                                          {OfferId{1U}, RequestId{0U}},
                                          {OfferId{1U}, RequestId{3U}},
                                          {OfferId{2U}, RequestId{3U}}};
  EXPECT_EQ(measured["kept_pairs"], 1'000'000);
  // m1-r0, m1-r3 and m2-r3 went, m0-r1 and m1-r2 came: whoever is in one of these hears something new.
  EXPECT_EQ(measured["disturbed_offers"], 3'000'000);
  EXPECT_EQ(measured["disturbed_requests"], 4'000'000);
  // Who has left the market was in a pair that is gone.
  measured.setting().decisions.departed = {{"gone", "r0"}, {"m0", "also gone"}};
  EXPECT_EQ(measured["kept_pairs"], 1'000'000);
  EXPECT_EQ(measured["disturbed_offers"], 4'000'000);
  EXPECT_EQ(measured["disturbed_requests"], 5'000'000);
}

TEST(Metrics, WithoutAValueAreLeftOut) {
  const Measured measured({.places = {1}, .people = {1}, .edges = {}});
  EXPECT_EQ(measured["mean_weight"], std::nullopt);
  EXPECT_EQ(measured["mean_rank"], std::nullopt);
  EXPECT_EQ(measured["load_gini"], std::nullopt);
  EXPECT_EQ(measured["coverage"], 0);
}

TEST(Metrics, AreExactlyThoseOfTheCatalogue) {
  Measured measured(four_requests());
  measured.setting().profile.fairness_groups = {"district"};
  measured.setting().decisions.earlier = {{OfferId{0U}, RequestId{0U}}};
  std::vector<std::string> named, listed;
  for (const Metric& metric : measured.all()) named.push_back(metric.name);
  for (const MetricInfo& info : all_metrics()) {
    std::string name(info.name);
    if (const auto group = name.find("<group>"); group != std::string::npos) name.replace(group, 7, "district");
    listed.push_back(name);
    EXPECT_FALSE(info.description.empty());
  }
  EXPECT_EQ(named, listed);
  EXPECT_TRUE(std::ranges::is_sorted(listed));
}

TEST(Metrics, StayWithinTheRangesOfTheCatalogue) {
  for (std::uint64_t seed = 1; seed <= 60; ++seed) {
    const Walked walked = random_market(seed).walk();
    for (const MetricInfo& info : all_metrics()) {
      EXPECT_FALSE(info.formula.empty()) << info.name;
      EXPECT_NE(info.value == nullptr, info.value_for_group == nullptr) << info.name;
      const MetricInfo list[] = {info};
      for (const Metric& metric : measure(walked.market, walked.weighed, walked.outcome, walked.setting, list)) {
        EXPECT_GE(metric.value_e6, info.range.least * 1'000'000) << metric.name;
        if (info.range.most) {
          EXPECT_LE(metric.value_e6, *info.range.most * 1'000'000) << metric.name;
        }
      }
    }
  }
}

TEST(Coverage, CountsPerValueAndThoseWithoutOne) {
  const Measured measured(four_requests());
  const Walked& walked = measured.walked();
  const std::vector<GroupCoverage> rows = coverage(walked.market, walked.weighed, walked.outcome, {"district", "from"});
  ASSERT_EQ(rows.size(), 4U);
  EXPECT_EQ(rows[0].value, "");
  EXPECT_EQ(rows[0].requests, 1U);
  EXPECT_EQ(rows[0].served, 0U);
  EXPECT_EQ(rows[1].value, "2018");
  EXPECT_EQ(rows[2].value, "2060");
  EXPECT_EQ(rows[2].requests, 2U);
  EXPECT_EQ(rows[2].served, 2U);
  EXPECT_EQ(rows[3].group, "from");
  EXPECT_EQ(rows[3].value, "resident_group");
  EXPECT_EQ(rows[3].requests, 4U);
  EXPECT_EQ(rows[3].served, 3U);
}

TEST(RoundedRatio, RoundsOnceHalfToEven) {
  EXPECT_EQ(rounded_ratio_e6(2, 3), 666'667);
  EXPECT_EQ(rounded_ratio_e6(1, 2'000'000), 0);  // half, down to even
  EXPECT_EQ(rounded_ratio_e6(3, 2'000'000), 2);  // half, up to even
  EXPECT_EQ(rounded_ratio_e6(-2, 3), -666'667);
  EXPECT_EQ(rounded_ratio_e6(-3, 2'000'000), -2);
  EXPECT_EQ(rounded_ratio_e6(7, 7), 1'000'000);
}

}  // namespace
}  // namespace koppel::test
