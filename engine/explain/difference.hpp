// What is different between two results: which pairs went and came, who is served now, and whom to tell.
//
// Problem:    a second proposal after a few telephone calls; who must hear of it, and who need not be troubled?
// Promise:    ids only, sorted. Everybody in a pair that went or came is to be told, and nobody else. `inputs` names what the results were
//             made from differently ("input", "profile", "decisions", "previous"). Moments are no part of a result: a call list has them.
// Complexity: O(n log n).
// Errors:     none.
//
//   const Difference difference = difference_between(before, after);
//   difference.tell_offers   ->  {"m014", "m029"}
#pragma once

#include <string>
#include <vector>

#include "base/pair_changes.hpp"
#include "result/result.hpp"

namespace koppel {

struct Difference : PairChanges<std::string, std::string> {
  std::vector<std::string> newly_served, not_any_more;  // requests
  std::vector<std::string> inputs;
};

[[nodiscard]] Difference difference_between(const Result& before, const Result& after);

}  // namespace koppel
