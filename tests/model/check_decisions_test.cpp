#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "io/text/codes.hpp"
#include "model/check.hpp"
#include "model/drafts.hpp"

namespace koppel {
namespace {

using test::count;
using test::first;
using test::value;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;
using testing::Pair;

// m1 (one place), m2 (two places); r1, r2, r3 (one person each).
Market market() {
  Draft draft = test::draft({test::offer("m1"), test::offer("m2", 3)},
                            {test::request("r1"), test::request("r2", 3), test::request("r3", 4)});
  draft.offers[1].offer.value.capacity.max = 2;
  draft.offers[1].has_capacity_max = true;
  return check(draft, Profile{}, {}).market.value();
}

class DecisionsTest : public testing::Test {
 protected:
  void decide(DecisionKind kind, const std::string& offer, const std::string& request) {
    const auto row = static_cast<std::int64_t>(draft.decisions.size() + 2);
    draft.decisions.push_back({kind, offer, request, "", {.file = "decisions.csv", .row = row}});
  }
  CheckedDecisions checked() { return check_decisions(draft, market()); }

  DraftDecisions draft;
};

using enum DecisionKind;

TEST_F(DecisionsTest, AreResolvedAndSorted) {
  decide(declined, "m2", "r3");
  decide(pin, "m2", "r1");
  decide(forbid, "m1", "r1");
  decide(unavailable, "m1", "");
  decide(unavailable, "", "r2");
  const auto result = checked();
  ASSERT_TRUE(result.decisions);
  EXPECT_TRUE(result.findings.empty());
  std::vector<std::pair<std::uint32_t, std::uint32_t>> pairs;
  for (const auto& pair : result.decisions->pairs) pairs.emplace_back(pair.request.value, pair.offer.value);
  EXPECT_THAT(pairs, ElementsAre(Pair(0, 0), Pair(0, 1), Pair(2, 1)));
  EXPECT_THAT(result.decisions->absent_offers, ElementsAre(OfferId{0U}));
  EXPECT_THAT(result.decisions->absent_requests, ElementsAre(RequestId{1U}));
}

TEST_F(DecisionsTest, WhoIsNotAvailableOnTheTelephoneIsTheOffer) {
  decide(unavailable, "m1", "r1");
  const auto result = checked();
  EXPECT_THAT(result.decisions->absent_offers, ElementsAre(OfferId{0U}));
  EXPECT_TRUE(result.decisions->absent_requests.empty());
}

TEST_F(DecisionsTest, AnUnknownIdIsAnErrorWithASuggestion) {
  decide(pin, "m7", "r1");
  decide(forbid, "m1", "r");
  const auto result = checked();
  EXPECT_FALSE(result.decisions);
  EXPECT_EQ(count(result.findings, "unknown_id"), 2U);
  const Finding finding = first(result.findings, "unknown_id");
  EXPECT_EQ(finding.source, (Source{"decisions.csv", 2, 0, "offer"}));
  EXPECT_EQ(value(finding, "suggestion"), "m1");
}

TEST_F(DecisionsTest, AnAddressInPlaceOfAnIdIsNotShown) {
  decide(pin, "an.voorbeeld@example.org", "r1");
  const auto result = checked();
  ASSERT_EQ(count(result.findings, "unknown_id"), 1U);
  EXPECT_THAT(first(result.findings, "unknown_id").message(Language::nl), Not(HasSubstr("@")));
}

TEST_F(DecisionsTest, APairNeedsBothSides) {
  decide(pin, "m1", "");
  decide(unavailable, "", "");
  const auto result = checked();
  EXPECT_FALSE(result.decisions);
  EXPECT_EQ(count(result.findings, "missing_field"), 3U);
}

TEST_F(DecisionsTest, APinBesideANoIsAContradiction) {
  decide(forbid, "m1", "r1");
  decide(pin, "m1", "r1");
  decide(pin, "m2", "r2");
  decide(declined, "m2", "r2");
  const auto result = checked();
  EXPECT_FALSE(result.decisions);
  EXPECT_EQ(count(result.findings, "pin_and_forbid"), 2U);
}

TEST_F(DecisionsTest, TheSameSaidTwiceIsOnlyAWarning) {
  decide(forbid, "m1", "r1");
  decide(forbid, "m1", "r1");
  decide(declined, "m1", "r1");
  decide(unavailable, "m2", "");
  decide(unavailable, "m2", "");
  const auto result = checked();
  ASSERT_TRUE(result.decisions);
  EXPECT_EQ(count(result.findings, "duplicate_decision"), 3U);
  EXPECT_EQ(result.decisions->pairs.size(), 1U);
}

TEST_F(DecisionsTest, MorePinsThanPlacesAreRefusedOnEitherSide) {
  decide(pin, "m1", "r1");
  decide(pin, "m1", "r2");
  decide(pin, "m2", "r2");
  const auto result = checked();
  EXPECT_FALSE(result.decisions);
  std::vector<std::string> named;
  for (const Finding& finding : result.findings.kept()) named.push_back(value(finding, "read"));
  EXPECT_THAT(named, testing::UnorderedElementsAre("m1", "r2"));
  EXPECT_EQ(count(result.findings, "pins_above_capacity"), 2U);
}

TEST_F(DecisionsTest, AsManyPinsAsPlacesAreFine) {
  decide(pin, "m2", "r1");
  decide(pin, "m2", "r2");
  EXPECT_TRUE(checked().decisions);
}

TEST_F(DecisionsTest, NobodyIsPinnedWhoTakesNoPart) {
  decide(pin, "m1", "r1");
  decide(unavailable, "", "r1");
  const auto result = checked();
  EXPECT_FALSE(result.decisions);
  EXPECT_EQ(count(result.findings, "pin_on_absent"), 1U);
}

TEST_F(DecisionsTest, EarlierPairsCountEvenWhenTheRequestIsGone) {
  draft.earlier = {{"m2", "r9"}, {"m2", "r1"}, {"gone", "r1"}, {"m2", "r1"}};
  const auto result = checked();
  ASSERT_TRUE(result.decisions);
  EXPECT_THAT(result.decisions->earlier, ElementsAre(Pair(OfferId{1U}, RequestId{0U})));
  EXPECT_EQ(result.decisions->earlier_asked.values(), (std::vector<int>{0, 2}));
}

TEST_F(DecisionsTest, AFileWithErrorsDecidesNothing) {
  decide(pin, "m1", "r1");
  draft.findings.add(io::text_codes.empty_file, {});
  const auto result = checked();
  EXPECT_FALSE(result.decisions);
  EXPECT_TRUE(result.findings.empty());  // the draft keeps its own
}

TEST_F(DecisionsTest, DoNotDependOnTheOrderOfTheRows) {
  decide(pin, "m2", "r1");
  decide(declined, "m1", "r3");
  decide(forbid, "m1", "r3");
  decide(unavailable, "", "r2");
  const auto one = checked();
  std::ranges::reverse(draft.decisions);
  const auto other = checked();
  ASSERT_TRUE(one.decisions && other.decisions);
  ASSERT_EQ(one.decisions->pairs.size(), other.decisions->pairs.size());
  for (std::size_t i = 0; i < one.decisions->pairs.size(); ++i) {
    EXPECT_EQ(one.decisions->pairs[i].kind, other.decisions->pairs[i].kind);
    EXPECT_EQ(one.decisions->pairs[i].offer, other.decisions->pairs[i].offer);
  }
  EXPECT_EQ(one.decisions->absent_requests, other.decisions->absent_requests);
}

}  // namespace
}  // namespace koppel
