// The certificate of a result: the kinds of graph/certificate.hpp with external ids instead of numbers of nodes.
//
// Problem:    a proof must be readable by a stranger who numbers the nodes in another way.
// Promise:    by_names and by_nodes are each other's inverse. What cannot be put back on the problem (an unknown id, another number
//             of levels) is a fault; nothing of a certificate is believed here, certify/ checks it.
// Complexity: O(size of the certificate · log n).
// Errors:     as faults, all of them.
//
//   result.certificate = certificate_by_names(problem, outcome.certificate);
//   outcome.certificate = certificate_by_nodes(*result.certificate, NodeIndex(problem), faults);
//
// Each kind has a file for its two forms in certificates/. "Add a kind of certificate" in engine/README.md.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "base/weight.hpp"
#include "graph/certificate.hpp"
#include "graph/problem.hpp"
#include "result/fault.hpp"
#include "result/node_index.hpp"

namespace koppel {

// By external id one number per level, or a single one. Ids whose numbers are all zero are left out.
struct NamedNumbers {
  using Vectors = std::map<std::string, std::vector<Weight>>;
  Vectors offers, requests, groups;
  friend bool operator==(const NamedNumbers&, const NamedNumbers&) = default;
};

struct ResultLexDual {
  static constexpr std::string_view kind = LexDual::kind;
  std::vector<std::string> levels;
  std::vector<Weight> denominators;  // by level; empty: all are 1
  NamedNumbers duals;
};

struct ResultViolatedSet {
  static constexpr std::string_view kind = ViolatedSet::kind;
  NamedNumbers multipliers;
};

// One leaf of a branching: what it decides of the all-or-nothing requests, and its own proof.
struct ResultLeaf {
  std::map<std::string, bool> decided;
  std::variant<ResultLexDual, ResultViolatedSet> proof;  // levels and denominators stand once, in the branching
};

struct ResultBranching {
  static constexpr std::string_view kind = Branching::kind;
  std::vector<std::string> levels;
  std::vector<Weight> denominators;
  std::vector<ResultLeaf> leaves;
};

// One set of duals of a knapsack-dual; each vector of numbers has one entry.
struct ResultKnapsackDuals {
  std::vector<Weight> earlier;
  NamedNumbers duals;
};
// The proof of one level. The tree in the order of visiting: a pair that is decided (offer, request), or the number of a leaf's duals.
struct ResultKnapsackLevel {
  Weight scale = 1;
  std::vector<ResultKnapsackDuals> duals;
  std::vector<std::variant<std::pair<std::string, std::string>, std::uint32_t>> tree;
};
struct ResultKnapsackDual {
  static constexpr std::string_view kind = KnapsackDual::kind;
  std::vector<std::string> levels;  // empty where it shows that there is no matching
  std::vector<ResultKnapsackLevel> proofs;
};

// The list of kinds.
using ResultCertificate = std::variant<ResultLexDual, ResultViolatedSet, ResultBranching, ResultKnapsackDual>;

[[nodiscard]] std::string_view kind_of(const ResultCertificate& certificate);
// The levels that it speaks of; a kind that speaks of none gives an empty list.
[[nodiscard]] const std::vector<std::string>& levels_of(const ResultCertificate& certificate);

// Nothing where there is no certificate.
[[nodiscard]] std::optional<ResultCertificate> certificate_by_names(const Problem& problem,
                                                                    const Certificate& certificate);
[[nodiscard]] Certificate certificate_by_nodes(const ResultCertificate& certificate, const NodeIndex& index,
                                               std::vector<VerdictFault>& faults);

}  // namespace koppel
