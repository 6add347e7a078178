// What can be wrong with a claim: the one table of faults that `verify` lists, whoever finds them.
//
// A fault is about a result, a finding about an input: a strategy that no result may name is the fault `strategy_unknown`, one that a
// command line or a profile names is the finding `unknown_strategy` (walk/codes.hpp). Both names are part of the formats and stay.
//
// The check of a strategy may have faults of its own: a `constexpr FaultInfo` in its file.
//
//   faults.push_back({fault_codes.pin_missing, "m1 – r1"});
#pragma once

#include "result/fault.hpp"

namespace koppel {

// In alphabetical order of the names.
// clang-format off
struct FaultCodes {
  FaultInfo above_capacity{"above_capacity", "a node or a group has more pairs than its range allows"};
  FaultInfo above_hours{"above_hours", "the pairs of an offer ask more hours than it has"};
  FaultInfo below_minimum{"below_minimum", "a node or a group has fewer pairs than its range demands"};
  FaultInfo bound_below_value{"bound_below_value", "the certificate would prove less than the matching is worth"};
  FaultInfo bound_differs{"bound_differs", "the bound that is claimed is not the one that the certificate proves"};
  FaultInfo bound_not_met{"bound_not_met", "called optimal, and worth less than what the certificate bounds"};
  FaultInfo branches_missing{"branches_missing", "a case of the all-or-nothing decisions falls under no leaf"};
  FaultInfo certificate_denominators{"certificate_denominators", "a level counts in units that cannot be, or leaves count in different ones"};
  FaultInfo certificate_kind{"certificate_kind", "a kind of certificate that does not exist"};
  FaultInfo certificate_missing{"certificate_missing", "the status needs a certificate: there is none, or one that proves something else"};
  FaultInfo certificate_overflow{"certificate_overflow", "the numbers of the certificate leave 128 bits"};
  FaultInfo certificate_size{"certificate_size", "the certificate is about another number of nodes, groups or levels"};
  FaultInfo certificate_tree{"certificate_tree", "the tree of a certificate is cut off, goes on after its end, or names duals that it does not have"};
  FaultInfo certificate_unknown_id{"certificate_unknown_id", "the certificate names somebody who is not in the problem"};
  FaultInfo certificate_vector_length{"certificate_vector_length", "the certificate has not one number per level for somebody"};
  FaultInfo count_differs{"count_differs", "the matching has another number of pairs, or serves another number of requests"};
  FaultInfo description_differs{"description_differs", "reasons, reserves or figures are not those that follow from the matching"};
  FaultInfo edge_twice{"edge_twice", "a pair is chosen twice"};
  FaultInfo edge_unknown{"edge_unknown", "a pair is chosen that is not in the problem"};
  FaultInfo field_not_understood{"field_not_understood", "a field of the file is missing, unknown, doubled, of another type or out of range"};
  FaultInfo gap_differs{"gap_differs", "the gap does not follow from value and bound"};
  FaultInfo if_any_not_met{"if_any_not_met", "a request got some people, and fewer than it needs if it gets any"};
  FaultInfo infeasible_with_values{"infeasible_with_values", "called infeasible, and yet there is a matching, a value or a bound"};
  FaultInfo instance_differs{"instance_differs", "ranges, groups or pins are not those that the strategy stands for"};
  FaultInfo left_out_differs{"left_out_differs", "the lists of who is left out do not follow from the matching"};
  FaultInfo levels_differ{"levels_differ", "the levels of the objective are not those of the problem"};
  FaultInfo levels_not_promised{"levels_not_promised", "the levels of the objective are not those that the strategy stands for"};
  FaultInfo multiplier_range{"multiplier_range", "a violated set has a multiplier other than -1, 0 and 1"};
  FaultInfo no_candidate_pair{"no_candidate_pair", "two were paired who may not be"};
  FaultInfo not_violated{"not_violated", "the certificate does not show that there is no matching"};
  FaultInfo nothing_proved{"nothing_proved", "the status is one that proves nothing"};
  FaultInfo optimum_not_claimed{"optimum_not_claimed", "said to be stopped by a limit, and every value meets its bound: that is an optimum"};
  FaultInfo pairs_not_sorted{"pairs_not_sorted", "the pairs are not in the order of their requests, then their offers"};
  FaultInfo pin_missing{"pin_missing", "a pair that was pinned is not in the matching"};
  FaultInfo problem_invalid{"problem_invalid", "the problem itself has errors"};
  FaultInfo provenance_differs{"provenance_differs", "the result was made of other files"};
  FaultInfo scale_differs{"scale_differs", "weights are counted in another unit"};
  FaultInfo seed_differs{"seed_differs", "the result was drawn with another seed than was asked for"};
  FaultInfo status_unknown{"status_unknown", "the outcome has a status that does not exist"};
  FaultInfo strategy_unknown{"strategy_unknown", "the result names a strategy whose promise nobody can check"};
  FaultInfo unknown_offer{"unknown_offer", "a pair names an offer that is not in the problem"};
  FaultInfo unknown_request{"unknown_request", "a pair names a request that is not in the problem"};
  FaultInfo unknown_status{"unknown_status", "the file states a status that does not exist"};
  FaultInfo value_differs{"value_differs", "the value that is claimed is not the one of the matching"};
  FaultInfo weight_differs{"weight_differs", "a pair is given another weight than it has"};
};
// clang-format on

inline constexpr FaultCodes fault_codes{};

}  // namespace koppel
