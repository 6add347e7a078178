// Several answers in one cell, where what the form offered holds the separator itself: against an oracle that tries every declared option.
#include <rapidcheck/gtest.h>

#include <set>

#include "io/reading.hpp"
#include "io/survey/codes.hpp"
#include "io/survey/survey.hpp"
#include "io/text/cells.hpp"

namespace koppel::io {
namespace {

using Texts = std::vector<std::string>;

std::string joined(const Texts& words) {
  std::string text;
  for (const std::string& word : words) text += (text.empty() ? "" : ", ") + word;
  return text;
}

// One word of an option or of an answer; a comma inside brackets belongs to it.
rc::Gen<Texts> words(std::size_t fewest, std::size_t most) {
  const auto word = rc::gen::element<std::string>("dinsdag", "laat", "thuis (niet, nooit)", "école");
  return rc::gen::mapcat(rc::gen::inRange(fewest, most + 1),
                         [word](std::size_t count) { return rc::gen::container<Texts>(count, word); });
}

// Of all options with which what is left begins, the longest; else all up to the next comma outside brackets.
std::string next_answer(const std::string& rest, const Texts& options) {
  std::string longest;
  for (const std::string& option : options) {
    const bool fits = rest == option || rest.starts_with(option + ", ");
    if (fits && option.size() > longest.size()) longest = option;
  }
  if (!longest.empty()) return longest;
  std::size_t end = 0;
  for (int depth = 0; end < rest.size() && (rest[end] != ',' || depth > 0); ++end) {
    depth += rest[end] == '(' ? 1 : rest[end] == ')' ? -1 : 0;
  }
  return rest.substr(0, end);
}

Texts split_by_trying(std::string rest, const Texts& options) {
  Texts answers;
  while (!rest.empty()) {
    answers.push_back(next_answer(rest, options));
    rest.erase(0, answers.back().size());
    if (!rest.empty()) rest.erase(0, 2);
  }
  return answers;
}

struct Asked {
  Texts options;
  std::string cell;
};

Asked any_question() {
  std::set<std::string> options;
  for (const Texts& option : *rc::gen::container<std::vector<Texts>>(5, words(1, 4))) options.insert(joined(option));
  return {{options.begin(), options.end()}, joined(*words(1, 9))};
}

RC_GTEST_PROP(SplitAnswers, TakesTheLongestDeclaredOptionFirst, ()) {
  const Asked asked = any_question();
  const auto known = [&](std::string_view text) {
    return std::ranges::find(asked.options, text) != asked.options.end();
  };
  const Texts expected = split_by_trying(asked.cell, asked.options);
  RC_CLASSIFY(
      std::ranges::any_of(expected, [&](const std::string& one) { return known(one) && one.find(", ") != one.npos; }),
      "an option with the separator");
  RC_ASSERT(split_answers(asked.cell, ",", known) == expected);
}

// The same through a mapping: what was declared is kept, once, in the order of the cell; everything else is listed, and nothing is lost.
RC_GTEST_PROP(SplitAnswers, OfAMappingAreTheDeclaredOnesAndTheOthersAreListed, ()) {
  const Asked asked = any_question();
  std::string yaml =
      "schema: koppel/mapping/1\nside: offers\nread: { separator: \";\" }\nid: { column: id }\nfields:\n"
      "  slots: { column: wanneer, split: \",\", vocabulary: none, options: [";
  for (const std::string& option : asked.options) yaml += " \"" + option + "\",";
  Findings findings;
  const Mapping mapping = read_mapping(yaml + " ] }\n", "m.yaml", findings);
  RC_ASSERT(findings.empty());
  Draft draft;
  read_survey("id;wanneer\nm1;" + asked.cell + "\n", "t.csv", mapping, {}, draft);

  Texts kept;
  std::size_t listed = 0;
  for (const std::string& answer : split_by_trying(asked.cell, asked.options)) {
    const bool declared = std::ranges::find(asked.options, answer) != asked.options.end();
    listed += declared ? 0U : 1U;
    if (declared && std::ranges::find(kept, answer) == kept.end()) kept.push_back(answer);
  }
  RC_ASSERT(draft.offers.size() == 1U);
  RC_ASSERT(draft.offers[0].offer.value.slots == kept);
  RC_ASSERT(draft.findings.count(survey_codes.unknown_answer) == listed);
  RC_ASSERT((draft.ledger.at(0).rows.at(0).outcome == RowOutcome::repaired) == (listed > 0));
}

TEST(SplitAnswers, KnowAnOptionHoweverItsBlanksStand) {
  const auto known = [](std::string_view text) { return text == "dinsdag,  laat"; };
  EXPECT_EQ(split_answers(" dinsdag,  laat ,thuis,", ",", known), (Texts{"dinsdag,  laat", "thuis"}));
}

TEST(SplitAnswers, OfOneOptionHaveAtMostTwelvePieces) {
  Texts pieces;
  for (int piece = 1; piece <= 12; ++piece) pieces.push_back("p" + std::to_string(piece));
  const std::string twelve = joined(pieces), thirteen = twelve + ", p13";
  const auto is = [](const std::string& option) { return [option](std::string_view text) { return text == option; }; };
  EXPECT_EQ(split_answers(twelve + ", z", ",", is(twelve)), (Texts{twelve, "z"}));
  EXPECT_EQ(split_answers(thirteen, ",", is(thirteen)).size(), 13U);
}

}  // namespace
}  // namespace koppel::io
