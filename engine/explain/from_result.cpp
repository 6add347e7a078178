#include "explain/from_result.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <type_traits>
#include <unordered_map>
#include <utility>
#include <variant>

namespace koppel {

namespace {

template <class AnyId>
class NameIndex {
 public:
  explicit NameIndex(const IdVector<AnyId, std::string>& names) {
    by_name_.reserve(names.size());
    for (const AnyId id : names.ids()) by_name_.emplace(names[id], id);
  }
  [[nodiscard]] std::optional<AnyId> find(const std::string& name) const {
    const auto found = by_name_.find(name);
    return found == by_name_.end() ? std::nullopt : std::optional(found->second);
  }

 private:
  std::unordered_map<std::string_view, AnyId> by_name_;  // looked up in, never walked through
};

class Restorer {
 public:
  Restorer(const Result& result, const Problem& problem, const EdgeValues& values)
      : result_(result),
        problem_(problem),
        values_(values),
        offers_(problem.offer_names),
        requests_(problem.request_names) {
    for (std::size_t group = 0; group < problem.groups.size(); ++group)
      groups_.emplace(problem.groups[group].name, GroupId{group});
  }

  Restored restore() {
    restore_status();
    restore_matching();
    restore_levels();
    if (result_.certificate) restore_certificate(*result_.certificate);
    return std::move(restored_);
  }

 private:
  void fault(std::string code, std::string what) { restored_.faults.push_back({std::move(code), std::move(what)}); }

  void restore_status() {
    for (const Status status :
         {Status::optimal, Status::feasible, Status::infeasible, Status::limit, Status::overflow}) {
      if (to_string(status) != result_.status) continue;
      restored_.outcome.status = status;
      return;
    }
    fault("unknown_status", result_.status);
    restored_.outcome.status = Status::overflow;  // a status that proves nothing
  }

  void restore_matching() {
    for (const ResultAssignment& pair : result_.assignments) {
      const std::string what = pair.offer + " – " + pair.request;
      const auto offer = offers_.find(pair.offer);
      const auto request = requests_.find(pair.request);
      if (!offer) fault("unknown_offer", pair.offer);
      if (!request) fault("unknown_request", pair.request);
      if (!offer || !request) continue;
      const auto edge = problem_.graph.find(*offer, *request);
      if (!edge) {
        fault("no_candidate_pair", what);
        continue;
      }
      if (pair.weight != values_.weights[edge->index()]) fault("weight_differs", what);
      restored_.outcome.matching.push_back(*edge);
    }
    std::sort(restored_.outcome.matching.begin(), restored_.outcome.matching.end());
  }

  void restore_levels() {
    if (!result_.has_objective) return;
    if (result_.levels.size() != problem_.levels.size()) fault("levels_differ", std::to_string(result_.levels.size()));
    for (std::size_t i = 0; i < std::min(result_.levels.size(), problem_.levels.size()); ++i) {
      const ResultLevel& level = result_.levels[i];
      if (level.name != problem_.levels[i].name) fault("levels_differ", level.name);
      restored_.outcome.values.push_back(level.value);
      restored_.outcome.bounds.push_back(level.bound);
    }
  }

  // Ids that a certificate leaves out have zeros.
  template <class AnyId, class Find>
  void restore_vectors(const ResultProof::Vectors& vectors, Find find, std::vector<LevelDuals>& levels,
                       IdVector<AnyId, Weight> LevelDuals::*side) {
    const std::size_t level_count = levels.size();
    for (const auto& [name, vector] : vectors) {
      const std::optional<AnyId> node = find(name);
      if (!node || vector.size() != level_count) {
        fault(node ? "certificate_vector_length" : "certificate_unknown_id", name);
        continue;
      }
      for (std::size_t level = 0; level < level_count; ++level) (levels[level].*side)[*node] = vector[level];
    }
  }

  void restore_certificate(const ResultCertificate& certificate) {
    const std::string& kind = certificate.proof.kind;
    denominators_ = certificate.denominators;
    if (kind != "violated-set" && certificate.levels.size() != problem_.levels.size()) {
      return fault("levels_differ", "certificate");
    }
    for (std::size_t level = 0; kind != "violated-set" && level < certificate.levels.size(); ++level) {
      if (certificate.levels[level] != problem_.levels[level].name)
        fault("levels_differ", "certificate: " + certificate.levels[level]);
    }
    if (kind == "branching") {
      Branching branching;
      for (const ResultLeaf& leaf : certificate.leaves) restore_leaf(leaf, branching);
      restored_.outcome.certificate = std::move(branching);
    } else if (auto proof = restore_proof(certificate.proof)) {
      std::visit([&](auto& kind_of_proof) { restored_.outcome.certificate = std::move(kind_of_proof); }, *proof);
    }
  }

  void restore_leaf(const ResultLeaf& leaf, Branching& branching) {
    BranchLeaf restored;
    for (const auto& [name, taken] : leaf.decided) {
      if (const auto request = requests_.find(name))
        restored.decided.emplace_back(*request, taken);
      else
        fault("certificate_unknown_id", name);
    }
    auto proof = restore_proof(leaf.proof);
    if (!proof) return;
    restored.proof = std::move(*proof);
    branching.leaves.push_back(std::move(restored));
  }

