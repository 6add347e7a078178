// The headline: how much was understood, and no proof without its reservation.
#include <gtest/gtest.h>

#include "report/report.hpp"
#include "support/shown.hpp"

namespace koppel::report {
namespace {

bool contains(const std::string& text, std::string_view part) { return text.find(part) != std::string::npos; }

test::Shown shown_with(ReadOfAsked needs) {
  test::SmallMarket small;
  small.offer("m1");
  small.request("r1");
  test::Shown shown(small.walk());
  shown.understood = {.rows = {2, 2}, .needs = needs, .moments = {}, .places = {1, 2}};
  return shown;
}

TEST(Headline, StandsAboveTheCoverage) {
  const test::Shown shown = shown_with({40, 40});
  const std::string text = summary_text(shown.context(Language::nl), false);
  EXPECT_TRUE(contains(text, "Gelezen: 40 van 40 gevraagde vaardigheden, 2 van 2 rijen en 1 van 2 plaatsen")) << text;
  EXPECT_LT(text.find("Gelezen:"), text.find("geholpen"));
  EXPECT_FALSE(contains(text, "Let op"));
  const std::string page = proposal_html(shown.context(Language::fr));
  EXPECT_LT(page.find("Lu : 40 compétences demandées sur 40"), page.find("class=\"tiles\""));
}

TEST(Headline, BelowTheThresholdNoProofStandsAlone) {
  const test::Shown shown = shown_with({21, 40});
  const std::string mind =
      "Let op: van 40 gevraagde vaardigheden zijn er 21 gelezen; wat hieronder bewezen is, geldt alleen voor wat "
      "gelezen is.";
  const std::string plain = summary_text(shown.context(Language::nl), false);
  EXPECT_TRUE(plain.starts_with(mind + "\n")) << plain;
  const std::string coloured = summary_text(shown.context(Language::nl), true);
  EXPECT_TRUE(coloured.starts_with("\033[1;31m" + mind)) << coloured;
  EXPECT_FALSE(contains(coloured, "\033[32mNagerekend"));
  const std::string page = proposal_html(shown.context(Language::nl));
  EXPECT_LT(page.find(mind), page.find("class=\"tiles\""));
  for (const auto& [language, beside] :
       {std::pair{Language::nl, "Dit geldt alleen voor wat gelezen is: 21 van de 40 gevraagde vaardigheden."},
        std::pair{Language::en, "This holds only for what was read: 21 of 40 skills asked for."},
        std::pair{Language::fr, "Cela ne vaut que pour ce qui a été lu : 21 compétences demandées sur 40."}}) {
    EXPECT_TRUE(contains(outcome_sentence(shown.context(language)), beside))
        << outcome_sentence(shown.context(language));
    EXPECT_FALSE(reservation(shown.context(language)).empty());
  }
}

TEST(Headline, TheProfileSetsTheThreshold) {
  test::Shown shown = shown_with({36, 40});
  EXPECT_EQ(reservation(shown.context(Language::nl)), "") << "exactly 90 %";
  shown.walked.setting.profile.understood = 95;
  EXPECT_NE(reservation(shown.context(Language::nl)), "");
  shown.understood.needs = {};
  EXPECT_EQ(reservation(shown.context(Language::nl)), "") << "nobody asked for anything";
}

// One person, one moment, two requests: the matching is proved and the moment is not.
TEST(Headline, TheProofSaysWhichMomentsItDoesNotCover) {
  test::SmallMarket small;
  small.offer("m1", [](Offer& offer) {
    offer.capacity.max = 2;
    offer.slots = {"2026-W48-tue-eve"};
  });
  for (const char* id : {"r1", "r2"}) small.request(id, [](Request& request) { request.slots = {"2026-W48-tue-eve"}; });
  const test::Shown shown(small.walk());
  ASSERT_EQ(shown.walked.plan.pairs.size(), 2U);
  const std::string proof = outcome_sentence(shown.context(Language::en));
  EXPECT_TRUE(contains(proof, "Moments are no part of this proof: for 1 pair there is no free moment yet")) << proof;
}

TEST(Headline, TheProofSaysWhoComesApart) {
  test::SmallMarket small;
  small.offer("m1", [](Offer& offer) { offer.slots = {"2026-W48-tue-eve"}; });
  small.offer("m2", [](Offer& offer) { offer.slots = {"2026-W48-wed-eve"}; });
  small.request("r1", [](Request& request) {
    request.people = {.min = 2, .max = 2};
    request.slots = {"2026-W48-tue-eve", "2026-W48-wed-eve"};
  });
  const test::Shown shown(small.walk());
  ASSERT_EQ(shown.walked.plan.pairs.size(), 2U);
  const std::string proof = outcome_sentence(shown.context(Language::nl));
  EXPECT_TRUE(contains(proof, "Bij 1 verzoek komen de mensen op verschillende momenten.")) << proof;
}

}  // namespace
}  // namespace koppel::report
