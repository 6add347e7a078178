// The contents of a result file (koppel/result/1), as plain values with external ids: what goes out, and what `verify` reads back.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/pair_changes.hpp"
#include "base/understood.hpp"
#include "base/weight.hpp"
#include "graph/outcome.hpp"
#include "result/certificate.hpp"
#include "result/fault.hpp"

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
  std::optional<PairState> state;  // where there is a previous result, or a promise
};

struct ResultPair {
  std::string offer, request;
  friend bool operator==(const ResultPair&, const ResultPair&) = default;
};

// Against the previous result. Pairs are sorted by request, then offer; a bound that is the number itself proves that fewer cannot be.
struct ResultChanges {
  std::size_t kept = 0;
  std::vector<ResultPair> come, gone;
  std::vector<std::string> tell_offers, tell_requests;
  std::optional<std::size_t> gone_bound, told_bound;
  friend bool operator==(const ResultChanges&, const ResultChanges&) = default;
};

// A reason as code and data: {"code": "no_candidate", "rule": "language", "what": "fr", …}. Values are numbers, texts or lists.
struct ResultReason {
  std::string code;
  std::vector<std::pair<std::string, std::string>> texts;
  std::vector<std::pair<std::string, std::int64_t>> numbers;
  std::vector<std::pair<std::string, std::vector<std::string>>> lists;
};

struct ResultBrokenPromise {
  std::string offer, request;
  std::string reason;
  int places = 0;  // of whoever has too few; else 0
  friend bool operator==(const ResultBrokenPromise&, const ResultBrokenPromise&) = default;
};

struct ResultReserve {
  std::string request, offer;
  int rank = 1;
  Weight weight = 0;
};

// What the proposal becomes when one offer declines.
struct ResultFallback {
  std::string request, declined;
  std::vector<ResultPair> moves;  // the new pairs, in the order in which one makes room for the next
  std::size_t told = 0, sharing = 0;
  friend bool operator==(const ResultFallback&, const ResultFallback&) = default;
};

struct ResultUnmatched {
  std::string id;
  std::optional<ResultReason> reason;
};

struct ResultUnderserved {
  std::string id;
  int wanted = 1, got = 0;
};

// What a result was made from, as SHA-256 of the canonical forms (data/schema/canonical.md), and by which version. Members that a
// result does not have are not written.
struct Provenance {
  std::optional<std::string> koppel;  // the version
  std::optional<std::string> input, profile, decisions, previous, answers;
  std::optional<std::string> today;  // "2026-11-30": what "until" means in answers, where there are any
  friend bool operator==(const Provenance&, const Provenance&) = default;
};

struct ProvenanceMember {
  std::string_view name;
  std::optional<std::string> Provenance::*value;
};
// In the order of writing.
inline constexpr std::array<ProvenanceMember, 7> provenance_members{{{"koppel", &Provenance::koppel},
                                                                     {"input", &Provenance::input},
                                                                     {"profile", &Provenance::profile},
                                                                     {"decisions", &Provenance::decisions},
                                                                     {"previous", &Provenance::previous},
                                                                     {"answers", &Provenance::answers},
                                                                     {"today", &Provenance::today}}};

// What an earlier result meant for this one (`--keep`); absent where there was none, or where it was the round before.
inline constexpr const char* keep_parameter = "keep";
inline constexpr const char* call_price_parameter = "call_price";  // points for each pair of it that goes

struct Result {
  Status status = Status::infeasible;
  Weight scale = 1;
  std::string strategy;
  std::vector<std::pair<std::string, std::string>> parameters;
  std::optional<Understood> understood;  // of a market; a bare problem was not asked in words
  bool has_objective = false;            // false: infeasible
  WideWeight weight = 0;                 // the plain sum of weights, or the cost
  WideWeight weight_bound = 0;
  std::size_t matched = 0, served = 0;
  std::string gap = "0";  // decimal text, relative, on the first open level
  std::vector<ResultLevel> levels;
  std::vector<ResultAssignment> assignments;         // sorted by request, then offer
  std::optional<ResultChanges> changes;              // where there is a previous result
  std::vector<ResultBrokenPromise> broken_promises;  // sorted by request, then offer
  std::vector<ResultReserve> reserves;
  std::vector<ResultFallback> fallbacks;  // sorted by request, declined offer
  std::vector<ResultUnmatched> unmatched_requests, unmatched_offers;
  std::vector<ResultUnderserved> underserved;
  std::optional<ResultCertificate> certificate;
  std::vector<std::pair<std::string, std::int64_t>> metrics_e6;
  Provenance provenance;
  std::uint64_t seed = 1;

  // What a file states that no result can say: a status or a kind of certificate that there is not. Each is a fault.
  std::vector<VerdictFault> not_understood;
};

}  // namespace koppel
