// What is not sure about exports, as data, and what replies make of it.
#include "io/survey/open_question.hpp"

#include "io/inputs/load.hpp"
#include "io/reading.hpp"
#include "io/survey/own_words.hpp"
#include "io/survey/pair_draft.hpp"

namespace koppel::io {
namespace {

using test::Folder;

const std::string offers_csv =
    "Naam,E-mailadres,Dit en dat,Hobby\nAn Proef,an@example.org,koken,zingen\nBo Proef,bo@example.org,naaien,dansen\n"
    "Cy Proef,cy@example.org,koken,zingen\n";
const std::string requests_csv =
    "Naam contactpersoon,E-mailadres,Welke hulp zoek je?\nEd Voorbeeld,ed@example.org,strijken\n"
    "Di Voorbeeld,di@example.org,poetsen\n";

// What was asked, each answered with `choose`.
struct Interview {
  std::vector<OpenQuestion> questions;
  std::optional<Loaded> loaded;
};
template <class Choose>
Interview interview(const std::string& offers, const std::string& requests, Choose choose) {
  const Folder folder;
  Interview held;
  const Ask ask = [&](const OpenQuestion& question) {
    held.questions.push_back(question);
    return choose(question);
  };
  held.loaded = load({folder.put("a.csv", offers), folder.put("b.csv", requests)}, {.ask = ask});
  return held;
}
std::size_t likely(const OpenQuestion&) { return 0; }

TEST(OpenQuestions, WhatIsOfferedComesFirstWithTheLikelyColumnInFront) {
  const Interview held = interview(offers_csv, requests_csv, likely);
  ASSERT_FALSE(held.questions.empty());
  const OpenQuestion& first = held.questions.front();
  EXPECT_EQ(first.what, Asked::column_for);
  EXPECT_EQ(first.field, "skills");
  EXPECT_EQ(first.file, "a.csv");
  ASSERT_EQ(first.candidates.size(), 3U);
  EXPECT_EQ(first.candidates[0].value, "Dit en dat");
  EXPECT_EQ(first.candidates[0].column, 2U);
  EXPECT_EQ(first.candidates[0].examples, std::vector<std::string>{"koken"}) << "only what comes back";
  EXPECT_EQ(first.candidates[2].value, "") << "none of these";
}

TEST(OpenQuestions, AReplyIsReadAsIfTheHeadingHadSaidIt) {
  const Interview held = interview(offers_csv, requests_csv, [](const OpenQuestion& question) -> std::size_t {
    return question.field == "skills" ? 1 : 0;
  });
  ASSERT_TRUE(held.loaded && held.loaded->drafted);
  EXPECT_NE(held.loaded->drafted->offers_mapping_yaml.find("skills: { column: \"Hobby\""), std::string::npos);
  EXPECT_EQ(held.loaded->drafted->offers_mapping_yaml.find("BESLIS"), std::string::npos);
  EXPECT_EQ(held.loaded->draft.offers.size(), 3U);
}

TEST(OpenQuestions, NoneOfTheseIsNotAskedAgainAndRunsNothing) {
  std::size_t asked = 0;
  const auto none = [&asked](const OpenQuestion& question) {
    asked += question.field == "skills" ? 1U : 0U;
    return question.candidates.size() - 1;
  };
  EXPECT_THROW((void)interview(offers_csv, requests_csv, none), MappingNeeded);
  EXPECT_EQ(asked, 1U);
}

TEST(OpenQuestions, AreAtMostSix) {
  std::string heads, cells[4];
  for (int i = 0; i < 12; ++i) {
    heads += ",kolom" + std::to_string(i);
    for (int row = 0; row < 4; ++row)
      cells[row] += "," + std::string(1, static_cast<char>('a' + i)) + (row < 2 ? "aa" : "bb");
  }
  std::string offers = "wat" + heads + "\n", requests = "iets" + heads + "\n";
  for (int row = 0; row < 4; ++row) offers += "x" + cells[row] + "\n", requests += "y" + cells[row] + "\n";
  std::size_t asked = 0;
  try {
    (void)interview(offers, requests,
                    [&asked](const OpenQuestion& question) { return ++asked, question.candidates.size() - 1; });
  } catch (const InputError&) {
  }
  EXPECT_LE(asked, most_questions);
}

TEST(OpenQuestions, WhoeverAsksMayGiveUp) {
  struct GaveUp {};
  const auto give_up = [](const OpenQuestion&) -> std::size_t { throw GaveUp(); };
  EXPECT_THROW((void)interview(offers_csv, requests_csv, give_up), GaveUp);
}

TEST(OpenQuestions, ContactDataAndNamesAreNeverExamples) {
  const Interview held = interview(
      "Wat,Iemand,Bereikbaar\nkoken,Zo Geheim,0470 00 00 01\nkoken,Al Verborgen,0470 00 00 02\nnaaien,Zo Geheim,0470 "
      "00 00 01\n",
      "Wie,Nood\nEd Voorbeeld,strijken\nDi Voorbeeld,strijken\n", likely);
  for (const OpenQuestion& question : held.questions) {
    for (const PossibleAnswer& candidate : question.candidates) {
      for (const std::string& example : candidate.examples) {
        EXPECT_EQ(example.find("Geheim"), std::string::npos);
        EXPECT_EQ(example.find("0470"), std::string::npos);
      }
    }
  }
}

TEST(OwnWords, SaysWhichAreNearlyTheSameAndHeedsWhatAPersonSays) {
  OwnWords words("skills", nullptr);
  words.add({{"strijken", 2}, {"boekhouding", 2}}, Side::offers);
  words.add({{"strijken", 1}, {"boekhuoding", 2}}, Side::requests);
  const std::vector<NearWords> near = words.nearly_the_same();
  ASSERT_EQ(near.size(), 1U);
  Findings findings;
  EXPECT_EQ(words.make(findings)->words.size(), 3U) << "both come back: two words, unless somebody says otherwise";
  OwnWords same = words, different = words;
  same.decide(near[0], true), different.decide(near[0], false);
  EXPECT_EQ(same.make(findings)->words.size(), 2U);
  EXPECT_EQ(different.make(findings)->words.size(), 3U);
  EXPECT_TRUE(same.nearly_the_same().empty() && different.nearly_the_same().empty());
  EXPECT_TRUE(findings.empty()) << "what a person said is no guess";
}

TEST(OwnWords, AMistypedWordStaysApartWhereAPersonSaysSo) {
  OwnWords words("skills", nullptr);
  words.add({{"boekhouding", 3}, {"boekhuoding", 1}}, Side::offers);
  Findings findings;
  EXPECT_EQ(words.make(findings)->words.size(), 1U);
  EXPECT_EQ(findings.kept().size(), 1U) << "word_joined";
  words.decide({"boekhuoding", "boekhouding"}, false);
  EXPECT_EQ(words.make(findings)->words.size(), 2U);
}

}  // namespace
}  // namespace koppel::io
