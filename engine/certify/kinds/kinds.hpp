// The list of kinds of certificates: what each proves. One file for each kind implements its two questions.
//
// Problem:    a certificate can bound the values of all matchings, or show that there is none; some kinds can do both.
// Promise:    bound_by gives a bound that holds for every matching within the case's ranges; check_none_possible adds no fault only
//             where there is no such matching. A certificate that does not answer the question is a fault.
// Complexity: O(levels × (edges + nodes + Σ group sizes)), of a branching that for each leaf.
// Errors:     as faults, all of them.
//
//   const Case question{problem, ranges_of(problem), outcome.status, verdict.faults};
//   const auto bound = std::visit([&](const auto& proof) { return bound_by(proof, question); }, outcome.certificate);
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "certify/bound.hpp"
#include "graph/certificate.hpp"
#include "graph/outcome.hpp"
#include "result/fault.hpp"

namespace koppel::certify {

// What is asked, of the whole problem or of one branch of it; faults are added to.
struct Case {
  const Problem& problem;
  Ranges ranges;
  Status claimed;
  std::vector<VerdictFault>& faults;
  Vector values{};  // of the matching that was handed in, by level

  void fault(FaultCode code, std::string what) const { faults.push_back({code, std::move(what)}); }
};

// No matching is worth more than `values`, where level l counts in units of 1 / denominators[l].
struct Bound {
  Vector values;
  std::vector<Weight> denominators;
  [[nodiscard]] Vector in_whole_units() const;
};

[[nodiscard]] std::optional<Bound> bound_by(const std::monostate& nothing, const Case& question);
[[nodiscard]] std::optional<Bound> bound_by(const LexDual& duals, const Case& question);
[[nodiscard]] std::optional<Bound> bound_by(const ViolatedSet& violated, const Case& question);
[[nodiscard]] std::optional<Bound> bound_by(const Branching& branching, const Case& question);
[[nodiscard]] std::optional<Bound> bound_by(const KnapsackDual& duals, const Case& question);

void check_none_possible(const std::monostate& nothing, const Case& question);
void check_none_possible(const LexDual& duals, const Case& question);
void check_none_possible(const ViolatedSet& violated, const Case& question);
void check_none_possible(const Branching& branching, const Case& question);
void check_none_possible(const KnapsackDual& duals, const Case& question);

// ---- what the kinds share ------------------------------------------------------------------------------------------------

// There is no certificate, or one that answers another question.
void refuse(const Case& question);
// One number for each node and each group; else a fault.
[[nodiscard]] bool sizes_fit(const LevelDuals& duals, const Case& question);

}  // namespace koppel::certify
