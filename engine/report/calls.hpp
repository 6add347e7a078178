// Whom to call about what: the proposed pairs and their reserves, as every list shows them.
//
// Promise:    sorted by request, rank and offer; contact data are empty with pseudonyms.
// Complexity: O((pairs + reserves) log).
// Errors:     none.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "report/report.hpp"

namespace koppel::report {

// One person to ask for one request: the proposal itself, or a reserve.
struct Call {
  PlanPair pair;
  int rank = 0;  // 0: the proposal
};

[[nodiscard]] std::vector<Call> calls_of(const Context& context);
// "voorstel", "reserve 1".
[[nodiscard]] std::string role_text(const Context& context, const Call& call);
// What the columns of a list hold beside its reasons.
inline constexpr SaidBeside listed_beside{.moment = true, .distance = true};

// `side`: of the context's contacts. By external id, also of who has left the market.
[[nodiscard]] Contact contact_by_id(const Context& context, const std::map<std::string, Contact, std::less<>>& side,
                                    const std::string& id);
// What was last said of this pair, as it was noted; with pseudonyms what it means, for somebody may have written a name.
[[nodiscard]] std::string answer_so_far(const Context& context, const PlanPair& pair);

[[nodiscard]] Contact contact_of(const Context& context, OfferId offer);
[[nodiscard]] Contact contact_of(const Context& context, RequestId request);

// Who is not served, or gets fewer people than wanted: the rows of niet-gekoppeld.csv, by request.
struct Unmatched {
  RequestId request;
  std::string code, reason, relief;
};
[[nodiscard]] std::vector<Unmatched> unmatched_of(const Context& context);

}  // namespace koppel::report
