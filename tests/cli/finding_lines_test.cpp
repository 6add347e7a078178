// Findings on a terminal: the gravest first, a line per kind, never more than fit.
#include "cli/finding_lines.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "model/codes.hpp"

namespace koppel::cli {
namespace {

Findings unknown_terms(int count) {
  Findings findings;
  for (int i = 0; i < count; ++i) {
    findings.add(model_codes.unknown_term, {.file = "vragen.csv", .row = 2 + i, .column = 5, .field = "needs"},
                 {{"read", "woord " + std::to_string(i)}, {"expected", "skills"}, {"suggestion", ""}});
  }
  return findings;
}

TEST(FindingLines, OneLineTellsHowOftenAndTheFirstExamples) {
  const auto lines = finding_lines(unknown_terms(34), Language::nl, false);
  ASSERT_EQ(lines.size(), 2U) << "and a hint";
  EXPECT_EQ(
      lines[0],
      "vragen.csv:2:5: rejected: 34 × woord 0 staat niet in de woordenlijst skills; ook woord 1, woord 2, woord 3, … "
      "[unknown_term]");
}

TEST(FindingLines, CountsWhatWasNotKept) {
  const auto lines = finding_lines(unknown_terms(1234), Language::en, false);
  EXPECT_NE(lines.front().find("1234 × "), std::string::npos) << lines.front();
}

TEST(FindingLines, OneFindingReadsAsBefore) {
  const Findings one = unknown_terms(1);
  const auto lines = finding_lines(one, Language::en, false);
  EXPECT_EQ(lines.front(), finding_line(one.kept().front(), Language::en));
  EXPECT_EQ(lines.front(), "vragen.csv:2:5: rejected: woord 0 is not in the vocabulary skills [unknown_term]");
}

TEST(FindingLines, AFewAreShownOneByOne) {
  const auto lines = finding_lines(unknown_terms(3), Language::en, false);
  ASSERT_EQ(lines.size(), 6U);
  EXPECT_TRUE(lines[4].starts_with("vragen.csv:4:5: ")) << lines[4];
}

TEST(FindingLines, OfManyKindsTenLinesAreLeft) {
  Findings findings;
  const Code codes[] = {model_codes.conflict_without_key, model_codes.duplicate_decision,
                        model_codes.duplicate_id,         model_codes.empty_id,
                        model_codes.repeated_row,         model_codes.people_max_zero,
                        model_codes.level_out_of_range,   model_codes.repeated_value,
                        model_codes.unknown_group,        model_codes.unknown_language,
                        model_codes.unknown_postcode,     model_codes.unknown_term};
  for (const Code code : codes) {
    for (int i = 0; i < 3; ++i) findings.add(code, {.file = "a.csv", .row = 1 + i}, {{"read", std::to_string(i)}});
  }
  const auto lines = finding_lines(findings, Language::nl, false);
  ASSERT_EQ(lines.size(), most_other_lines);
  EXPECT_EQ(lines.back(), "… en nog 9 bevindingen (--json toont ze alle)");
}

TEST(FindingLines, ErrorsComeFirstOneByOneUpToFifty) {
  Findings findings = unknown_terms(34);
  for (int i = 0; i < 60; ++i)
    findings.add(model_codes.people_min_above_max, {.file = "m.json", .row = i + 1},
                 {{"read", "3"}, {"expected", "2"}});
  const auto lines = finding_lines(findings, Language::en, false);
  EXPECT_TRUE(lines.front().starts_with("m.json:1: error: ")) << lines.front();
  EXPECT_EQ(std::ranges::count_if(lines, [](const std::string& line) { return line.find("error: ") != line.npos; }),
            50);
  EXPECT_EQ(lines[2 * most_error_lines], "… and 10 more findings (--json shows all)");
  EXPECT_NE(lines[2 * most_error_lines + 1].find("34 × "), std::string::npos);
}

}  // namespace
}  // namespace koppel::cli
