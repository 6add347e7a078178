// What is not sure about an export, as questions to a person, and her answers.
//
// Problem:    a machine that guesses is wrong in silence; a person who is asked everything gives up.
// Promise:    a question is data: what is asked, of which side, the possible answers with the likely one first, and examples only of columns that
//             show nobody (no contact data, no names, not a different answer in every row). An answer is the question with the candidate that
//             was chosen, so that whoever asks (a terminal, a page in a browser) needs to know nothing else. At most `most_questions` a run.
// Complexity: –
// Errors:     whoever asks may throw to give up: nothing has been written then.
//
//   Ask ask = [](const OpenQuestion& question) { return std::size_t{0}; };   // takes what is likely
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "base/finding.hpp"
#include "graph/side.hpp"

namespace koppel::io {

inline constexpr std::size_t most_questions = 6;

enum class Asked : std::uint8_t {
  order,       // candidates "as_given" and "exchanged": were the two exports given in the right order?
  side,        // candidates "offers" and "requests": what does this export hold?
  column_for,  // candidates are columns: which of them feeds `field`?
  meaning_of,  // candidates are fields: what is the column `subject`?
  same_word    // candidates "same" and "different": are `subject` and `other` one word of the vocabulary `field`?
};

struct PossibleAnswer {
  std::string value;                       // a heading, a field, or one of the words above; empty: none of these
  std::optional<std::size_t> column;       // of the table, where the value is a heading
  std::vector<std::string> examples = {};  // of that column; empty where they are not to be shown
};

struct OpenQuestion {
  Asked what = Asked::column_for;
  Side side = Side::offers;
  std::optional<Language> language = std::nullopt;  // to ask it in, where nobody said another
  std::string file;
  std::string field, subject, other;
  std::vector<std::string> examples;       // of `subject`
  std::vector<PossibleAnswer> candidates;  // the likely one first
  // The same question, whatever its candidates are by now.
  [[nodiscard]] bool is(const OpenQuestion& that) const {
    return what == that.what && side == that.side && field == that.field && subject == that.subject &&
           other == that.other;
  }
};

struct GivenReply {
  OpenQuestion question;
  std::size_t chosen = 0;
  [[nodiscard]] const PossibleAnswer& choice() const { return question.candidates[chosen]; }
};
using Replies = std::vector<GivenReply>;

// The number of the candidate that was chosen.
using Ask = std::function<std::size_t(const OpenQuestion&)>;

[[nodiscard]] inline const GivenReply* find_reply(const Replies& replies, const OpenQuestion& question) {
  for (const GivenReply& reply : replies) {
    if (reply.question.is(question)) return &reply;
  }
  return nullptr;
}

}  // namespace koppel::io
