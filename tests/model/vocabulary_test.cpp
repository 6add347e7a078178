#include "model/vocabulary.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "model/drafts.hpp"

namespace koppel {
namespace {

using testing::ElementsAre;
using testing::Pair;

Term term(const std::string& id, const std::vector<std::string>& broader = {}) {
  Term made;
  made.id = id;
  made.broader = broader;
  return made;
}

//   process <- facilitation <- moderation <- online_moderation      talk <- moderation
Vocabulary skills() {
  Findings findings;
  Vocabulary made("skills",
                  {term("online_moderation", {"moderation"}), term("moderation", {"facilitation", "talk"}),
                   term("facilitation", {"process"}), term("process"), term("talk")},
                  findings);
  EXPECT_TRUE(findings.empty());
  return made;
}

TEST(Vocabulary, CountsTheStepsToABroaderTerm) {
  const Vocabulary words = skills();
  EXPECT_EQ(words.broader_distance("moderation", "moderation"), 0);
  EXPECT_EQ(words.broader_distance("moderation", "facilitation"), 1);
  EXPECT_EQ(words.broader_distance("online_moderation", "process"), 3);
  EXPECT_EQ(words.broader_distance("online_moderation", "talk"), 2);
  EXPECT_EQ(words.broader_distance("facilitation", "moderation"), std::nullopt);
  EXPECT_EQ(words.broader_distance("unheard_of", "process"), std::nullopt);
  EXPECT_EQ(words.broader_distance("unheard_of", "unheard_of"), 0);
}

TEST(Vocabulary, ListsWhatABroaderTermCovers) {
  const Vocabulary words = skills();
  EXPECT_THAT(words.narrower_terms("facilitation"),
              ElementsAre(Pair("facilitation", 0), Pair("moderation", 1), Pair("online_moderation", 2)));
  EXPECT_THAT(words.narrower_terms("unheard_of"), ElementsAre(Pair("unheard_of", 0)));
}

TEST(Vocabulary, GivesLabelsAndFallsBackOnTheId) {
  Term labelled = term("evaluation");
  labelled.labels = {"Evalueren", "Evaluation", ""};
  Findings findings;
  const Vocabulary words("skills", {labelled}, findings);
  EXPECT_EQ(words.label("evaluation", Language::nl), "Evalueren");
  EXPECT_EQ(words.label("evaluation", Language::fr), "evaluation");
  EXPECT_EQ(words.label("unheard_of", Language::nl), "unheard_of");
}

TEST(Vocabulary, NamesEveryFaultAtOnce) {
  Term one = term("one", {"two"}), two = term("two", {"one"}), three = term("three", {"nowhere"}),
       again = term("three");
  one.labels = {"Tellen", "Counting", "Compter"};
  three.synonyms = {"Tellen"};
  Findings findings;
  const Vocabulary words("skills", {one, two, three, again, term("self", {"self"})}, findings);
  EXPECT_EQ(test::count(findings, "vocabulary_cycle"), 3U);  // one, two, self
  EXPECT_EQ(test::count(findings, "vocabulary_unknown_broader"), 1U);
  EXPECT_EQ(test::count(findings, "vocabulary_duplicate_term"), 1U);
  ASSERT_EQ(test::count(findings, "vocabulary_shared_label"), 1U);
  EXPECT_EQ(test::value(test::first(findings, "vocabulary_shared_label"), "other"), "one, three");
  EXPECT_EQ(words.broader_distance("one", "nowhere"), std::nullopt);  // a circle ends the walk
}

TEST(Vocabularies, KnowTheDistrictOfAPostcode) {
  const Vocabularies all = test::vocabularies();
  ASSERT_NE(all.district_of("2060"), nullptr);
  EXPECT_EQ(all.district_of("2060")->id, "antwerpen-2060");
  EXPECT_EQ(all.district_of("9999"), nullptr);
  EXPECT_EQ(all.district_of(""), nullptr);
  EXPECT_EQ(all.label("themes", "mobility", Language::nl), "mobility");
  EXPECT_EQ(all.label("nothing", "mobility", Language::nl), "mobility");
}

TEST(Vocabularies, TheLastOfANameCounts) {
  Vocabularies all = test::vocabularies();
  all.put(test::vocabulary("themes", {"water"}));
  EXPECT_EQ(all.find("themes")->terms().size(), 1U);
}

}  // namespace
}  // namespace koppel
