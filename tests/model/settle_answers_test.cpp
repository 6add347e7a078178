#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "model/codes.hpp"
#include "model/decisions.hpp"

namespace koppel {
namespace {

using enum AnswerKind;
using testing::ElementsAre;
using testing::IsEmpty;

Answer answer(int day, const std::string& offer, const std::string& request, AnswerKind kind,
              std::optional<Date> until = std::nullopt) {
  return {.date = Date{2026, 11, day},
          .offer = offer,
          .request = request,
          .words = std::string(to_string(kind)),
          .kind = kind,
          .until = until,
          .by = "",
          .remark = "",
          .source = {.file = "a.csv"}};
}

std::vector<std::string> settled(std::vector<Answer> answers, int today, Findings* findings = nullptr) {
  DraftDecisions draft;
  draft.answers = std::move(answers);
  settle_answers(draft, Date{2026, 11, today});
  std::vector<std::string> lines;
  for (const Decision& decision : draft.decisions)
    lines.push_back(std::string(to_string(decision.kind)) + " " + decision.offer + " " + decision.request);
  if (findings != nullptr) *findings = draft.findings;
  return lines;
}

TEST(SettleAnswers, TheNewestOfAPairCountsWhateverTheOrderOfRows) {
  std::vector<Answer> rows{answer(1, "m1", "r1", yes), answer(3, "m1", "r1", no),    answer(2, "m2", "r1", no),
                           answer(4, "m2", "r1", yes), answer(5, "m2", "r1", later), answer(6, "m2", "r1", unclear)};
  const std::vector<std::string> expected{"declined m1 r1", "promised m2 r1"};
  std::ranges::sort(rows, {}, &Answer::words);
  do {
    EXPECT_EQ(settled(rows, 30), expected);
  } while (std::ranges::next_permutation(rows, {}, &Answer::words).found);
}

TEST(SettleAnswers, OfOneDayTheLaterRowCountsAndItIsTold) {
  Findings findings;
  EXPECT_THAT(settled({answer(1, "m1", "r1", yes), answer(1, "m1", "r1", no)}, 2, &findings),
              ElementsAre("declined m1 r1"));
  EXPECT_EQ(findings.count(model_codes.answers_contradict), 1U);
  EXPECT_THAT(settled({answer(1, "m1", "r1", no), answer(1, "m1", "r1", open)}, 2, &findings), IsEmpty());
  EXPECT_EQ(findings.count(model_codes.answers_contradict), 0U);
}

TEST(SettleAnswers, WhoIsAwayIsBackTheDayAfter) {
  const std::vector<Answer> rows{answer(1, "m1", "r1", away, Date{2026, 11, 10}), answer(1, "m2", "r2", away)};
  EXPECT_THAT(settled(rows, 10), ElementsAre("unavailable m1 ", "unavailable m2 "));
  EXPECT_THAT(settled(rows, 11), ElementsAre("unavailable m2 "));
}

TEST(SettleAnswers, ANewerYesEndsAnAbsenceAndAnOlderPromiseOutlivesIt) {
  EXPECT_THAT(settled({answer(1, "m1", "r1", away), answer(2, "m1", "r2", yes)}, 3), ElementsAre("promised m1 r2"));
  EXPECT_THAT(settled({answer(1, "m1", "r2", yes), answer(2, "m1", "r1", away)}, 3),
              ElementsAre("promised m1 r2", "unavailable m1 "));
  EXPECT_THAT(settled({answer(1, "m1", "r1", yes), answer(2, "m1", "r1", away)}, 3), ElementsAre("unavailable m1 "))
      << "of that very pair";
}

TEST(SettleAnswers, OfTwoAbsencesOfOneDayTheLongerCounts) {
  const Answer shorter = answer(1, "m1", "r1", away, Date{2026, 11, 10});
  const Answer longer = answer(1, "m1", "r2", away, Date{2026, 11, 20});
  const Answer endless = answer(1, "m1", "r3", away);
  EXPECT_THAT(settled({shorter, longer}, 15), ElementsAre("unavailable m1 "));
  EXPECT_THAT(settled({longer, shorter}, 15), ElementsAre("unavailable m1 "));
  EXPECT_THAT(settled({longer, shorter}, 21), IsEmpty());
  EXPECT_THAT(settled({longer, endless, shorter}, 21), ElementsAre("unavailable m1 "));
  EXPECT_THAT(settled({endless, answer(2, "m1", "r1", away, Date{2026, 11, 10})}, 15), IsEmpty()) << "newer";
}

TEST(SettleAnswers, ALaterYesOfThatDayEndsTheAbsenceOfItsPair) {
  const Answer gone = answer(1, "m1", "r1", away), of_another = answer(1, "m1", "r2", away);
  EXPECT_THAT(settled({gone, answer(1, "m1", "r1", yes)}, 2), ElementsAre("promised m1 r1"));
  EXPECT_THAT(settled({gone, answer(1, "m1", "r1", open)}, 2), IsEmpty());
  EXPECT_THAT(settled({answer(1, "m1", "r1", yes), gone}, 2), ElementsAre("unavailable m1 "));
  EXPECT_THAT(settled({gone, of_another, answer(1, "m1", "r1", yes)}, 2),
              ElementsAre("promised m1 r1", "unavailable m1 "));
}

TEST(SettleAnswers, ANoStaysANoWhenAnAbsenceIsOver) {
  const Answer no_first = answer(1, "m1", "r1", no);
  EXPECT_THAT(settled({no_first, answer(2, "m1", "r1", away, Date{2026, 11, 5})}, 9), ElementsAre("declined m1 r1"));
  EXPECT_THAT(settled({no_first, answer(2, "m1", "r1", away)}, 9), ElementsAre("declined m1 r1", "unavailable m1 "));
  EXPECT_THAT(settled({no_first, answer(2, "m1", "r1", yes)}, 9), ElementsAre("promised m1 r1"));
}

TEST(SettleAnswers, ARequestThatIsWithdrawnWantsNobody) {
  EXPECT_THAT(settled({answer(1, "m1", "r1", withdrawn)}, 3), ElementsAre("unavailable  r1"));
  EXPECT_THAT(settled({answer(1, "m1", "r1", withdrawn), answer(2, "", "r1", open)}, 3), IsEmpty());
}

TEST(SettleAnswers, DatesThatCannotBeAreTold) {
  Findings findings;
  EXPECT_THAT(settled({answer(9, "m1", "r1", away, Date{2026, 11, 1})}, 9, &findings), IsEmpty());
  EXPECT_EQ(findings.count(model_codes.absence_over), 1U);
  EXPECT_THAT(settled({answer(9, "m1", "r1", yes)}, 8, &findings), ElementsAre("promised m1 r1"));
  EXPECT_EQ(findings.count(model_codes.answer_from_future), 1U);
}

}  // namespace
}  // namespace koppel
