// What the name of a strategy promises, checked by somebody who does not know how it is solved.
//
// Problem:    verify() proves an outcome for the problem it is given; that this problem is the one the strategy's name stands for is
//             another claim.
// Promise:    each check has the name of a strategy and says every way in which goal, ranges, status or outcome are not what the name
//             stands for, from the instance and the weights alone. It shares no code with solve/.
// Complexity: O(edges + nodes), for the check of an exact one.
// Errors:     as faults; an unknown name finds no check (find_promise returns nullptr).
//
//   const Claim claim{instance, weights, problem, outcome};
//   Verdict verdict = verify_promise(*find_promise("max_weight"), claim);
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "certify/verify.hpp"
#include "graph/outcome.hpp"
#include "graph/problem.hpp"

namespace koppel {

struct Claim {
  const Instance& instance;         // as it was weighed, before the strategy saw it
  std::span<const Weight> weights;  // by EdgeId, to be maximised
  const Problem& problem;           // as it was solved
  const Outcome& outcome;
};

struct PromiseCheck {
  std::string_view strategy;
  std::vector<VerdictFault> (*faults)(const Claim& claim);
};

using PromiseList = std::span<const PromiseCheck* const>;
[[nodiscard]] PromiseList all_promises();  // promises.cpp
[[nodiscard]] const PromiseCheck* find_promise(std::string_view strategy, PromiseList list = all_promises());

// verify(), and what the check of the strategy says.
[[nodiscard]] Verdict verify_promise(const PromiseCheck& check, const Claim& claim);
// The same by name; a strategy that nobody knows is a fault, strategy_unknown.
[[nodiscard]] Verdict verify_promise(std::string_view strategy, const Claim& claim);

}  // namespace koppel
