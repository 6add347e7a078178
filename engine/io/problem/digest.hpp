// The hash by which a result names the bare problem that it solves: of the canonical form in data/schema/canonical.md.
//
// Promise:    the same problem has the same hash, whatever its format and the order of its rows.
// Complexity: O(size), in blocks.
// Errors:     none.
//
//   std::string digest = problem_digest(instance, weights);   // "sha256:…"
#pragma once

#include <span>
#include <string>

#include "graph/instance.hpp"

namespace koppel::io {

// `weights` by EdgeId, times the instance's scale; nodes in the order of their ids, groups in that of their names.
[[nodiscard]] std::string problem_digest(const Instance& instance, std::span<const Weight> weights);
// The canonical form itself.
[[nodiscard]] std::string canonical_problem(const Instance& instance, std::span<const Weight> weights);

}  // namespace koppel::io
