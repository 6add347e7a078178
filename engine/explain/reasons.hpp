// Why a request is not served, and the least change that would serve it.
//
// Problem:    "why not me?" is the commonest complaint.
// Promise:    the code is proved: no candidate (every offer was assessed), scarce (a Hall set), together (it
//             wants several people or nobody: how many candidates it has, and how many of them have room), outweighed (it could be served, and
//             the optimum says what that would cost), unavailable (a decision), unsolved (there is no finished answer).
// Complexity: O(offers) assessments for a request without a candidate; O(edges) for the Hall sets of all; a shortest path for each
//             outweighed request.
// Errors:     none.
//
// The nearest obstacle of a request without a candidate is the smallest among the offers that fail on one thing only: reach by
// smallest relative excess, then time slots, a language that is spoken but not well enough, a skill that is there but not at the
// level, engagement, points, a language that is not spoken, a skill that is not there, and last what was decided or is a
// conflict of interest. Equal ones: the offer that comes first. Without such an offer it is the rule that most offers fail on.
// A relief loosens the obstacle that asks least of a person among those that serve: a minimum of points asks nothing; then half as far again as
// somebody's reach asks as much as one level of a skill or of a language that is spoken, another moment half more, a step of engagement twice as much.
// A reach beyond the profile's `report.suggest_reach`, two levels of a language, a missing skill or language, a conflict or a decision: never.
//
//   std::vector<Unserved> unserved = explain_unserved(market, setting, weighed, solved, first, assessor);
#pragma once

#include <vector>

#include "explain/plan.hpp"
#include "graph/outcome.hpp"
#include "model/setting.hpp"
#include "pairing/assess.hpp"
#include "solve/questions/first_pairs.hpp"

namespace koppel {

// Fills in the nearest obstacle, the counts per rule and a relief by loosening a rule.
// `most_reach_percent`: Profile::suggest_reach. `can_take`: by offer, could it take one more request without anybody losing an offer?
void explain_no_candidate(const Market& market, const Assessor& assessor, const IdVector<OfferId, bool>& can_take,
                          std::size_t most_reach_percent, Unserved& unserved);

// Sorted by request. `first` was made from the outcome's matching, or completed from nothing where there is none.
[[nodiscard]] std::vector<Unserved> explain_unserved(const Market& market, const Setting& setting,
                                                     const Weighed& weighed, const Solved& solved,
                                                     const FirstPairs& first, const Assessor& assessor);

}  // namespace koppel
