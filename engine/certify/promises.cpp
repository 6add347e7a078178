// The one list of promises, in alphabetical order. engine/README.md says how to add one.
#include "certify/promises.hpp"

#include <algorithm>
#include <array>
#include <iterator>
#include <string>

#include "certify/promises/promises.hpp"
#include "result/fault_codes.hpp"

namespace koppel {

namespace {

// clang-format off
constexpr std::array promises{
    &certify::generous_maximum,
    &certify::greedy_maximum,
    &certify::max_cardinality,
    &certify::max_cardinality_max_weight,
    &certify::max_served_max_weight,
    &certify::max_weight,
    &certify::min_cost_perfect,
    &certify::rank_maximal,
};
// clang-format on

}  // namespace

PromiseList all_promises() { return promises; }

const PromiseCheck* find_promise(std::string_view strategy, PromiseList list) {
  const auto found = std::ranges::find(list, strategy, &PromiseCheck::strategy);
  return found == list.end() ? nullptr : *found;
}

Verdict verify_promise(const PromiseCheck& check, const Claim& claim) {
  Verdict verdict = verify(claim.problem, claim.outcome);
  std::ranges::move(check.faults(claim), std::back_inserter(verdict.faults));
  verdict.accepted = verdict.faults.empty();
  return verdict;
}

Verdict verify_promise(std::string_view strategy, const Claim& claim) {
  if (const PromiseCheck* check = find_promise(strategy)) return verify_promise(*check, claim);
  Verdict verdict = verify(claim.problem, claim.outcome);
  verdict.faults.push_back({fault_codes.strategy_unknown, std::string(strategy)});
  verdict.accepted = false;
  return verdict;
}

}  // namespace koppel
