// Whom to recruit next.
//
// Problem:    "we need more people" is no advice; which person would let how many more requests be served?
// Promise:    the gain of one more offer, alone, counted on the served level by augmenting the largest set of served requests: exactly
//             what solving again with that offer would give. Candidates are made from the unserved requests: the skills they must
//             have, one of their languages, their district, slot and engagement, only as far as a hard rule of the profile asks
//             for it; equal ones are one. The best five by gain, then by how many unserved requests they are a candidate for;
//             one that is a candidate for nobody beyond those of one named before is passed over.
// Complexity: one search for candidates between the hypothetical offers (at most max_kinds) and the requests that are short of offers, and a
//             breadth-first search for each of their places.
// Errors:     none.
//
// The hypothetical offer lives at the centre of the district, goes as far as offers commonly do (the lower median of the reaches
// named, without a limit where fewer than half name one), has no conflicts, and takes the profile's usual number of requests, at
// least two. Of several languages that would do, it speaks the one that most unserved requests ask for; of several skills one of which would
// do, it has that one.
//
//   RecruitSearch search = find_recruits(market, setting, weighed.criteria, first, unserved);
#pragma once

#include <string>
#include <vector>

#include "explain/plan.hpp"
#include "model/market.hpp"
#include "model/setting.hpp"
#include "solve/questions/first_pairs.hpp"

namespace koppel {

struct RecruitSearch {
  static constexpr std::size_t max_advice = 5;
  static constexpr std::size_t max_kinds = 1000;  // of the kinds, those that most requests led to

  std::vector<RecruitAdvice> advice;
  std::vector<RequestId> helped;  // sorted: unserved requests for which an offer made for them is a candidate
};

// `criteria`: those that the market was weighed by. `unserved`: sorted, without those that a decision took out.
[[nodiscard]] RecruitSearch find_recruits(const Market& market, const Setting& setting, CriteriaList criteria,
                                          const FirstPairs& first, const std::vector<RequestId>& unserved);

// The offer that an advice speaks of, for trying it out in a variant of the market.
[[nodiscard]] Offer hypothetical_offer(const Market& market, const Setting& setting, const RecruitAdvice& advice,
                                       std::string id);

}  // namespace koppel
