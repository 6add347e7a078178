// Answers: what people said on the telephone, and what of it counts on a given day.
//
// Problem:    over two weeks of calls the same pair is asked about more than once, people are away for a while, and a proposal that is
//             made again must hold to every answer.
// Promise:    of one pair the newest answer that decides (yes, no, away, or open again) counts: by date, and on one day the one that stands
//             later. A yes is a promise; a no stays a no. Who is away or busy takes nothing new until that day is over, but what was
//             promised stays promised; a newer yes, or "open", ends an absence, and one of the same day that of its own pair. Of two absences
//             of one day the longer counts. A request that is withdrawn wants nobody, whatever was promised. Voicemail and "later" decide nothing. The outcome does
//             not depend on the order of answers to different pairs.
// Complexity: O(n log n).
// Errors:     findings: answers_contradict (two different answers of one day; the later row counts), absence_over (a last day before the
//             day of the answer), answer_from_future.
//
//   settle_answers(draft, Date{2026, 11, 30})   // adds to draft.decisions
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/finding.hpp"
#include "model/terms.hpp"

namespace koppel {

// away: the person who was called takes nothing, until a day or until further notice. withdrawn: the request needs nobody any more.
// later: nobody was reached, or wants to be called again. open: whatever was answered before counts no longer. unclear: not understood.
enum class AnswerKind : std::uint8_t { yes, no, away, withdrawn, later, open, unclear };
[[nodiscard]] std::string_view to_string(AnswerKind kind);

struct Answer {
  std::optional<Date> date;  // the day it was given; nobody knows it of a list that was read on no day
  std::string offer, request;
  std::string words;  // as somebody wrote it
  AnswerKind kind = AnswerKind::unclear;
  std::optional<Date> until;  // away: the last day of it
  std::string by, remark;
  Source source;
  bool remembered = false;  // in the folder of a proposal, and not handed in for this run
};

// Where a proposal's folder keeps them.
inline constexpr std::string_view answers_file = "antwoorden.csv";

// An id as a finding may show it: kind and length of one that is built like an address, a number or a name. A person may have typed those where
// an id belongs. No id that anybody asked about is two words.
[[nodiscard]] std::string id_to_tell(const std::string& id);
// "m1 – r1", of those of the two that are named.
[[nodiscard]] std::string pair_to_tell(const std::string& offer, const std::string& request);

struct DraftDecisions;
void settle_answers(DraftDecisions& draft, const std::optional<Date>& today);

}  // namespace koppel
