// Problems with hours: sharing out budgets that bind.
//
// Problem:    each pair uses up some of its offer's hours. With budgets that bind, the problem is a generalized assignment, hence NP-hard.
// Promise:    a matching that keeps every rule, level by level, with the bound that its certificate proves (graph/certificate.hpp,
//             KnapsackDual): `optimal` exactly where the bound equals the value at every level, `infeasible` with a proof, else `feasible`
//             (or `limit` where the caller's limit or a stop request ended it). Where the optimum without hours keeps all budgets, that is the
//             answer, with its own certificate. The same answer on every machine and any number of threads.
// Complexity: the default effort is some seconds; the caller's work limit takes its place.
// Errors:     none; a problem for which no matching was found in time is `limit` without values.
//
//   if (!problem.instance().hours.empty()) return solve_with_hours(problem, meter, options);
//
// After Fisher, Jaikumar and Van Wassenhove 1986 (bound), Beasley 1993 and Yagiura, Ibaraki and Glover 2004 (instances).
#pragma once

#include "graph/outcome.hpp"
#include "graph/problem.hpp"
#include "solve/lexicographic.hpp"
#include "solve/meter.hpp"

namespace koppel {

[[nodiscard]] Outcome solve_with_hours(const Problem& problem, Meter& meter, const LexicographicOptions& options = {});

}  // namespace koppel
