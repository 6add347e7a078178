// Explanations in words, of one request, one offer, or one pair: what the coordinator says on the telephone.
//
// Problem:    "who helps me?", "why nobody?", "why not her?", "whom do we need?"
// Promise:    only what the plan proves: the reasons are those of the page; what a pair would cost is solved again. Labels are left out with
//             `pseudonyms`; names never appear.
// Complexity: O(plan) for a request and an offer; one solve for a pair that is possible and was not chosen.
// Errors:     none; the ids are the market's.
//
//   std::string text = report::explain_pair(context, *market.find_offer("m017"), *market.find_request("r042"), Limits{});
#pragma once

#include <string>

#include "base/progress.hpp"
#include "report/report.hpp"

namespace koppel::report {

// Who stays unserved and why, and whom to look for.
[[nodiscard]] std::string gaps_text(const Context& context);
[[nodiscard]] std::string explain_request(const Context& context, RequestId request);
[[nodiscard]] std::string explain_offer(const Context& context, OfferId offer);
[[nodiscard]] std::string explain_pair(const Context& context, OfferId offer, RequestId request,
                                       const Limits& limits = {});

}  // namespace koppel::report
