// The Hall sets that tell why somebody is not served.
//
// Problem:    "there were not enough brokers" is a claim about everybody's candidates; it needs a proof that a person can check.
// Promise:    HallSets::of(r) is a deficient set of the graph (below) or nothing, and then there is a way to serve r that leaves
//             nobody unserved. It depends on the problem and on who is unserved, not on which optimum was found.
// Complexity: O(edges) for all requests that share a set, in practice.
// Errors:     none. Groups of the problem are not looked at: markets have none.
//
// Why a reported set is deficient. F are the first pairs (first_pairs.hpp). Walk from an unserved r to all its candidates O, from
// those to the requests R that F gives them, to all candidates of those, and so on. If an offer on the way has a free place, r can
// be served along the way and everyone on it keeps an offer. If none has, O is full with F pairs, whose requests are exactly R
// without r, so |R| = places(O) + 1, and by construction no request of R has a candidate outside O: at least one must stay out.
// Requests with two pairs cannot be in R when the optimum serves the most: their second place would have been free. Unserved
// requests whose walk ends in the same O are reported together: |R| = places(O) + their number.
//
//   FirstPairs first(problem, outcome.matching);
//   HallSets halls(first);
//   if (const HallSet* hall = halls.of(request)) use(hall->requests, hall->offers, hall->places);
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "base/ids.hpp"
#include "base/shared_list.hpp"
#include "solve/questions/first_pairs.hpp"

namespace koppel {

struct HallSet {
  SharedList<RequestId> requests;
  SharedList<OfferId> offers;
  std::int64_t places = 0;
};

// The Hall sets of all unserved requests: found once, shared.
class HallSets {
 public:
  explicit HallSets(const FirstPairs& first);
  // Nothing when the request could be served without anybody losing an offer, or has no candidate.
  [[nodiscard]] const HallSet* of(RequestId request) const;

 private:
  IdVector<RequestId, std::optional<std::uint32_t>> set_of_;
  std::vector<HallSet> sets_;
};

}  // namespace koppel
