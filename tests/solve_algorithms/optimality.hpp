// The three tests of an optimal answer, as LEMON's own tests make them: it is allowed (primal), its duals bound every allowed matching
// (dual), and the two fit together (complementary slackness). Written from data/schema/certificate.md alone: it uses nothing of certify/.
//
//   EXPECT_THAT(allowed_faults(problem, outcome.matching), IsEmpty());
//   EXPECT_THAT(proof_faults(problem, outcome), IsEmpty());
#pragma once

#include <string>
#include <vector>

#include "graph/outcome.hpp"
#include "support/problem_parts.hpp"

namespace koppel::test {

using Faults = std::vector<std::string>;

// Pairs used twice or not sorted, ranges of nodes and groups, pins, all or nothing.
[[nodiscard]] Faults allowed_faults(const ProblemParts& problem, const std::vector<EdgeId>& matching);

// The value of each level, counted anew.
[[nodiscard]] std::vector<WideWeight> values_anew(const ProblemParts& problem, const std::vector<EdgeId>& matching);

// Whether the certificate proves the status. Of an optimal one: the bound is the value, and where one set of duals proves it every edge,
// node and group is complementary. Of an infeasible one: the violated set is violated. At most four levels.
[[nodiscard]] Faults proof_faults(const ProblemParts& problem, const Outcome& outcome);

}  // namespace koppel::test
