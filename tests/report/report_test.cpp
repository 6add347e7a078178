// What people read: complete words in three languages, true sentences, escaped strangers, no contact where none belongs.
#include "report/report.hpp"
#include "io/tables/xlsx.hpp"

#include <array>
#include <map>
#include <regex>
#include <set>

#include "base/sha256.hpp"
#include "io/tables/csv.hpp"
#include "report/markup.hpp"
#include "report/names.hpp"
#include "report/words.hpp"
#include "support/shown.hpp"

namespace koppel::report {
namespace {

constexpr std::array all_languages{Language::nl, Language::en, Language::fr};

std::multiset<std::string> placeholders(std::string_view text) {
  static const std::regex name("\\{([a-z_]+)(:word)?\\}");  // grammar differs from language to language, values do not
  std::multiset<std::string> names;
  const std::string copy(text);
  for (std::sregex_iterator match(copy.begin(), copy.end(), name), end; match != end; ++match)
    names.insert((*match)[1]);
  return names;
}

TEST(Words, AreSortedAndCompleteWithTheSamePlaceholders) {
  for (const std::span<const Word> table : word_tables()) {
    std::string_view before;
    for (const Word& entry : table) {
      EXPECT_LT(before, entry.key);
      before = entry.key;
      for (const std::string_view text : entry.texts) {
        EXPECT_FALSE(text.empty()) << entry.key;
        EXPECT_EQ(placeholders(text), placeholders(entry.texts[0])) << entry.key;
      }
    }
  }
}

TEST(Words, AnUnknownKeyShowsItself) { EXPECT_EQ(word(Language::nl, "no_such_key"), "no_such_key"); }

TEST(Formats, DecimalsAreRoundedOnceAndWrittenAsPeopleDo) {
  EXPECT_EQ(decimal_text(Language::nl, 1250, 1000, 1), "1,3");
  EXPECT_EQ(decimal_text(Language::en, 1249, 1000, 1), "1.2");
  EXPECT_EQ(decimal_text(Language::fr, 2000, 1000, 1), "2");
  EXPECT_EQ(decimal_text(Language::nl, 0, 1000, 1), "0");
  EXPECT_EQ(decimal_text(Language::en, 9'999'999, 1'000'000, 1), "10");
  EXPECT_EQ(decimal_text(Language::nl, -1260, 1000, 1), "-1,3");
  EXPECT_EQ(decimal_text(Language::nl, 1995, 10, 0), "200");
  EXPECT_EQ(decimal_text(Language::en, 9'000'000'000'000'000'000, 1'000'000, 1), "9000000000000");
}

TEST(Formats, SlotsBecomeDatesOfTheIsoWeek) {
  EXPECT_EQ(slot_text(Language::nl, "2026-W48-tue-eve"), "dinsdagavond 24 november 2026");
  EXPECT_EQ(slot_text(Language::en, "2026-W53-sun-mor"), "Sunday morning 3 January 2027");
  EXPECT_EQ(slot_text(Language::fr, "2025-W01-mon-aft"), "lundi après-midi 30 décembre 2024");
  EXPECT_EQ(slot_text(Language::nl, "2021-W01-mon-day"), "maandag 4 januari 2021");
  EXPECT_EQ(slot_text(Language::nl, "2020-W53-fri-eve"), "vrijdagavond 1 januari 2021");
  EXPECT_EQ(slot_text(Language::en, "2021-W52-sun-noon"), "Sunday noon 2 January 2022");
  EXPECT_EQ(slot_text(Language::fr, "2024-W09-thu-mor"), "jeudi matin 29 février 2024");
  EXPECT_EQ(slot_text(Language::fr, "2026-W49-tue-eve"), "mardi soir 1er décembre 2026");
  EXPECT_EQ(slot_text(Language::nl, "tue-eve"), "dinsdagavond") << "every week";
  EXPECT_EQ(slot_text(Language::fr, "sat-mor"), "samedi matin");
  EXPECT_LT(slot_order("mon-eve"), slot_order("tue-mor"));
  EXPECT_NE(slot_text(Language::nl, "2026-W49-tue-aft"), slot_text(Language::nl, "2026-W49-tue-noon"));
}

TEST(Formats, OtherSlotsStandAsTheyAre) {
  for (const char* text : {"elke dinsdag", "2026-W99-tue-eve", "2026-W00-tue-eve", "2025-W53-mon-eve",
                           "2026-W48-xxx-eve", "2026-W48-tue-zzz", ""}) {
    EXPECT_EQ(slot_text(Language::nl, text), text);
  }
}

TEST(Formats, MomentsComeByTheCalendar) {
  std::vector<std::string> slots{"elke dinsdag", "2026-W49-mon-mor", "2026-W48-fri-mor", "2026-W48-tue-eve",
                                 "2026-W48-tue-aft"};
  std::ranges::sort(slots, {}, slot_order);
  EXPECT_EQ(slots, (std::vector<std::string>{"2026-W48-tue-aft", "2026-W48-tue-eve", "2026-W48-fri-mor",
                                             "2026-W49-mon-mor", "elke dinsdag"}));
}

TEST(Formats, ListsEndWithAnd) {
  EXPECT_EQ(enumerate(Language::nl, {"a", "b", "c"}), "a, b en c");
  EXPECT_EQ(enumerate(Language::fr, {"a", "b"}), "a et b");
  EXPECT_EQ(enumerate(Language::en, {"a"}), "a");
  EXPECT_EQ(enumerate(Language::en, {}), "");
}

TEST(Markup, EscapesWhatHtmlReadsAndHidesWhatReorders) {
  EXPECT_EQ(escaped("<b a=\"x\" b='y'>&"), "&lt;b a=&quot;x&quot; b=&#39;y&#39;&gt;&amp;");
  EXPECT_EQ(escaped("a\xE2\x80\xAE"
                    "b\x01"),
            "a\xEF\xBF\xBD"
            "b\xEF\xBF\xBD");
  EXPECT_EQ(escaped("é – €"), "é – €");
}

// A market with a pair, a reserve, a shortage, and a request that nobody can help; strangers' text everywhere.
class Reports : public ::testing::Test {
 protected:
  static constexpr const char* hostile = "</script><script>alert(1)</script>\"&'";

