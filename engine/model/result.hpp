// The contents of a result file (koppel/result/1), as plain values with external ids: what goes out, and what `verify` reads back.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/weight.hpp"

namespace koppel {

struct ResultLevel {
  std::string name;
  WideWeight value = 0;
  WideWeight bound = 0;
  Weight scale = 1;  // the value is printed as value / scale
};

struct ResultAssignment {
  std::string offer, request;
  Weight weight = 0;  // printed as weight / scale
  std::vector<std::string> slots;
  bool pinned = false;
};

// A reason as code and data: {"code": "no_candidate", "rule": "language", "what": "fr", …}. Values are numbers, texts or lists.
struct ResultReason {
  std::string code;
  std::vector<std::pair<std::string, std::string>> texts;
  std::vector<std::pair<std::string, std::int64_t>> numbers;
  std::vector<std::pair<std::string, std::vector<std::string>>> lists;
};

struct ResultReserve {
  std::string request, offer;
  int rank = 1;
  Weight weight = 0;
};

struct ResultUnmatched {
  std::string id;
  std::optional<ResultReason> reason;
};

struct ResultUnderserved {
  std::string id;
  int wanted = 1, got = 0;
};

// Numbers by external id that prove a bound: of kind "lex-dual" one per level, of kind "violated-set" a single one.
struct ResultProof {
  using Vectors = std::map<std::string, std::vector<Weight>>;
  std::string kind;
  Vectors offers, requests, groups;
};

// One leaf of a "branching" certificate: what it decides of the all-or-nothing requests, and its own proof.
struct ResultLeaf {
  std::map<std::string, bool> decided;
  ResultProof proof;
};

// Of kind "branching" the proofs lie in the leaves, else there are none.
struct ResultCertificate {
  std::vector<std::string> levels;
  std::vector<Weight> denominators;  // by level; empty: all are 1
  ResultProof proof;
  std::vector<ResultLeaf> leaves;
};

struct Result {
  std::string status;
  Weight scale = 1;
  std::string strategy;
  std::vector<std::pair<std::string, std::string>> parameters;
  bool has_objective = false;  // false: infeasible
  WideWeight weight = 0;       // the plain sum of weights, or the cost
  WideWeight weight_bound = 0;
  std::size_t matched = 0, served = 0;
  std::string gap = "0";  // decimal text, relative, on the first open level
  std::vector<ResultLevel> levels;
  std::vector<ResultAssignment> assignments;  // sorted by request, then offer
  std::vector<ResultReserve> reserves;
  std::vector<ResultUnmatched> unmatched_requests, unmatched_offers;
  std::vector<ResultUnderserved> underserved;
  std::optional<ResultCertificate> certificate;
  std::vector<std::pair<std::string, std::int64_t>> metrics_e6;
  // Provenance: "koppel", "input", "profile", "decisions", "previous" → text; seed apart.
  std::vector<std::pair<std::string, std::string>> provenance;
  std::uint64_t seed = 1;
};

}  // namespace koppel
