// Nobody is shown the 64 digits of a hash; who reads a list back finds them in its last columns.
#include <gtest/gtest.h>

#include <regex>

#include "report/explanation.hpp"
#include "report/report.hpp"
#include "support/shown.hpp"

namespace koppel::report {
namespace {

std::string hash(const std::string& beginning) { return beginning + std::string(64 - beginning.size(), 'b'); }

bool contains(const std::string& text, std::string_view part) { return text.find(part) != std::string::npos; }

test::Shown shown_market() {
  test::SmallMarket small;
  small.offer(hash("3fa9"));
  small.offer(hash("c0ff"), [](Offer& offer) { offer.capacity.max = 0; });
  small.request(hash("71ab"));
  small.request(hash("9d9d"));
  return test::Shown(small.walk());
}

TEST(ShortIds, AreWhatPeopleSee) {
  const test::Shown shown = shown_market();
  const Context context = shown.context(Language::nl);
  static const std::regex attribute(R"re( data-[a-z]+="[^"]*")re");
  const std::string page = std::regex_replace(proposal_html(context), attribute, "");
  const std::string seen = page.substr(0, page.find("<script type=\"application/json\""));
  for (const std::string& text : {seen, summary_text(context, false), gaps_text(context),
                                  explain_request(context, shown.walked.request(hash("9d9d"))),
                                  explain_offer(context, shown.walked.offer(hash("3fa9")))}) {
    EXPECT_FALSE(contains(text, std::string(20, 'b'))) << text;
  }
  EXPECT_TRUE(contains(seen, ">3fa9<") && contains(seen, ">71ab<"));
}

TEST(ShortIds, StandInListsWithTheIdsInTheLastColumns) {
  const test::Shown shown = shown_market();
  const std::string calls = call_list_csv(shown.context(Language::nl));
  const std::string heading = calls.substr(0, calls.find('\n'));
  EXPECT_TRUE(contains(heading, "verzoekcode;") && contains(heading, ";aanbodcode;")) << heading;
  EXPECT_TRUE(contains(heading, ";antwoord;verzoek;aanbod")) << heading;
  EXPECT_TRUE(contains(calls, "71ab;") && contains(calls, ";" + hash("71ab") + ";" + hash("3fa9"))) << calls;
  EXPECT_TRUE(contains(unmatched_csv(shown.context(Language::nl)), hash("9d9d")));
}

TEST(ShortIds, LeaveListsOfOrdinaryIdsAsTheyWere) {
  test::SmallMarket small;
  small.offer("m1");
  small.request("r1");
  const std::string calls = call_list_csv(test::Shown(small.walk()).context(Language::nl));
  EXPECT_FALSE(contains(calls, "verzoekcode"));
}

}  // namespace
}  // namespace koppel::report
