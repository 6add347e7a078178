// How much of what was asked was understood, counted by hand.
#include <gtest/gtest.h>

#include "model/codes.hpp"
#include "model/drafts.hpp"

namespace koppel::test {
namespace {

DraftRequest asking(const std::string& id, const std::vector<std::string>& needs, std::int64_t row) {
  DraftRequest made = request(id, row);
  for (const std::string& need : needs) made.request.value.needs.push_back({need, 1, false});
  return made;
}

TEST(Understood, NeedsAreReadWhereAVocabularyOrAnOfferKnowsThem) {
  DraftOffer offers = offer("m1");
  offers.offer.value.skills = {{"breien", 2}};
  Draft made = draft({offers}, {asking("r1", {"facilitation", "breien", "haken"}, 2), asking("r2", {"mobility"}, 3)});
  made.requests[1].request.left_out.needs = 2;
  const Checked checked = check(made, {}, vocabularies());
  ASSERT_TRUE(checked.market);
  EXPECT_EQ(checked.understood.needs, (ReadOfAsked{.read = 3, .asked = 6}));
}

TEST(Understood, ARowThatIsOutAsksForNothing) {
  Draft made =
      draft({offer("m1")}, {asking("r1", {"mobility"}, 2), asking("", {"haken"}, 3), asking("r1", {"mobility"}, 4)});
  for (DraftRequest& row : made.requests) row.request.submitted = "2026-10-02";
  const Checked checked = check(made, {}, vocabularies());
  ASSERT_TRUE(checked.market);
  EXPECT_EQ(checked.understood.needs, (ReadOfAsked{.read = 1, .asked = 1}));
  EXPECT_EQ(checked.understood.rows, (ReadOfAsked{.read = 2, .asked = 3}))
      << "the last row repeats what the first says";
}

TEST(Understood, RowsThatTheReaderRejectedWereAskedToo) {
  Draft made = good_draft();
  FileLedger file{.file = "vragen.csv"};
  file.add({.row = 2, .id = "r1"});
  file.add({.row = 3, .outcome = RowOutcome::rejected});
  file.blank = 4;
  made.ledger.push_back(file);
  const Checked checked = check(made, {}, vocabularies());
  EXPECT_EQ(checked.understood.rows, (ReadOfAsked{.read = 2, .asked = 3}));
}

TEST(Understood, WhatAMarketFileSaysWasLeftOutIsAskedToo) {
  Draft made = draft({offer("m1")}, {asking("r1", {"mobility"}, 2)});
  made.left_out = {.rows = 1, .needs = 2, .moments = 3, .places = 4};
  const Checked checked = check(made, {}, vocabularies());
  EXPECT_EQ(checked.understood, (Understood{.rows = {2, 3}, .needs = {1, 3}, .moments = {0, 3}, .places = {0, 4}}));
  EXPECT_EQ(checked.left_out, made.left_out);
}

TEST(Understood, MomentsAndPlacesOfBothSides) {
  Draft made = good_draft();
  made.offers[0].offer.value.slots = {"a", "mon-eve"};
  made.offers[0].offer.value.place.postcode = "2060";
  made.requests[0].request.value.slots = {"a"};
  made.requests[0].request.left_out.moments = 1;
  made.requests[0].request.value.place.postcode = "9999";
  made.requests.push_back(request("r2", 3));
  made.requests[1].request.left_out.places = 2;
  made.requests.push_back(request("r3", 4));
  const Checked checked = check(made, {}, vocabularies());
  EXPECT_EQ(checked.understood.moments, (ReadOfAsked{.read = 3, .asked = 4}));
  EXPECT_EQ(checked.understood.places, (ReadOfAsked{.read = 1, .asked = 3}));
}

TEST(Understood, AMomentInWordsOfItsOwnCountsWhereBothSidesSayIt) {
  Draft made = good_draft();
  made.offers[0].offer.value.slots = {"2031-W02-tue-eve", "S3", "na de siesta", "ooit", "sat-mor"};
  made.requests[0].request.value.slots = {"na de siesta", "na 18 uur"};
  const Checked checked = check(made, {}, vocabularies());
  EXPECT_EQ(checked.understood.moments, (ReadOfAsked{.read = 5, .asked = 7}));
}

TEST(Understood, LanguagesAndNumbersAreSaidWhereOneWasNotRead) {
  Draft made = good_draft();
  made.offers[0].offer.value.languages = {{"nl", Cefr::any}, {"fr", Cefr::any}};
  EXPECT_EQ(check(made, {}, vocabularies()).understood.languages, ReadOfAsked{});
  made.offers[0].offer.left_out = {.languages = 1, .numbers = 1};
  const Checked checked = check(made, {}, vocabularies());
  EXPECT_EQ(checked.understood.languages, (ReadOfAsked{.read = 2, .asked = 3}));
  EXPECT_EQ(checked.understood.numbers, (ReadOfAsked{.read = 1, .asked = 2}))
      << "of two rows, one has a number that is not read";
}

TEST(Understood, AMarketOfWhichNoNeedIsUnderstoodIsRefused) {
  const Checked unread = check(draft({offer("m1")}, {asking("r1", {"haken", "breien"}, 2)}), {}, vocabularies());
  EXPECT_FALSE(unread.market);
  EXPECT_EQ(unread.findings.count(model_codes.no_need_understood), 1U);
  EXPECT_TRUE(check(good_draft(), {}, vocabularies()).market) << "nobody asked for anything";
  EXPECT_TRUE(check(draft({offer("m1")}, {asking("r1", {"haken"}, 2)}), {}, {}).market) << "no vocabulary knows better";
}

TEST(Understood, NothingAskedIsNothingMissed) {
  EXPECT_TRUE(ReadOfAsked{}.at_least(90));
  EXPECT_TRUE((ReadOfAsked{.read = 9, .asked = 10}.at_least(90)));
  EXPECT_FALSE((ReadOfAsked{.read = 21, .asked = 40}.at_least(90)));
}

}  // namespace
}  // namespace koppel::test
