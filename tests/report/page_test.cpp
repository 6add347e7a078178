// voorstel.html against strangers: ids and labels that try to be markup, data that try to end their block, texts without end.
#include <gtest/gtest.h>

#include "report/report.hpp"
#include "support/shown.hpp"

namespace koppel::report {
namespace {

std::string data_block(const std::string& page) {
  const std::string open = "<script type=\"application/json\" id=\"data\">";
  const std::size_t begin = page.find(open) + open.size();
  return page.substr(begin, page.find("</script>", begin) - begin);
}

TEST(Page, NothingInTheDataEndsTheirBlock) {
  test::SmallMarket small;
  small.offer("</script><b>m1");
  small.request("<!--r1");
  const test::Shown shown(small.walk());
  const std::string page = proposal_html(shown.context(Language::nl));
  EXPECT_EQ(data_block(page), R"([{"offer":"\u003c/script>\u003cb>m1","request":"\u003c!--r1"}])");
  EXPECT_EQ(page.find("</script><b>"), std::string::npos);
  EXPECT_EQ(page.find("<!--r1"), std::string::npos);
}

TEST(Page, NoAttributeIsLeftByAQuote) {
  test::SmallMarket small;
  small.offer("m\" onmouseover=\"alert(1)");
  small.request("r' onclick='alert(1)");
  const test::Shown shown(small.walk());
  const std::string page = proposal_html(shown.context(Language::en));
  EXPECT_EQ(page.find("\" onmouseover=\""), std::string::npos);
  const std::string markup =
      page.substr(0, page.find("<script type="));  // in JSON a single quote is a character like another
  EXPECT_EQ(markup.find("' onclick='"), std::string::npos);
  EXPECT_NE(page.find("m&quot; onmouseover=&quot;alert(1)"), std::string::npos);
}

TEST(Page, NoTextReordersWhatStandsBesideItOrFallsAway) {
  test::SmallMarket small;
  small.offer("m1");
  const std::string endless(20'000, 'x');
  small.request("r1",
                [&](Request& request) { request.label = "a\xE2\x80\xAEtxt.exe\xE2\x81\xA6\nregel 2 " + endless; });
  const test::Shown shown(small.walk());
  const std::string page = proposal_html(shown.context(Language::nl));
  EXPECT_EQ(page.find("\xE2\x80\xAE"), std::string::npos);
  EXPECT_EQ(page.find("\xE2\x81\xA6"), std::string::npos);
  EXPECT_NE(page.find("\nregel 2 " + endless), std::string::npos);
}

TEST(Page, LinksToTheSectionsThatHaveRowsOnly) {
  test::SmallMarket small;
  small.offer("m1");
  small.request("r1");
  const test::Shown shown(small.walk());
  const std::string page = proposal_html(shown.context(Language::nl));
  EXPECT_NE(page.find("href=\"#section_pairs\""), std::string::npos);
  EXPECT_NE(page.find("<h2 id=\"section_pairs\">"), std::string::npos);
  for (const char* absent : {"section_unserved", "section_idle", "section_recruit"}) {
    EXPECT_EQ(page.find(absent), std::string::npos) << absent;
  }
}

TEST(Page, SaysThatMinimaCannotBeMetAndProposesNothing) {
  test::SmallMarket small;
  small.offer("m1", [](Offer& offer) { offer.capacity = {.min = 2, .max = 2}; });
  small.request("r1");
  const test::Shown shown(small.walk());
  ASSERT_EQ(shown.walked.plan.status, Status::infeasible);
  const std::string page = proposal_html(shown.context(Language::en));
  EXPECT_NE(page.find("cannot all be had at once. It fails at the minimum of m1:"), std::string::npos);
  EXPECT_EQ(page.find("id=\"pairs\""), std::string::npos);
  EXPECT_EQ(data_block(page), "[]");
}

TEST(Page, IsWrittenInTheLanguageAskedFor) {
  test::SmallMarket small;
  small.offer("m1");
  small.request("r1");
  const test::Shown shown(small.walk());
  EXPECT_NE(proposal_html(shown.context(Language::nl)).find("<html lang=\"nl\">"), std::string::npos);
  EXPECT_NE(proposal_html(shown.context(Language::fr)).find("<html lang=\"fr\">"), std::string::npos);
  EXPECT_NE(proposal_html(shown.context(Language::en)).find("A proposal; a person decides."), std::string::npos);
}

TEST(Page, NamesPeopleOnlyForTheTeamAndNeverWithPseudonyms) {
  test::SmallMarket small;
  small.offer("m1");
  small.request("r1"), small.request("r2");
  test::Shown shown(small.walk());
  shown.contacts.offers["m1"] = {"Zwaantje <b>Proefnaam", "", "0400 00 77 31"};
  shown.contacts.requests["r1"] = shown.contacts.requests["r2"] = {"Okko Testvraag", "", "0400 00 88 42"};
  const std::string inside = internal_html(shown.context(Language::nl));
  EXPECT_NE(inside.find("Zwaantje &lt;b&gt;Proefnaam"), std::string::npos);
  EXPECT_NE(inside.find("href=\"tel:0400008842\""), std::string::npos) << "who is not served is called too";
  for (const std::string& page :
       {proposal_html(shown.context(Language::nl)), internal_html(shown.context(Language::nl, true))}) {
    for (const char* secret : {"Zwaantje", "Okko", "0400"}) EXPECT_EQ(page.find(secret), std::string::npos);
  }
}

TEST(Page, CountsWhoGotFewerApartFromWhoGotNobody) {
  test::SmallMarket small;
  small.offer("m1");
  small.request("r1", [](Request& request) { request.people = {.min = 1, .max = 2}; });
  const test::Shown shown(small.walk());
  const std::string page = proposal_html(shown.context(Language::nl));
  EXPECT_EQ(page.find("section_unserved"), std::string::npos);
  EXPECT_NE(page.find("<h2 id=\"section_underserved\">Met minder mensen dan gevraagd <small>1</small>"),
            std::string::npos);
}

}  // namespace
}  // namespace koppel::report
