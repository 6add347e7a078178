// What a re-run means to those in a pair: beloofd, ongewijzigd, nieuw or vervallen; the same words in lists, on pages and at the terminal.
//
// Promise:    marks are shown where there is a previous proposal or a promise; a first proposal has none, since all of it is new. People are
//             named as the context allows. Everybody in a pair that went or came is to be called, and nobody else.
// Complexity: O(pairs).
// Errors:     none.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "report/report.hpp"

namespace koppel::report {

[[nodiscard]] bool has_marks(const Context& context);
// "beloofd", "ongewijzigd", "nieuw"; empty where there are no marks.
[[nodiscard]] std::string mark_text(const Context& context, const PlanPair& pair);
// "promised", "unchanged", "new": for what is no text.
[[nodiscard]] std::string_view mark_name(const PlanPair& pair);

// A pair of the previous proposal that went, in words: some of those people may have left the market.
struct GonePair {
  std::string offer, request;  // external ids
};
[[nodiscard]] std::vector<GonePair> gone_pairs(const Context& context);

// "2 koppelingen veranderd: bel deze 3: …"; empty where there is no previous proposal.
[[nodiscard]] std::string changes_sentence(const Context& context);
// A sentence for each promise that cannot be kept: which, and why.
[[nodiscard]] std::vector<std::string> broken_promises(const Context& context);

}  // namespace koppel::report
