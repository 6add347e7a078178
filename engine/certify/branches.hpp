// branches: do the leaves of a branching certificate leave no case out?
//
// Problem:    every all-or-nothing request is either left alone ("nobody") or gets at least if_any; each leaf decides some of them.
// Promise:    true only when every combination falls under some leaf.
// Complexity: O(leaves × decisions) for the leaves of a search tree that list decisions from the root down; leaves that come from
//             elsewhere may need more, and are refused past a fixed amount of work.
// Errors:     none.
//
//   if (!covers_everything(branching.leaves)) fault(fault_codes.branches_missing);
#pragma once

#include <vector>

#include "graph/outcome.hpp"

namespace koppel::certify {

[[nodiscard]] bool covers_everything(const std::vector<BranchLeaf>& leaves);

}  // namespace koppel::certify
