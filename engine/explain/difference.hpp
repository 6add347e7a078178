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
#include <utility>
#include <vector>

#include "result/result.hpp"

namespace koppel {

struct Difference {
  using Pair = std::pair<std::string, std::string>;  // request, offer
  std::vector<Pair> gone, come;
  std::vector<std::string> newly_served, not_any_more;  // requests
  std::vector<std::string> tell_offers, tell_requests;
  std::vector<std::string> inputs;
  [[nodiscard]] bool none() const { return gone.empty() && come.empty(); }
};

[[nodiscard]] Difference difference_between(const Result& before, const Result& after);

}  // namespace koppel
