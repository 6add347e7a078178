#include "base/finding.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <functional>

#include "base/wording.hpp"
#include "base/words.hpp"
#include "io/text/codes.hpp"
#include "model/codes.hpp"

namespace koppel {
namespace {

using testing::HasSubstr;
using testing::Not;

Source at(const std::string& file, std::int64_t row) { return {.file = file, .row = row}; }

TEST(Finding, SpeaksThreeLanguages) {
  const Finding finding{Severity::rejected, io::text_codes.not_a_number, {}, {{"read", "veel"}}};
  EXPECT_EQ(finding.message(Language::nl), "geen getal: veel");
  EXPECT_EQ(finding.message(Language::en), "not a number: veel");
  EXPECT_EQ(finding.message(Language::fr), "pas un nombre : veel");
}

TEST(Finding, AsksDidYouMeanWhenThereIsASuggestion) {
  const Finding with{
      Severity::rejected, model_codes.unknown_language, {}, {{"read", "frnas"}, {"suggestion", "frans"}}};
  EXPECT_THAT(with.hint(Language::nl), HasSubstr("Bedoelde u frans?"));
  EXPECT_THAT(with.hint(Language::en), HasSubstr("Did you mean frans?"));
  EXPECT_THAT(with.hint(Language::fr), HasSubstr("Vouliez-vous dire frans ?"));
  const Finding without{Severity::rejected, model_codes.unknown_language, {}, {{"read", "frnas"}, {"suggestion", ""}}};
  EXPECT_THAT(without.hint(Language::nl), Not(HasSubstr("Bedoelde")));
}

TEST(FillIn, FillsOnlyNamesThatHaveAValue) {
  EXPECT_EQ(fill_in("{read} and {read}, {expected}", {{"read", "x"}}), "x and x, {expected}");
  EXPECT_EQ(fill_in("{read}", {{"read", "{expected}"}, {"expected", "no"}}), "{expected}");
  EXPECT_EQ(fill_in("a { b", {}), "a { b");
  EXPECT_EQ(fill_in("a } b {read}", {{"read", "c"}}), "a } b c");
}

TEST(FillIn, ChoosesTheFormThatGoesWithTheNumber) {
  const auto cells = [](const char* number, Language language) {
    constexpr std::string_view texts[] = {"{n} {n|cel lijkt|cellen lijken}", "{n} {n|cell looks|cells look}",
                                          "{n} {n|cellule semble|cellules semblent}"};
    return fill_in(texts[static_cast<std::size_t>(language)], {{"n", number}}, language);
  };
  EXPECT_EQ(cells("0", Language::nl), "0 cellen lijken");
  EXPECT_EQ(cells("1", Language::nl), "1 cel lijkt");
  EXPECT_EQ(cells("2", Language::nl), "2 cellen lijken");
  EXPECT_EQ(cells("11", Language::nl), "11 cellen lijken");
  EXPECT_EQ(cells("0", Language::en), "0 cells look");
  EXPECT_EQ(cells("1", Language::en), "1 cell looks");
  EXPECT_EQ(cells("2", Language::en), "2 cells look");
  EXPECT_EQ(cells("0", Language::fr), "0 cellule semble");
  EXPECT_EQ(cells("1", Language::fr), "1 cellule semble");
  EXPECT_EQ(cells("2", Language::fr), "2 cellules semblent");
  EXPECT_EQ(fill_in("plaats{n||en}", {{"n", "1"}}), "plaats");
  EXPECT_EQ(fill_in("plaats{n||en}", {{"n", "3"}}), "plaatsen");
  EXPECT_EQ(fill_in("{n|een|meer}", {}), "{n|een|meer}");
}

TEST(FillIn, SaysCodesInWords) {
  EXPECT_EQ(fill_in("regel: {rule:word}", {{"rule", "reach"}}, Language::nl), "regel: afstand");
  EXPECT_EQ(fill_in("{rule:word}", {{"rule", "slots"}}, Language::fr), "aucun moment commun");
  EXPECT_EQ(fill_in("{rule:word}", {{"rule", "org:district"}}, Language::nl), "org:district");
  EXPECT_TRUE(std::ranges::is_sorted(value_words(), std::less(), &Word::key));
}

TEST(Findings, TakeTheSeverityFromTheTable) {
  Findings findings;
  findings.add(model_codes.empty_side, {});
  findings.add(model_codes.duplicate_id, {});
  EXPECT_EQ(findings.count(Severity::error), 1U);
  EXPECT_EQ(findings.count(Severity::rejected), 1U);
  EXPECT_TRUE(findings.has_errors());
}

TEST(Findings, KeepABoundedNumberPerCodeAndCountTheRest) {
  Findings findings;
  for (int i = 0; i < 1500; ++i) findings.add(io::text_codes.not_a_number, at("a.csv", i));
  findings.add(model_codes.empty_side, {});
  EXPECT_EQ(findings.kept().size(), Findings::max_kept_per_code + 1);
  EXPECT_EQ(findings.count(io::text_codes.not_a_number), 1500U);
  EXPECT_EQ(findings.count(Severity::rejected), 1500U);
  EXPECT_EQ(findings.not_kept().at("not_a_number"), 500U);
}

TEST(Findings, AppendingMergesTheCounts) {
  Findings one, other;
  for (int i = 0; i < 600; ++i) one.add(io::text_codes.not_a_number, at("a.csv", i));
  for (int i = 0; i < 1100; ++i) other.add(io::text_codes.not_a_number, at("b.csv", i));
  one.append(other);
  EXPECT_EQ(one.kept().size(), Findings::max_kept_per_code);
  EXPECT_EQ(one.count(io::text_codes.not_a_number), 1700U);
  EXPECT_EQ(one.count(Severity::rejected), 1700U);
}

TEST(Findings, StrictTurnsEveryRejectionIntoAnErrorTheUnkeptOnesToo) {
  Findings findings;
  for (int i = 0; i < 1001; ++i) findings.add(io::text_codes.not_a_number, {});
  findings.add(io::text_codes.encoding_guessed, {});
  findings.make_strict();
  EXPECT_EQ(findings.count(Severity::error), 1001U);
  EXPECT_EQ(findings.count(Severity::rejected), 0U);
  EXPECT_EQ(findings.count(Severity::warning), 1U);
}

TEST(Findings, SortByPlaceWhateverTheOrderTheyCameIn) {
  Findings one, other;
  const std::vector<Source> places{at("b.csv", 1), at("a.csv", 2), at("a.csv", 10), at("a.csv", 2)};
  const std::vector<Code> codes{model_codes.empty_id, io::text_codes.not_a_number, model_codes.empty_id,
                                model_codes.duplicate_id};
  for (std::size_t i = 0; i < 4; ++i) one.add(codes[i], places[i]);
  for (std::size_t i = 4; i-- > 0;) other.add(codes[i], places[i]);
  one.sort(), other.sort();
  std::vector<std::string_view> names;
  for (const Finding& finding : one.kept()) names.push_back(finding.code->name);
  EXPECT_THAT(names, testing::ElementsAre("duplicate_id", "not_a_number", "empty_id", "empty_id"));
  for (std::size_t i = 0; i < 4; ++i) {
    EXPECT_EQ(one.kept()[i].code, other.kept()[i].code);
    EXPECT_EQ(one.kept()[i].source, other.kept()[i].source);
  }
}

TEST(InputErrors, CarryAllFindings) {
  Findings findings;
  findings.add(io::text_codes.encoding_guessed, {}, {{"read", "windows-1252"}});
  findings.add(io::text_codes.empty_file, at("a.csv", 0));
  const InputError error(findings);
  EXPECT_EQ(error.findings().kept().size(), 2U);
  EXPECT_STREQ(error.what(), "the file is empty");
}

}  // namespace
}  // namespace koppel