  Reports() {
    small_.profile.title = hostile;
    small_.offer("m1", [](Offer& offer) { offer.label = hostile; });
    small_.offer("m2");
    for (const char* id : {"r1", "r2", "r3"}) {
      small_.request(id, [](Request& request) {
        request.label = "=1+1";
        request.from = hostile;
        request.groups = {{"district", hostile}};
      });
    }
    small_.request("r4", [](Request& request) { request.needs = {{"flying", 3, true}}; });
    shown_ = std::make_unique<test::Shown>(small_.walk());
    shown_->contacts.offers["m1"] =
        shown_->contacts.offers["m2"] = {"Zwaantje Proefnaam", "zwaantje@voorbeeld.example", "0400 00 77 31"};
    shown_->contacts.requests["r1"] = {"Okko Testvraag", "", ""};
  }

  [[nodiscard]] Context context(Language language, bool pseudonyms = false) const {
    return shown_->context(language, pseudonyms);
  }

  test::SmallMarket small_;
  std::unique_ptr<test::Shown> shown_;
};

TEST_F(Reports, ContactsStandInListsOfTheirOwnerOnly) {
  constexpr std::array secrets{"Zwaantje", "zwaantje@", "0400 00 77 31", "Testvraag", "0400 00 88 42"};
  shown_->contacts.requests["r4"] = {"Okko Testvraag", "", "0400 00 88 42"};
  for (const Language language : all_languages) {
    const Context here = context(language);
    EXPECT_NE(call_list_csv(here).find("Zwaantje Proefnaam"), std::string::npos);
    for (const std::string& text : {proposal_html(here), summary_text(here, true)}) {
      for (const char* secret : secrets) EXPECT_EQ(text.find(secret), std::string::npos);
    }
    const std::string unmatched = unmatched_csv(here);
    EXPECT_NE(unmatched.find(";Okko Testvraag;0400 00 88 42;"), std::string::npos) << "whom to tell, and how";
    const Context closed = context(language, true);
    for (const std::string& text : {call_list_csv(closed), unmatched_csv(closed)}) {
      for (const char* secret : secrets) EXPECT_EQ(text.find(secret), std::string::npos);
    }
    for (const io::Sheet& sheet : call_sheets(closed)) {
      for (const auto& row : sheet.rows) {
        for (const io::SheetCell& cell : row) {
          for (const char* secret : secrets) EXPECT_EQ((cell.text + cell.target).find(secret), std::string::npos);
        }
      }
    }
  }
}

TEST_F(Reports, TheFirstSheetGathersWhatEachPersonIsAsked) {
  const std::vector<io::Sheet> sheets = call_sheets(context(Language::nl));
  ASSERT_EQ(sheets.size(), 3U);
  EXPECT_EQ(sheets[0].name, "Per persoon");
  EXPECT_EQ(sheets[0].rows.size(), shown_->walked.plan.pairs.size());
  EXPECT_EQ(sheets[1].rows.size(), shown_->walked.plan.pairs.size() + shown_->walked.plan.reserves.size());
  EXPECT_EQ(sheets[2].rows.size(), shown_->walked.plan.unserved.size() + shown_->walked.plan.underserved.size());
  for (const io::Sheet& sheet : sheets) {
    for (const auto& row : sheet.rows) EXPECT_EQ(row.size(), sheet.headings.size()) << sheet.name;
  }
  const std::string& aloud = sheets[0].rows[0][2].text;
  EXPECT_TRUE(aloud.ends_with("?")) << aloud;
  EXPECT_NE(aloud.find("zoekt hulp bij “=1+1”"), std::string::npos) << aloud;
  EXPECT_EQ(sheets[0].rows[0][1].target, "tel:0400007731");
}

TEST(Reasons, NameWhatIsParticularAndNothingTwice) {
  test::SmallMarket small;
  for (const char* id : {"m1", "m2"}) {
    small.offer(id, [](Offer& offer) {
      offer.languages = {{"nl", Cefr::c2}};
      offer.skills = {{"facilitation", 4}};
      offer.slots = {"2026-W48-tue-eve"};
      offer.place.point = GeoPoint{51'000'000, 4'000'000};
    });
  }
  small.request("r1", [](Request& request) {
    request.languages = {{"nl", Cefr::b1}};
    request.needs = {{"facilitation", 2, true}};
    request.slots = {"2026-W48-tue-eve"};
    request.place.point = GeoPoint{51'010'000, 4'000'000};
  });
  small.request("r2", [](Request& request) { request.languages = {{"nl", Cefr::b1}}; });
  const test::Shown shown(small.walk());
  const Context here = shown.context(Language::nl);
  ASSERT_EQ(shown.walked.plan.pairs.size(), 2U);
  const std::string first = pair_reason(here, shown.walked.plan.pairs[0], {.moment = true, .distance = true});
  EXPECT_NE(first.find("facilitation"), std::string::npos) << first;
  for (const char* said : {"Nederlands", "nl", "november", "km"})
    EXPECT_EQ(first.find(said), std::string::npos) << first;
  EXPECT_FALSE(pair_reason(here, shown.walked.plan.pairs[1], {.moment = true}).empty())
      << "what everybody does is better than nothing";
}

TEST_F(Reports, SpreadsheetsRunNothing) {
  const std::string list = call_list_csv(context(Language::nl));
  EXPECT_EQ(list.find(";=1+1"), std::string::npos);
  EXPECT_EQ(list.find("\n=1+1"), std::string::npos);
  EXPECT_NE(list.find("'=1+1"), std::string::npos);
}

TEST_F(Reports, ThePageEscapesStrangers) {
  const std::string page = proposal_html(context(Language::nl));
  EXPECT_EQ(page.find("<script>alert"), std::string::npos);
  EXPECT_EQ(page.find("innerHTML"), std::string::npos);
  EXPECT_NE(page.find("&lt;script&gt;alert(1)"), std::string::npos);
}

TEST_F(Reports, ThePolicyHoldsTheHashesOfThePagesOwnStyleAndScript) {
  const std::string page = proposal_html(context(Language::nl));
  EXPECT_NE(page.find("default-src 'none'"), std::string::npos);
  const auto between = [&](const std::string& open, const std::string& close) {
    const std::size_t begin = page.find(open) + open.size();
    return page.substr(begin, page.find(close, begin) - begin);
  };
  const auto to_base64 = [](std::string_view hex) {
    static constexpr std::string_view alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    std::string bits;
    for (const char c : hex) {
      const int digit = c <= '9' ? c - '0' : c - 'a' + 10;
      for (int bit = 3; bit >= 0; --bit) bits += ((digit >> bit) & 1) != 0 ? '1' : '0';
    }
    bits += "00";  // 256 bits and two of padding: 43 characters and one =
    std::string text;
    for (std::size_t i = 0; i < bits.size(); i += 6) text += alphabet[std::stoul(bits.substr(i, 6), nullptr, 2)];
    return text + "=";
  };
  for (const auto& own : {between("<style>", "</style>"), between("<script>", "</script>")}) {
    ASSERT_GT(own.size(), 500U);
    EXPECT_NE(page.find("'sha256-" + to_base64(sha256_hex(own)) + "'"), std::string::npos);
  }
}

TEST_F(Reports, NothingDependsOnAnythingButTheData) {
  const Context here = context(Language::fr);
  EXPECT_EQ(proposal_html(here), proposal_html(here));
  EXPECT_EQ(io::write_xlsx(call_sheets(here)), io::write_xlsx(call_sheets(here)));
}

TEST_F(Reports, TheSummaryFitsAScreen) {
  const std::string text = summary_text(context(Language::nl), false);
  EXPECT_LE(std::ranges::count(text, '\n'), 24);
  EXPECT_EQ(text.find('\033'), std::string::npos);
}

TEST_F(Reports, EveryReasonIsASentenceInEveryLanguage) {
  for (const Language language : all_languages) {
    const Context here = context(language);
    for (std::size_t rule = 0; rule < rule_count; ++rule) {
      const std::string text = failure_sentence(here, {static_cast<Rule>(rule), "nl", 3, 1});
      EXPECT_FALSE(text.empty());
      EXPECT_EQ(text.find_first_of("{}"), std::string::npos) << text;
      EXPECT_EQ(text.find("failure_"), std::string::npos) << text;
    }
    Unserved unserved;
    unserved.request = RequestId{0U};
    unserved.nearest = RuleFailure{Rule::reach, "", 9200, 5000};
    unserved.nearest_offer = OfferId{0U};
    unserved.relief = {.offer = OfferId{0U}, .failure = unserved.nearest};
    for (const UnservedCode code : {UnservedCode::no_candidate, UnservedCode::scarce, UnservedCode::together,
                                    UnservedCode::outweighed, UnservedCode::unavailable, UnservedCode::unsolved}) {
      unserved.code = code;
      const std::string text = unserved_reason(here, unserved);
      EXPECT_FALSE(text.empty());
      EXPECT_EQ(text.find_first_of("{}"), std::string::npos) << text;
      EXPECT_EQ(text.find("reason_"), std::string::npos) << text;
    }
    for (const Relief::Kind kind :
         {Relief::Kind::loosen_rule, Relief::Kind::more_capacity, Relief::Kind::recruit, Relief::Kind::none}) {
      for (const bool serves : {false, true}) {
        unserved.relief.kind = kind;
        unserved.relief.serves = serves;
        const std::string text = relief_sentence(here, unserved);
        EXPECT_FALSE(text.empty());
        EXPECT_EQ(text.find_first_of("{}"), std::string::npos) << text;
        EXPECT_EQ(text.find("relief_"), std::string::npos) << text;
      }
    }
  }
}

TEST_F(Reports, EveryCriterionIsAFactInEveryLanguage) {
  test::SmallMarket small;
  small.offer("m1", [](Offer& offer) {
    offer.skills = {{"facilitation", 4}};
    offer.themes = {"mobility"};
    offer.languages = {{"fr", Cefr::c1}};
    offer.place = test::at(0);
  });
  small.request("r1", [](Request& request) {
    request.needs = {{"facilitation", 2, true}};
    request.themes = {"mobility"};
    request.languages = {{"fr", Cefr::b1}};
    request.place = test::at(2500);
    request.priority = 3;  // an ordinary request is not called urgent
  });
  const test::Shown shown(small.walk());
  ASSERT_EQ(shown.walked.plan.pairs.size(), 1U);
  std::map<std::size_t, std::set<std::string>> translations;
  for (const Language language : all_languages) {
    std::set<std::string> sentences;
    for (std::size_t criterion = 0; criterion < all_criteria().size(); ++criterion) {
      PlanPair pair = shown.walked.plan.pairs.front();
      pair.slot = "2026-W48-tue-eve";
      pair.score.breakdown.assign(all_criteria().size(), 0);
      pair.score.breakdown[criterion] = 1'000'000;
      const std::string text = pair_reason(shown.context(language), pair);
      EXPECT_GT(text.size(), 5U) << criterion;
      EXPECT_TRUE(text.ends_with('.')) << text;
      EXPECT_EQ(text.find_first_of("{}_"), std::string::npos) << text;
      sentences.insert(text);
      translations[criterion].insert(text);
    }
    EXPECT_EQ(sentences.size(), all_criteria().size());  // each says something else
    PlanPair pinned = shown.walked.plan.pairs.front();
    pinned.score.breakdown.assign(all_criteria().size(), 0);
    pinned.pinned = true;
    EXPECT_EQ(pair_reason(shown.context(language), pinned).find("fact_"), std::string::npos);
    EXPECT_GT(pair_reason(shown.context(language), pinned).size(), 5U);
  }
  for (const auto& [criterion, texts] : translations) EXPECT_EQ(texts.size(), 3U) << all_criteria()[criterion].name;
}

TEST_F(Reports, AReasonNamesTheFactsOfThePair) {
  test::SmallMarket small;
  small.offer("m1", [](Offer& offer) {
    offer.skills = {{"facilitation", 4}};
    offer.slots = {"2026-W48-tue-eve"};
    offer.place.point = GeoPoint{51'000'000, 4'000'000};
  });
  small.request("r1", [](Request& request) {
    request.needs = {{"facilitation", 2, true}};
    request.slots = {"2026-W48-tue-eve"};
    request.place.point = GeoPoint{51'010'000, 4'000'000};
  });
  const test::Shown shown(small.walk());
  const Context here = shown.context(Language::nl);
  ASSERT_EQ(shown.walked.plan.pairs.size(), 1U);
  const std::string reason = pair_reason(here, shown.walked.plan.pairs.front());
  for (const char* fact : {"facilitation (niveau 4)", "op 1,1 km", "dinsdagavond 24 november 2026"}) {
    EXPECT_NE(reason.find(fact), std::string::npos) << reason;
  }
}

}  // namespace
}  // namespace koppel::report
