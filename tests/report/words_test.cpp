// What people read, word by word: grammar that goes with the number, nothing left untranslated, nothing free with pseudonyms.
#include "report/words.hpp"

#include <gtest/gtest.h>

#include <set>
#include <sstream>

#include "base/wording.hpp"
#include "pairing/assess.hpp"
#include "pairing/codes.hpp"
#include "support/report_words.hpp"
#include "support/shown.hpp"

namespace koppel::report {
namespace {

constexpr Language all_languages[] = {Language::nl, Language::en, Language::fr};

bool contains(const std::string& text, std::string_view part) { return text.find(part) != std::string::npos; }

// Words that are the same in two languages by right.
const std::set<std::string_view> shared{
    "answer_later",  "answer_voicemail", "call_day",     "call_distance",      "call_email",
    "call_label",    "call_slot",        "code",         "column_distance",    "column_places",
    "column_points", "column_reserves",  "column_slot",  "group_district",     "level",
    "recruit_place", "reserve_of",       "inspect_date", "inspect_time_stamp", "said_later"};

TEST(Words, AreTranslatedUnlessTheyAreTheSameByRight) {
  for (const Word& entry : test::report_words()) {
    const auto& [nl, en, fr] = entry.texts;
    EXPECT_EQ(nl == en || nl == fr || en == fr, shared.contains(entry.key)) << entry.key;
  }
}

TEST(Words, EveryRuleHasWordsForFindings) {
  for (std::size_t rule = 0; rule < rule_count; ++rule) {
    const std::string code(to_string(static_cast<Rule>(rule)));
    for (const Language language : all_languages) {
      const Finding finding{
          Severity::warning, pairing_codes.pin_overrides_rule, {}, {{"read", "a – b"}, {"expected", code}}};
      const std::string said = finding.message(language).substr(finding.message(language).rfind(": ") + 2);
      EXPECT_FALSE(said.empty());
      if (language == Language::nl) {
        EXPECT_NE(said, code);
      }
    }
  }
}

// `served` requests of `requests`; every offer that is left stays free.
test::Shown market_of(std::size_t offers, std::size_t requests) {
  test::SmallMarket small;
  for (std::size_t i = 0; i < offers; ++i) small.offer("m" + std::to_string(i));
  for (std::size_t i = 0; i < requests; ++i) small.request("r" + std::to_string(i));
  return test::Shown(small.walk());
}

TEST(Summary, GoesWithTheNumberInDutch) {
  const std::string one = summary_text(market_of(1, 1).context(Language::nl), false);
  EXPECT_TRUE(contains(one, "1 van de 1 verzoek geholpen")) << one;
  EXPECT_TRUE(contains(one, "1 koppeling voorgesteld; 0 van de 1 aanbieding blijven vrij")) << one;
  EXPECT_FALSE(contains(one, "nog niet geholpen")) << "nobody is left";
  const std::string two = summary_text(market_of(3, 2).context(Language::nl), false);
  EXPECT_TRUE(contains(two, "2 koppelingen voorgesteld; 1 van de 3 aanbiedingen blijft vrij")) << two;
  const std::string left = summary_text(market_of(1, 2).context(Language::nl), false);
  EXPECT_TRUE(contains(left, "1 verzoek is nog niet geholpen: voor 1 zijn er te weinig mensen")) << left;
  EXPECT_TRUE(contains(left, "Zoek iemand: gelijk wie. Met 1 plaats helpt dat 1 verzoek meer.")) << left;
  const std::string more = summary_text(market_of(1, 3).context(Language::nl), false);
  EXPECT_TRUE(contains(more, "2 verzoeken zijn nog niet geholpen")) << more;
  EXPECT_TRUE(contains(more, "helpt dat 2 verzoeken meer")) << more;
}

TEST(Summary, GoesWithTheNumberInEnglishAndFrench) {
  const std::string one = summary_text(market_of(1, 2).context(Language::en), false);
  EXPECT_TRUE(contains(one, "1 of 2 requests served")) << one;
  EXPECT_TRUE(contains(one, "1 pair proposed; 0 of 1 offer stay free")) << one;
  EXPECT_TRUE(contains(one, "1 request is not served yet")) << one;
  const std::string two = summary_text(market_of(1, 3).context(Language::en), false);
  EXPECT_TRUE(contains(two, "2 requests are not served yet")) << two;
  const std::string une = summary_text(market_of(1, 2).context(Language::fr), false);
  EXPECT_TRUE(contains(une, "1 demande servie sur 2")) << une;
  EXPECT_TRUE(contains(une, "1 couple proposé ; 0 offre sur 1 reste libre")) << une;
  EXPECT_TRUE(contains(une, "1 demande n'est pas encore servie")) << une;
  const std::string deux = summary_text(market_of(3, 2).context(Language::fr), false);
  EXPECT_TRUE(contains(deux, "2 demandes servies sur 2")) << deux;
  EXPECT_TRUE(contains(deux, "2 couples proposés ; 1 offre sur 3 reste libre")) << deux;
}

TEST(Summary, ProvesWhatTheStrategyWanted) {
  test::SmallMarket small;
  small.offer("m1");
  small.request("r1");
  small.profile.strategy = "max_cardinality";
  const test::Shown shown(small.walk());
  EXPECT_TRUE(
      contains(summary_text(shown.context(Language::nl), false), "geen enkel ander voorstel maakt meer koppelingen."));
}

TEST(Summary, WithoutAnAnswerItSaysWhyAndNoNumbers) {
  test::SmallMarket small;
  small.offer("m1", [](Offer& offer) { offer.capacity = {.min = 2, .max = 2}; });
  small.offer("m2");
  small.request("r1");
  const test::Shown shown(small.walk());
  const std::string text = summary_text(shown.context(Language::nl), false);
  EXPECT_TRUE(contains(text, "Het knelt bij het minimum van m1:")) << text;
  EXPECT_FALSE(contains(text, "koppelingen voorgesteld")) << text;
  EXPECT_FALSE(contains(text, "m2")) << text;
}

TEST(Shortage, GoesWithTheNumberInEveryLanguage) {
  const auto said = [](Language language, const char* requests, const char* offers, const char* places) {
    return say(language, "reason_scarce",
               {{"requests", requests}, {"offers", offers}, {"places", places}, {"request_list", "r1"}});
  };
  EXPECT_EQ(said(Language::nl, "1", "0", "0"), "Tekort: 1 verzoek deelt 0 mensen met samen 0 plaatsen (r1).");
  EXPECT_EQ(said(Language::nl, "2", "1", "1"), "Tekort: 2 verzoeken delen 1 mens met 1 plaats (r1).");
  EXPECT_EQ(said(Language::nl, "3", "2", "2"), "Tekort: 3 verzoeken delen 2 mensen met samen 2 plaatsen (r1).");
  EXPECT_EQ(said(Language::en, "2", "1", "1"), "Shortage: 2 requests share 1 person with 1 place in all (r1).");
  EXPECT_EQ(said(Language::en, "1", "0", "2"), "Shortage: 1 request shares 0 people with 2 places in all (r1).");
  EXPECT_EQ(said(Language::fr, "2", "1", "0"), "Pénurie : 2 demandes partagent 1 personne avec 0 place (r1).");
}

// ---- pseudonyms ------------------------------------------------------------------------------------------------------------------

TEST(Pseudonyms, LeaveNoFreeTextOfRows) {
  test::SmallMarket small;
  small.offer("m1", [](Offer& offer) {
    offer.label = "Zwaantje Proefnaam kan dit";
    offer.conflicts = {"org:buurtwinkel Okko Testvraag"};
  });
  small.offer("m2", [](Offer& offer) { offer.label = "Zwaantje Proefnaam ook"; });
  small.request("r1", [](Request& request) { request.label = "bel Okko Testvraag"; });
  small.request("r2", [](Request& request) {
    request.label = "Okko Testvraag nog eens";
    request.groups = {{"org", "buurtwinkel Okko Testvraag"}};
    request.needs = {{"vliegen met Okko Testvraag", 3, true}};
  });
  small.request("r3", [](Request& request) {
    request.label = "bel Okko Testvraag";
    request.people = {.min = 1, .max = 3};
  });
  const test::Shown shown(small.walk());
  for (const Language language : all_languages) {
    const Context open = shown.context(language), closed = shown.context(language, true);
    EXPECT_TRUE(contains(proposal_html(open), "Zwaantje")) << "otherwise the test shows nothing";
    for (const std::string& text :
         {proposal_html(closed), call_list_csv(closed), unmatched_csv(closed), summary_text(closed, false)}) {
      EXPECT_FALSE(contains(text, "Zwaantje"));
      EXPECT_FALSE(contains(text, "Okko"));
    }
  }
}

// ---- lists -----------------------------------------------------------------------------------------------------------------------

TEST(Lists, SpeakOneLanguage) {
  test::SmallMarket small;
  small.offer("m1", [](Offer& offer) { offer.capacity.max = 2; });
  small.offer("m2");
  small.request("r1");
  small.request("r2", [](Request& request) { request.people = {.min = 1, .max = 3}; });
  const test::Shown shown(small.walk());
  for (const Language language : {Language::en, Language::fr}) {
    for (const std::string& list : {call_list_csv(shown.context(language)), unmatched_csv(shown.context(language))}) {
      for (const Word& entry : test::report_words()) {
        const std::string dutch(entry.texts[0]);
        if (shared.contains(entry.key) || dutch.size() < 6 || contains(dutch, "{")) continue;
        EXPECT_FALSE(contains(list, dutch)) << entry.key;
      }
    }
  }
}

TEST(Recruiting, SaysWhatItAssumes) {
  const test::Shown shown = market_of(1, 3);
  ASSERT_EQ(shown.walked.plan.recruit.size(), 1U);
  EXPECT_EQ(shown.walked.plan.recruit.front().places, 2);
  const std::string page = proposal_html(shown.context(Language::nl));
  EXPECT_TRUE(contains(page, "die zoveel verzoeken aanneemt als er plaatsen staan"));
  EXPECT_TRUE(contains(page, ">Plaatsen<"));
  EXPECT_TRUE(contains(page, ">Geholpen worden dan<"));
}

}  // namespace
}  // namespace koppel::report
