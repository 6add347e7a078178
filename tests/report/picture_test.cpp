// The drawings: who stands where, and what stands in for a picture that would be too crowded.
#include <gtest/gtest.h>

#include "report/districts.hpp"
#include "report/figures.hpp"
#include "report/picture_layout.hpp"
#include "support/shown.hpp"

namespace koppel::report {
namespace {

std::size_t count(const std::string& text, const std::string& part) {
  std::size_t found = 0;
  for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) ++found;
  return found;
}

// Everybody lives in one of three places along a line; only the district's own offer reaches a request.
test::SmallMarket three_places() {
  test::SmallMarket small;
  const auto live = [](auto& row, const char* district, std::int32_t metres_north) {
    row.groups = {{"district", district}};
    row.place = test::at(metres_north);
  };
  small.offer("m1", [&](Offer& offer) { live(offer, "a-south", 0), offer.reach = 500; });
  small.offer("m2", [&](Offer& offer) { live(offer, "b-north", 9000), offer.reach = 500; });
  small.offer("m3", [&](Offer& offer) { live(offer, "b-north", 9000), offer.reach = 500; });
  small.offer("m4");  // lives nowhere we know of
  small.request("r1", [&](Request& request) { live(request, "c-middle", 5000); });
  small.request("r2", [&](Request& request) { live(request, "b-north", 9000); });
  small.request("r3", [&](Request& request) { live(request, "a-south", 0); });
  return small;
}

TEST(PictureLayout, BandsGoFromNorthToSouthAndTheNamelessLast) {
  const test::Shown shown(three_places().walk());
  const PictureLayout layout(shown.context(Language::nl), 400);
  EXPECT_EQ(layout.group(), "district");
  std::vector<std::string> values;
  for (const PictureBand& band : layout.bands()) values.push_back(band.value);
  EXPECT_EQ(values, (std::vector<std::string>{"b-north", "c-middle", "a-south", ""}));
}

TEST(PictureLayout, EveryNodeStandsAloneWithinItsBand) {
  const test::Shown shown(test::random_market(7).walk());
  const PictureLayout layout(shown.context(Language::nl), 400);
  std::set<std::int64_t> offers, requests;
  const auto inside = [&](std::size_t band, std::int64_t row) {
    const PictureBand& held = layout.bands()[band];
    return held.top <= row && row <= held.top + held.height;
  };
  for (const OfferId offer : shown.walked.market.offer_ids()) {
    offers.insert(layout.row(offer));
    EXPECT_TRUE(inside(layout.band(offer), layout.row(offer)));
  }
  for (const RequestId request : shown.walked.market.request_ids()) {
    requests.insert(layout.row(request));
    EXPECT_TRUE(inside(layout.band(request), layout.row(request)));
  }
  EXPECT_EQ(offers.size(), shown.walked.market.offer_count());
  EXPECT_EQ(requests.size(), shown.walked.market.request_count());
  EXPECT_LE(*requests.rbegin(), layout.height());
}

TEST(PictureLayout, CouplesStandOppositeEachOtherAndTheFreeBelow) {
  // m2 goes with r2 and m3 with r1: by id their lines would cross. m1 is free.
  test::SmallMarket small;
  small.offer("m1", [](Offer& offer) { offer.languages = {{"de", Cefr::c2}}; });
  small.offer("m2", [](Offer& offer) { offer.languages = {{"fr", Cefr::c2}}; });
  small.offer("m3", [](Offer& offer) { offer.languages = {{"en", Cefr::c2}}; });
  small.request("r1", [](Request& request) { request.languages = {{"en", Cefr::b1}}; });
  small.request("r2", [](Request& request) { request.languages = {{"fr", Cefr::b1}}; });
  const test::Shown shown(small.walk());
  ASSERT_EQ(shown.walked.plan.pairs.size(), 2U);
  const PictureLayout layout(shown.context(Language::nl), 400);
  const auto& walked = shown.walked;
  EXPECT_EQ(layout.row(walked.offer("m3")) < layout.row(walked.offer("m2")),
            layout.row(walked.request("r1")) < layout.row(walked.request("r2")));
  EXPECT_GT(layout.row(walked.offer("m1")), layout.row(walked.offer("m2")));
  EXPECT_GT(layout.row(walked.offer("m1")), layout.row(walked.offer("m3")));
}

TEST(Figures, ThePictureHasALineForEachPairAndADotForEachNode) {
  const test::Shown shown(three_places().walk());
  const std::string picture = matching_figure(shown.context(Language::nl));
  EXPECT_EQ(count(picture, "<path class=\"pair"), shown.walked.plan.pairs.size());
  EXPECT_EQ(count(picture, "<circle"), 7U);
  EXPECT_EQ(count(picture, "class=\"node-request\""), 3U);
  EXPECT_EQ(count(picture, "class=\"node-idle\""), 1U);
  EXPECT_EQ(count(picture, "class=\"pair near\""), 2U);  // m1–r3 and one of m2, m3 with r2; m4 comes from nowhere
}

TEST(Figures, ACrowdIsDrawnAsFlowsBetweenPlaces) {
  test::SmallMarket small = three_places();
  for (std::size_t i = 0; i < picture_limit; ++i) {
    small.offer("n" + std::to_string(i), [](Offer& offer) { offer.groups = {{"district", "a-south"}}; });
  }
  const test::Shown shown(small.walk());
  const std::string picture = matching_figure(shown.context(Language::en));
  EXPECT_EQ(count(picture, "<circle"), 0U);
  EXPECT_EQ(count(picture, "class=\"pair"), 0U);
  EXPECT_GE(count(picture, "class=\"flow\""), 1U);
  EXPECT_LE(count(picture, "class=\"flow\""), shown.walked.plan.pairs.size());
  EXPECT_EQ(count(picture, "class=\"band\""), 4U);
}

TEST(Figures, ACrowdWithoutPlacesHasNoPicture) {
  test::SmallMarket small;
  for (std::size_t i = 0; i <= picture_limit; ++i) small.offer("n" + std::to_string(i));
  small.request("r1");
  const test::Shown shown(small.walk());
  EXPECT_EQ(matching_figure(shown.context(Language::nl)), "");
}

TEST(Figures, BarsCountServedOfAllAndTheUnnamedLast) {
  test::SmallMarket small = three_places();
  small.request("r4", [](Request& request) { request.needs = {{"flying", 5, true}}; });
  const test::Shown shown(small.walk());
  const std::string bars = coverage_figure(shown.context(Language::nl), "district");
  EXPECT_EQ(count(bars, "<rect class=\"bar-all\""), 4U);
  EXPECT_NE(bars.find(">0/1<"), std::string::npos);
  EXPECT_LT(bars.find("c-middle"), bars.find("(niet ingevuld)"));
}

TEST(Figures, LongNamesAreCutBetweenCharactersAndToldInFull) {
  test::SmallMarket small;
  std::string name;
  for (int i = 0; i < 60; ++i) name += "é";
  small.offer("m1");
  small.request("r1", [&](Request& request) { request.groups = {{"district", name}}; });
  const test::Shown shown(small.walk());
  const std::string bars = coverage_figure(shown.context(Language::nl), "district");
  EXPECT_NE(bars.find("<title>" + name + "</title>" + name.substr(0, 60) + "…</text>"), std::string::npos);
}

// ---- the map and the table from district to district -------------------------------------------------------------------------------

TEST(Districts, AMapPutsEachPlaceNorthAndWestOfWhatLiesSouthAndEast) {
  const test::Shown shown(three_places().walk());
  const std::string map = district_map(shown.context(Language::nl));
  EXPECT_EQ(count(map, "<rect"), 3U);
  EXPECT_LT(map.find("b-north"), map.find("a-south"));
  EXPECT_NE(map.find("a-south: 1 van de 1 verzoek geholpen, 1 helper"), std::string::npos) << map;
  EXPECT_NE(map.find("c-middle: 1 van de 1 verzoek geholpen, 0 helpers"), std::string::npos) << map;
}

TEST(Districts, AMapHasOnlySoManyTilesAndSaysHowManyItLeavesOut) {
  test::SmallMarket small;
  for (std::size_t i = 0; i < most_tiles + 3; ++i) {
    small.offer("m" + std::to_string(100 + i), [&](Offer& offer) {
      offer.groups = {{"district", "d" + std::to_string(100 + i)}};
      offer.place = test::at(static_cast<std::int32_t>(i) * 100);
    });
    small.request("r" + std::to_string(100 + i), [&](Request& request) {
      request.groups = {{"district", "d" + std::to_string(100 + i)}};
    });
  }
  const test::Shown shown(small.walk());
  const std::string map = district_map(shown.context(Language::nl));
  EXPECT_EQ(count(map, "<rect"), most_tiles);
  EXPECT_NE(map.find("3 kleinere zijn niet getekend"), std::string::npos);
  const std::string table = district_table(shown.context(Language::nl));
  EXPECT_EQ(count(table, "scope=\"row\""), most_table_rows + 1);
  EXPECT_NE(table.find(">andere<"), std::string::npos);
}

TEST(Districts, WhereNobodyNamesAPlaceNothingIsDrawn) {
  test::SmallMarket small;
  small.offer("m1");
  small.request("r1");
  const test::Shown shown(small.walk());
  EXPECT_EQ(district_map(shown.context(Language::nl)), "");
  EXPECT_EQ(district_table(shown.context(Language::nl)), "");
}

}  // namespace
}  // namespace koppel::report
