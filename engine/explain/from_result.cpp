#include "explain/from_result.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>

namespace koppel {

namespace {

template <class AnyId>
class NameIndex {
 public:
  explicit NameIndex(const IdVector<AnyId, std::string>& names) {
    for (const AnyId id : names.ids()) by_name_.emplace(names[id], id);
  }
  [[nodiscard]] std::optional<AnyId> find(const std::string& name) const {
    const auto found = by_name_.find(name);
    return found == by_name_.end() ? std::nullopt : std::optional(found->second);
  }

 private:
  std::map<std::string_view, AnyId, std::less<>> by_name_;
};

class Restorer {
 public:
  Restorer(const Result& result, const Problem& problem)
      : result_(result), problem_(problem), offers_(problem.offer_names), requests_(problem.request_names) {
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
      if (pair.weight != weight_of(*edge)) fault("weight_differs", what);
      restored_.outcome.matching.push_back(*edge);
    }
    std::sort(restored_.outcome.matching.begin(), restored_.outcome.matching.end());
  }

  [[nodiscard]] Weight weight_of(EdgeId edge) const {
    for (const Level& level : problem_.levels) {
      if (level.name == "weight") return level.weight(edge);
    }
    return 0;
  }

  void restore_levels() {
    if (!result_.has_objective) return;
    if (result_.levels.size() != problem_.levels.size()) fault("levels_differ", std::to_string(result_.levels.size()));
    for (std::size_t i = 0; i < std::min(result_.levels.size(), problem_.levels.size()); ++i) {
      const ResultLevel& level = result_.levels[i];
      if (level.name != problem_.levels[i].name) fault("levels_differ", level.name);
      restored_.outcome.values.push_back(level.value);
      restored_.outcome.bounds.push_back(level.bound);
      if (level.name == "weight" && level.value != result_.weight) fault("value_differs", "objective.weight");
    }
  }

  // Ids that a certificate leaves out have zeros.
  template <class AnyId, class Find>
  void restore_vectors(const std::map<std::string, std::vector<Weight>>& vectors, std::size_t level_count, Find find,
                       std::vector<LevelDuals>& levels, IdVector<AnyId, Weight> LevelDuals::*side) {
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
    const bool violated = certificate.kind == "violated-set";
    if (!violated && certificate.kind != "lex-dual") return fault("certificate_kind", certificate.kind);
    const std::size_t level_count = violated ? 1 : problem_.levels.size();
    if (!violated && certificate.levels.size() != level_count) return fault("levels_differ", "certificate");
    LevelDuals zero{IdVector<OfferId, Weight>(problem_.graph.offer_count()),
                    IdVector<RequestId, Weight>(problem_.graph.request_count()),
                    IdVector<GroupId, Weight>(problem_.groups.size())};
    std::vector<LevelDuals> levels(level_count, zero);
    restore_vectors<OfferId>(
        certificate.offers, level_count, [&](const auto& name) { return offers_.find(name); }, levels,
        &LevelDuals::offers);
    restore_vectors<RequestId>(
        certificate.requests, level_count, [&](const auto& name) { return requests_.find(name); }, levels,
        &LevelDuals::requests);
    restore_vectors<GroupId>(
        certificate.groups, level_count, [&](const auto& name) { return find_group(name); }, levels,
        &LevelDuals::groups);
    if (violated) {
      restored_.outcome.certificate = ViolatedSet{std::move(levels.front())};
    } else {
      restored_.outcome.certificate = LexDual{std::move(levels)};
    }
  }

  [[nodiscard]] std::optional<GroupId> find_group(const std::string& name) const {
    const auto found = groups_.find(name);
    return found == groups_.end() ? std::nullopt : std::optional(found->second);
  }

  const Result& result_;
  const Problem& problem_;
  NameIndex<OfferId> offers_;
  NameIndex<RequestId> requests_;
  std::map<std::string, GroupId, std::less<>> groups_;
  Restored restored_;
};

// What the result says of itself beside the levels.
void check_counts(const Result& result, const Problem& problem, const Outcome& outcome,
                  std::vector<VerdictFault>& faults) {
  if (!result.has_objective) return;
  if (result.matched != result.assignments.size()) faults.push_back({"count_differs", "objective.matched"});
  std::vector<std::int32_t> pairs(problem.graph.request_count());
  for (const EdgeId edge : outcome.matching) ++pairs[problem.graph.request(edge).index()];
  std::size_t served = 0;
  for (const RequestId request : all_ids<RequestId>(pairs.size())) {
    const std::int32_t needed = std::max({1, problem.needed_if_any(request), problem.request_range[request].lower});
    served += pairs[request.index()] >= needed ? 1 : 0;
  }
  if (result.served != served) faults.push_back({"count_differs", "objective.served"});
  const bool proved = result.status == "optimal";
  if (proved && result.gap != "0") faults.push_back({"gap_differs", "objective.gap"});
}

}  // namespace

Restored from_result(const Result& result, const Problem& problem) { return Restorer(result, problem).restore(); }

Verdict verify_result(const Result& result, const Problem& problem) {
  Restored restored = from_result(result, problem);
  Verdict verdict = verify(problem, restored.outcome);
  check_counts(result, problem, restored.outcome, restored.faults);
  verdict.faults.insert(verdict.faults.begin(), restored.faults.begin(), restored.faults.end());
  verdict.accepted = verdict.accepted && verdict.faults.empty();
  return verdict;
}

}  // namespace koppel