  std::optional<std::variant<LexDual, ViolatedSet>> restore_proof(const ResultProof& proof) {
    const bool violated = proof.kind == "violated-set";
    if (!violated && proof.kind != "lex-dual") {
      fault("certificate_kind", proof.kind);
      return std::nullopt;
    }
    const LevelDuals zero{IdVector<OfferId, Weight>(problem_.graph.offer_count()),
                          IdVector<RequestId, Weight>(problem_.graph.request_count()),
                          IdVector<GroupId, Weight>(problem_.groups.size())};
    std::vector<LevelDuals> levels(violated ? 1 : problem_.levels.size(), zero);
    restore_vectors<OfferId>(
        proof.offers, [&](const auto& name) { return offers_.find(name); }, levels, &LevelDuals::offers);
    restore_vectors<RequestId>(
        proof.requests, [&](const auto& name) { return requests_.find(name); }, levels, &LevelDuals::requests);
    restore_vectors<GroupId>(
        proof.groups, [&](const auto& name) { return find_group(name); }, levels, &LevelDuals::groups);
    if (violated) return ViolatedSet{std::move(levels.front())};
    return LexDual{std::move(levels), denominators_};
  }

  [[nodiscard]] std::optional<GroupId> find_group(const std::string& name) const {
    const auto found = groups_.find(name);
    return found == groups_.end() ? std::nullopt : std::optional(found->second);
  }

  const Result& result_;
  const Problem& problem_;
  const EdgeValues& values_;
  std::vector<Weight> denominators_;  // of the certificate
  NameIndex<OfferId> offers_;
  NameIndex<RequestId> requests_;
  std::map<std::string, GroupId, std::less<>> groups_;
  Restored restored_;
};

template <class Rows, class Key>
bool same_keys(const Rows& a, const Rows& b, Key key) {
  const auto keys = [&](const Rows& rows) {
    std::vector<std::decay_t<decltype(key(rows.front()))>> all;
    all.reserve(rows.size());
    for (const auto& row : rows) all.push_back(key(row));
    if (!std::is_sorted(all.begin(), all.end())) std::sort(all.begin(), all.end());
    return all;
  };
  return keys(a) == keys(b);
}

// What the result says of itself beside the levels, against what its own matching gives.
void check_statements(const Result& result, const Result& expected, std::vector<VerdictFault>& faults) {
  const auto demand = [&](bool same, const char* code, const char* what) {
    if (!same) faults.push_back({code, what});
  };
  demand(result.scale == expected.scale, "scale_differs", "scale");
  demand(result.has_objective == expected.has_objective, "value_differs", "objective");
  if (result.has_objective && expected.has_objective) {
    demand(result.weight == expected.weight, "value_differs", "objective.weight");
    demand(result.weight_bound == expected.weight_bound, "bound_differs", "objective.bound");
    demand(result.matched == expected.matched, "count_differs", "objective.matched");
    demand(result.served == expected.served, "count_differs", "objective.served");
    demand(result.gap == expected.gap, "gap_differs", "objective.gap");
  }
  const auto id = [](const ResultUnmatched& node) { return node.id; };
  demand(same_keys(result.unmatched_requests, expected.unmatched_requests, id), "left_out_differs",
         "unmatched.requests");
  demand(same_keys(result.unmatched_offers, expected.unmatched_offers, id), "left_out_differs", "unmatched.offers");
  demand(same_keys(result.underserved, expected.underserved,
                   [](const ResultUnderserved& row) { return std::tuple(row.id, row.wanted, row.got); }),
         "left_out_differs", "underserved");
}

auto content(const ResultReason& reason) {
  const auto sorted = [](auto entries) {
    std::ranges::sort(entries);
    return entries;
  };
  return std::tuple(reason.code, sorted(reason.texts), sorted(reason.numbers), sorted(reason.lists));
}

}  // namespace

Restored from_result(const Result& result, const Problem& problem, const EdgeValues& values) {
  return Restorer(result, problem, values).restore();
}

Verdict verify_result(const Result& result, const Problem& problem, const EdgeValues& values) {
  Restored restored = from_result(result, problem, values);
  Verdict verdict = verify(problem, restored.outcome);
  check_statements(result, problem_result(problem, values, restored.outcome), restored.faults);
  verdict.faults.insert(verdict.faults.begin(), restored.faults.begin(), restored.faults.end());
  verdict.accepted = verdict.accepted && verdict.faults.empty();
  return verdict;
}

std::vector<VerdictFault> same_description(const Result& result, const Result& described) {
  std::vector<VerdictFault> faults;
  const auto demand = [&](bool same, const char* what) {
    if (!same) faults.push_back({"description_differs", what});
  };
  const auto unmatched = [](const ResultUnmatched& node) {
    return std::pair(node.id, node.reason ? std::optional(content(*node.reason)) : std::nullopt);
  };
  demand(same_keys(result.assignments, described.assignments,
                   [](const ResultAssignment& pair) {
                     return std::tuple(pair.request, pair.offer, pair.slots, pair.pinned);
                   }),
         "assignments");
  demand(same_keys(result.reserves, described.reserves,
                   [](const ResultReserve& row) { return std::tuple(row.request, row.rank, row.offer, row.weight); }),
         "reserves");
  demand(same_keys(result.unmatched_requests, described.unmatched_requests, unmatched), "unmatched.requests");
  demand(same_keys(result.unmatched_offers, described.unmatched_offers, unmatched), "unmatched.offers");
  demand(same_keys(result.metrics_e6, described.metrics_e6, [](const auto& metric) { return metric; }), "metrics");
  demand(same_keys(result.parameters, described.parameters, [](const auto& parameter) { return parameter; }),
         "strategy.parameters");
  return faults;
}

}  // namespace koppel
