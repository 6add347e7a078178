#include "model/check.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "io/text/codes.hpp"
#include "model/drafts.hpp"

namespace koppel {
namespace {

using test::check_with_words;
using test::count;
using test::first;
using test::good_draft;
using test::value;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;

TEST(Check, GivesAnOfferAndARequestTheMeaningAPersonWouldExpect) {
  const Checked checked = check_with_words(good_draft());
  ASSERT_TRUE(checked.market);
  EXPECT_TRUE(checked.findings.empty());
  const Offer& offer = (*checked.market)[OfferId{}];
  const Request& request = (*checked.market)[RequestId{}];
  EXPECT_EQ(offer.capacity, (OfferCapacity{0, 1, std::nullopt}));
  EXPECT_EQ(offer.reach, std::nullopt);
  EXPECT_EQ(request.people.max, 1);
  EXPECT_EQ(request.people.needed(), 1);
}

TEST(Check, TakesTheProfilesDefaultsWhereARowIsSilent) {
  Profile profile;
  profile.defaults.capacity_max = 3;
  profile.defaults.reach = 5'000;
  profile.defaults.people_max = 2;
  Draft draft = good_draft();
  draft.offers.push_back(test::offer("m2", 3));
  draft.offers[1].offer.value.capacity.max = 1;
  draft.offers[1].offer.value.reach = 9'000;
  draft.offers[1].has_capacity_max = draft.offers[1].has_reach = true;
  const Checked checked = check(draft, profile, {});
  ASSERT_TRUE(checked.market);
  const auto& offers = checked.market->offers();
  EXPECT_EQ(offers[0].capacity.max, 3);
  EXPECT_EQ(offers[0].reach, 5'000);
  EXPECT_EQ(offers[1].capacity.max, 1);
  EXPECT_EQ(offers[1].reach, 9'000);
  EXPECT_EQ(checked.market->requests()[0].people.max, 2);
}

TEST(Check, ADefaultGivesWayToTheNumberThatWasWritten) {
  Draft draft = good_draft();
  draft.offers[0].offer.value.capacity.min = 2;
  draft.offers[0].has_capacity_min = true;
  const Checked checked = check_with_words(draft);
  ASSERT_TRUE(checked.market);
  EXPECT_EQ(checked.market->offers()[0].capacity.max, 2);
}

// ---- ids -----------------------------------------------------------------------------------------------------------------

TEST(CheckIds, ARowWithoutOneIsRejectedAndTheRestGoesOn) {
  Draft draft = good_draft();
  draft.offers.push_back(test::offer("", 3));
  const Checked checked = check_with_words(draft);
  EXPECT_EQ(count(checked.findings, "empty_id"), 1U);
  ASSERT_TRUE(checked.market);
  EXPECT_EQ(checked.market->offer_count(), 1U);
}

TEST(CheckIds, ControlCharactersAreRefused) {
  Draft draft = good_draft();
  draft.requests[0].request.value.id = "r\n1";
  EXPECT_EQ(count(check_with_words(draft).findings, "id_not_text"), 1U);
}

TEST(CheckIds, AnAddressOrATelephoneNumberIsRefusedAndNotShown) {
  for (const std::string id : {"an.voorbeeld@example.org", "+32 470 12 34 56", "0470/12.34.56", "03 123 45 67",
                               "0032470123456", "32470123456", "(03) 123-45-67"}) {
    Draft draft = good_draft();
    draft.offers[0].offer.value.id = id;
    const Checked checked = check_with_words(draft);
    EXPECT_FALSE(checked.market) << id;
    ASSERT_EQ(count(checked.findings, "id_is_personal"), 1U) << id;
    for (const Finding& finding : checked.findings.kept()) {
      for (const Language language : {Language::nl, Language::en, Language::fr}) {
        EXPECT_THAT(finding.message(language) + finding.hint(language), Not(HasSubstr(id)));
      }
    }
  }
}

TEST(CheckIds, HashesNumbersAndCodesMayPass) {
  for (const std::string id : {"e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855", "m017", "17",
                               "000000017", "523456789", "2026-0017", "R_1abcDEF", "a@b", "12345678901234567890"}) {
    Draft draft = good_draft();
    draft.offers[0].offer.value.id = id;
    EXPECT_TRUE(check_with_words(draft).market) << id;
  }
}

TEST(CheckIds, OfDuplicatesTheNewestSubmissionWins) {
  Draft draft = good_draft();
  const char* dates[] = {"2026-10-02", "2026-10-04", "2026-10-03"};
  draft.offers.clear();
  for (int i = 0; i < 3; ++i) {
    draft.offers.push_back(test::offer("m1", 2 + i));
    draft.offers.back().offer.submitted = dates[i];
    draft.offers.back().offer.value.label = dates[i];
  }
  const Checked checked = check_with_words(draft);
  ASSERT_TRUE(checked.market);
  ASSERT_EQ(checked.market->offer_count(), 1U);
  EXPECT_EQ(checked.market->offers()[0].label, "2026-10-04");
  EXPECT_EQ(count(checked.findings, "duplicate_id"), 2U);
  const Finding finding = first(checked.findings, "duplicate_id");
  EXPECT_EQ(finding.source, (Source{"aanbod.csv", 2, 1, "id"}));
  EXPECT_EQ(value(finding, "other"), "aanbod.csv:4, aanbod.csv:3");
}

using Dates = std::vector<std::optional<std::string>>;

// Two rows of one request, the first with the first date.
Draft asked_twice(const Dates& dates, bool same) {
  Draft draft = good_draft();
  for (std::int64_t row = 10; row < 12; ++row) {
    draft.requests.push_back(test::request("r9", row));
    DraftRequest& request = draft.requests.back();
    if (!same) request.request.value.label = "vraag van rij " + std::to_string(row);
    request.request.submitted = dates[static_cast<std::size_t>(row - 10)];
  }
  return draft;
}

TEST(CheckIds, RowsOfOneDateThatSayTheSameCountOnce) {
  const Checked checked = check_with_words(asked_twice({"2026-10-02", "2026-10-02"}, true));
  ASSERT_TRUE(checked.market);
  EXPECT_NE(checked.market->find_request("r9"), std::nullopt);
  EXPECT_EQ(count(checked.findings, "duplicate_id"), 0U);
  EXPECT_EQ(value(first(checked.findings, "repeated_row"), "read"), "1");
}

TEST(CheckIds, WithoutDatesOrWithEqualDatesAllAreRejected) {
  const std::vector<std::pair<Dates, bool>> cases{{{std::nullopt, std::nullopt}, true},
                                                  {{std::nullopt, std::nullopt}, false},
                                                  {{"2026-10-02", "2026-10-02"}, false},
                                                  {{"2026-10-02", std::nullopt}, true},
                                                  {{"2026-10-02", std::nullopt}, false}};
  for (const auto& [dates, same] : cases) {
    const Checked checked = check_with_words(asked_twice(dates, same));
    ASSERT_TRUE(checked.market);
    EXPECT_EQ(checked.market->find_request("r9"), std::nullopt);
    EXPECT_EQ(count(checked.findings, "duplicate_id"), 2U);
  }
}

TEST(CheckIds, AnOfferAndARequestMayShareOne) {
  EXPECT_TRUE(check_with_words(test::draft({test::offer("x")}, {test::request("x")})).market);
}

// ---- numbers -------------------------------------------------------------------------------------------------------------

TEST(CheckNumbers, AMinimumAboveTheMaximumInASurveyLosesBoth) {
  Draft draft = good_draft();
  DraftOffer& row = draft.offers[0];
  row.offer.value.capacity = {3, 2, std::nullopt};
  row.has_capacity_min = row.has_capacity_max = true;
  row.offer.columns = std::make_shared<const FieldColumns>(FieldColumns{{"capacity.min", 7}, {"capacity.max", 8}});
  const Checked checked = check_with_words(draft);
  ASSERT_TRUE(checked.market);
  EXPECT_EQ(checked.market->offers()[0].capacity, (OfferCapacity{0, 1, std::nullopt}));
  const Finding fault = first(checked.findings, "capacity_min_above_max");
  EXPECT_EQ(fault.severity, Severity::rejected);
  EXPECT_EQ(fault.source.column, 7);
}

TEST(CheckNumbers, AMinimumAboveTheMaximumInAMarketFileIsAnError) {
  Draft draft = good_draft();
  draft.offers[0].offer.columns = nullptr;
  draft.requests[0].request.columns = nullptr;
  draft.offers[0].offer.value.capacity = {3, 2, std::nullopt};
  draft.offers[0].has_capacity_min = draft.offers[0].has_capacity_max = true;
  draft.requests[0].request.value.people = {3, 2, true};
  draft.requests[0].has_people_min = draft.requests[0].has_people_max = true;
  const Checked checked = check_with_words(draft);
  EXPECT_FALSE(checked.market);
  EXPECT_EQ(count(checked.findings, "capacity_min_above_max"), 1U);
  EXPECT_EQ(count(checked.findings, "people_min_above_max"), 1U);
}

TEST(CheckNumbers, NegativeOnesAreRejectedAndTheDefaultHolds) {
  Draft draft = good_draft();
  Offer& offer = draft.offers[0].offer.value;
  offer.capacity = {-1, -2, -3'000};
  offer.reach = -5'500;
  offer.asked = -1;
  draft.offers[0].has_capacity_min = draft.offers[0].has_capacity_max = draft.offers[0].has_reach = true;
  draft.requests[0].request.value.hours = -1;
  draft.requests[0].request.value.priority = -2;
  const Checked checked = check_with_words(draft);
  EXPECT_EQ(count(checked.findings, "negative_number"), 7U);
  ASSERT_TRUE(checked.market);
  EXPECT_EQ(checked.market->offers()[0].capacity, (OfferCapacity{0, 1, std::nullopt}));
  EXPECT_EQ(checked.market->offers()[0].reach, std::nullopt);
  EXPECT_EQ(checked.market->offers()[0].asked, 0);
  EXPECT_EQ(checked.market->requests()[0].hours, std::nullopt);
  bool column_known = false;
  for (const Finding& finding : checked.findings.kept())
    column_known |= finding.source.column == 7 && value(finding, "read") == "-2";
  EXPECT_TRUE(column_known);
}

TEST(CheckNumbers, ARequestForNobodyIsCounted) {
  Draft draft = good_draft();
  draft.requests[0].request.value.people.max = 0;
  draft.requests[0].has_people_max = true;
  const Checked checked = check_with_words(draft);
  EXPECT_EQ(count(checked.findings, "people_max_zero"), 1U);
  EXPECT_EQ(checked.market->requests()[0].people.max, 1);
}

TEST(CheckNumbers, LevelsGoFromOneToFive) {
  Draft draft = good_draft();
  draft.offers[0].offer.value.skills = {{"facilitation", 0}, {"mobility", 6}, {"traffic_count", 5}};
  draft.requests[0].request.value.needs = {{"mobility", 9, true}};
  const Checked checked = check_with_words(draft);
  EXPECT_EQ(count(checked.findings, "level_out_of_range"), 3U);
  EXPECT_THAT(checked.market->offers()[0].skills, ElementsAre(SkillLevel{"traffic_count", 5}));
  // The need itself stays: without it the request would suit anybody.
  EXPECT_THAT(checked.market->requests()[0].needs, ElementsAre(Need{"mobility", 5, true}));
}

// ---- words and places ----------------------------------------------------------------------------------------------------

TEST(CheckWords, UnknownOnesStayWithAWarningAndASuggestion) {
  Draft draft = good_draft();
  draft.offers[0].offer.value.skills = {{"mobilty", 2}};
  draft.offers[0].offer.value.wants_to_learn = {"sailing"};
  draft.requests[0].request.value.themes = {"educatoin"};
  const Checked checked = check_with_words(draft);
  ASSERT_TRUE(checked.market);
  EXPECT_EQ(count(checked.findings, "unknown_term"), 3U);
  EXPECT_EQ(checked.findings.count(Severity::warning), 3U);
  EXPECT_EQ(value(first(checked.findings, "unknown_term"), "suggestion"), "mobility");
  EXPECT_EQ(checked.market->offers()[0].skills[0].term, "mobilty");
}

TEST(CheckWords, WithoutAVocabularyEveryWordIsKnown) {
  Draft draft = good_draft();
  draft.offers[0].offer.value.skills = {{"sailing", 2}};
  draft.offers[0].offer.value.languages = {{"tlh", Cefr::b1}};
  draft.offers[0].offer.value.place.postcode = "99999";
  EXPECT_TRUE(check(draft, Profile{}, {}).findings.empty());
}

TEST(CheckWords, AnUnknownLanguageIsRejectedAndTheOthersStay) {
  Draft draft = good_draft();
  draft.requests[0].request.value.languages = {{"NL", Cefr::any}, {"tlh", Cefr::b1}};
  const Checked checked = check_with_words(draft);
  EXPECT_EQ(count(checked.findings, "unknown_language"), 1U);
  EXPECT_THAT(checked.market->requests()[0].languages, ElementsAre(LanguageLevel{"nl", Cefr::any}));
}

TEST(CheckWords, AConflictNeedsAKey) {
  Draft draft = good_draft();
  draft.offers[0].offer.value.conflicts = {"org:district-merksem", "merksem", "org:", ":x"};
  const Checked checked = check_with_words(draft);
  EXPECT_EQ(count(checked.findings, "conflict_without_key"), 3U);
  EXPECT_THAT(checked.market->offers()[0].conflicts, ElementsAre("org:district-merksem"));
}

// Each of them against each value that a request holds would be four hundred million comparisons.
TEST(Check, ThousandsOfConflictsThatMeetNobodyAreSaid) {
  constexpr int many = 20'000;
  Draft made;
  for (int i = 0; i < many; ++i) {
    made.offers.push_back(test::offer("m" + std::to_string(i)));
    made.offers.back().offer.value.conflicts = {"org:vereniging-" + std::to_string(i)};
    made.requests.push_back(test::request("r" + std::to_string(i)));
    made.requests.back().request.value.groups = {{"org", "schoolplein-" + std::to_string(i)}};
  }
  const Checked checked = check(made, {}, {});
  EXPECT_EQ(count(checked.findings, "conflict_meets_nobody"), std::size_t{many});
}

TEST(CheckPlaces, APostcodeGivesThePointAndTheDistrict) {
  Draft draft = good_draft();
  draft.offers[0].offer.value.place.postcode = "2060";
  draft.requests[0].request.value.place.postcode = "2060";
  draft.requests[0].request.value.groups = {{"district", "luchtbal"}};
  draft.requests[0].request.value.place.point = GeoPoint{51'000'000, 4'000'000};
  const Checked checked = check_with_words(draft);
  ASSERT_TRUE(checked.market);
  EXPECT_TRUE(checked.findings.empty());
  EXPECT_EQ(checked.market->offers()[0].place.point, (GeoPoint{51'227'500, 4'425'500}));
  EXPECT_EQ(*group_value(checked.market->offers()[0].groups, "district"), "antwerpen-2060");
  // What the row says itself is not overruled.
  EXPECT_EQ(checked.market->requests()[0].place.point, (GeoPoint{51'000'000, 4'000'000}));
  EXPECT_EQ(*group_value(checked.market->requests()[0].groups, "district"), "luchtbal");
}

TEST(CheckPlaces, AnUnknownPostcodeIsKeptWithoutAPlace) {
  Draft draft = good_draft();
  draft.offers[0].offer.value.place.postcode = "20600";
  const Checked checked = check_with_words(draft);
  ASSERT_TRUE(checked.market);
  ASSERT_EQ(count(checked.findings, "unknown_postcode"), 1U);
  EXPECT_EQ(value(first(checked.findings, "unknown_postcode"), "suggestion"), "2060");
  EXPECT_FALSE(checked.market->offers()[0].place.known());
}

TEST(CheckPlaces, APointOutsideTheEarthIsRefused) {
  Draft draft = good_draft();
  draft.offers[0].offer.value.place.point = GeoPoint{91'000'000, 4'000'000};
  const Checked checked = check_with_words(draft);
  EXPECT_FALSE(checked.market);
  EXPECT_EQ(count(checked.findings, "out_of_range"), 1U);
}

// ---- lists ---------------------------------------------------------------------------------------------------------------

TEST(CheckLists, AreSortedAndFreeOfRepeats) {
  Draft draft = good_draft();
  Offer& offer = draft.offers[0].offer.value;
  offer.slots = {"thu", "tue", "thu"};
  offer.skills = {{"mobility", 2}, {"facilitation", 3}, {"mobility", 4}};
  offer.languages = {{"nl", Cefr::b1}, {"nl", Cefr::c1}};
  offer.groups = {{"sector", "citizen"}, {"engagement", "2"}, {"sector", "citizen"}};
  draft.requests[0].request.value.needs = {{"mobility", 2, true}, {"mobility", 3, false}};
  const Checked checked = check_with_words(draft);
  ASSERT_TRUE(checked.market);
  const Offer& made = checked.market->offers()[0];
  EXPECT_THAT(made.slots, ElementsAre("thu", "tue"));
  EXPECT_THAT(made.skills, ElementsAre(SkillLevel{"facilitation", 3}, SkillLevel{"mobility", 4}));
  EXPECT_THAT(made.languages, ElementsAre(LanguageLevel{"nl", Cefr::c1}));
  EXPECT_THAT(made.groups, ElementsAre(GroupMembership{"engagement", "2"}, GroupMembership{"sector", "citizen"}));
  EXPECT_THAT(checked.market->requests()[0].needs, ElementsAre(Need{"mobility", 3, true}));
  EXPECT_EQ(count(checked.findings, "repeated_value"), 4U);
  EXPECT_EQ(checked.findings.count(Severity::note), 4U);
}

// ---- the whole -----------------------------------------------------------------------------------------------------------

TEST(CheckSides, AnEmptyOneIsRefused) {
  const Checked checked = check_with_words(test::draft({test::offer("m1")}, {}));
  EXPECT_FALSE(checked.market);
  ASSERT_EQ(count(checked.findings, "empty_side"), 1U);
  EXPECT_EQ(value(first(checked.findings, "empty_side"), "expected"), "requests");
}

TEST(CheckSides, NothingIsAddedWhereTheReaderHasSaidWhy) {
  Draft draft;
  draft.findings.add(io::text_codes.json_syntax, {});
  const Checked checked = check_with_words(draft);
  EXPECT_FALSE(checked.market);
  EXPECT_EQ(checked.findings.kept().size(), 1U);
}

TEST(CheckSupported, TwoOrNobodyIsTakenAtItsWordUnlessItIsOnlyAWish) {
  Draft draft = good_draft();
  draft.requests[0].request.value.people = {2, 2, false};
  draft.requests[0].has_people_min = draft.requests[0].has_people_max = true;
  const Checked together = check_with_words(draft);
  ASSERT_TRUE(together.market);
  EXPECT_EQ(together.market->requests()[0].people.needed(), 2);
  draft.requests[0].request.value.people.partial = true;
  const Checked wish = check_with_words(draft);
  EXPECT_EQ(count(wish.findings, "partial_minimum"), 1U);
  ASSERT_TRUE(wish.market);
  EXPECT_EQ(wish.market->requests()[0].people.needed(), 1);
}

TEST(CheckProfile, AGroupThatNobodyIsInIsNamedWithASuggestion) {
  Draft draft = good_draft();
  draft.requests[0].request.value.groups = {{"sector", "school"}};
  Profile profile;
  profile.fairness_groups = {"district", "from", "setcor"};
  const Checked checked = check(draft, profile, {});
  ASSERT_EQ(count(checked.findings, "unknown_group"), 1U);
  EXPECT_EQ(value(first(checked.findings, "unknown_group"), "read"), "setcor");
  EXPECT_EQ(value(first(checked.findings, "unknown_group"), "suggestion"), "sector");
  EXPECT_TRUE(checked.market) << "a warning";
  profile.fairness_groups = {"sector"};
  EXPECT_EQ(count(check(draft, profile, {}).findings, "unknown_group"), 0U);
}

TEST(CheckProfile, TheGroupOfTheEngagementMustBeOnBothSides) {
  Draft draft = good_draft();
  draft.requests[0].request.value.groups = {{"inzet", "2"}};
  Profile profile;
  EXPECT_EQ(count(check(draft, profile, {}).findings, "unknown_group"), 0U) << "not every programme knows it";
  profile.rules.engagement_group = "inzet";
  EXPECT_EQ(count(check(draft, profile, {}).findings, "unknown_group"), 1U);
  draft.offers[0].offer.value.groups = {{"inzet", "1"}};
  EXPECT_EQ(count(check(draft, profile, {}).findings, "unknown_group"), 0U);
  profile.rules.engagement_group = "inzt";
  EXPECT_EQ(value(first(check(draft, profile, {}).findings, "unknown_group"), "suggestion"), "inzet");
  profile.rules.engagement = false;
  EXPECT_EQ(count(check(draft, profile, {}).findings, "unknown_group"), 0U);
}

TEST(CheckCounts, MoveTheRowsThatCheckRejectedOrRepaired) {
  Draft draft = good_draft();
  draft.offers.push_back(test::offer("m1", 3));  // a duplicate: both go
  draft.offers.push_back(test::offer("m2", 4));
  draft.offers.back().offer.value.skills = {{"mobility", 7}};
  draft.offers.push_back(test::offer("m3", 5));
  FileLedger file{.file = "aanbod.csv", .blank = 1};
  for (const DraftOffer& row : draft.offers) file.add({.row = row.offer.source.row, .id = row.offer.value.id});
  draft.ledger = {file};
  const Checked checked = check_with_words(draft);
  const auto counts = row_counts(checked.ledger);
  ASSERT_EQ(counts.size(), 1U);
  EXPECT_EQ(counts[0].rows, 5U);
  EXPECT_EQ(counts[0].accepted, 1U);
  EXPECT_EQ(counts[0].repaired, 1U);
  EXPECT_EQ(counts[0].rejected, 2U);
  EXPECT_EQ(counts[0].blank, 1U);
}

TEST(Market, FindsRowsByTheirIds) {
  const Checked checked = check_with_words(test::draft({test::offer("b"), test::offer("a", 3)}, {test::request("r1")}));
  ASSERT_TRUE(checked.market);
  EXPECT_EQ(checked.market->find_offer("a"), OfferId{0U});
  EXPECT_EQ(checked.market->find_offer("b"), OfferId{1U});
  EXPECT_EQ(checked.market->find_offer("c"), std::nullopt);
  EXPECT_EQ(checked.market->find_request("r1"), RequestId{0U});
}

}  // namespace
}  // namespace koppel
