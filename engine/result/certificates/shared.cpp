// What the kinds of certificates share: numbers by node and level, and names of levels.
#include <algorithm>

#include "result/certificates/kinds.hpp"
#include "result/fault_codes.hpp"

namespace koppel::certificates {

namespace {

template <class AnyId, class Name>
NamedNumbers::Vectors named(const std::vector<LevelDuals>& levels, IdVector<AnyId, Weight> LevelDuals::*side,
                            Name name) {
  NamedNumbers::Vectors vectors;
  if (levels.empty()) return vectors;
  for (const AnyId id : (levels.front().*side).ids()) {
    std::vector<Weight> numbers;
    for (const LevelDuals& level : levels) numbers.push_back((level.*side)[id]);
    if (std::ranges::any_of(numbers, [](Weight number) { return number != 0; }))
      vectors.emplace(name(id), std::move(numbers));
  }
  return vectors;
}

template <class AnyId, class Find>
void put_back(const NamedNumbers::Vectors& vectors, Find find, std::vector<LevelDuals>& levels,
              IdVector<AnyId, Weight> LevelDuals::*side, Faults& faults) {
  for (const auto& [name, vector] : vectors) {
    const std::optional<AnyId> node = find(name);
    if (!node || vector.size() != levels.size()) {
      faults.push_back(
          {node ? FaultCode(fault_codes.certificate_vector_length) : FaultCode(fault_codes.certificate_unknown_id),
           name});
      continue;
    }
    for (std::size_t level = 0; level < levels.size(); ++level) (levels[level].*side)[*node] = vector[level];
  }
}

}  // namespace

NamedNumbers numbers_by_name(const Problem& problem, const std::vector<LevelDuals>& levels) {
  return {named(levels, &LevelDuals::offers, [&](OfferId id) { return name_of(problem, id); }),
          named(levels, &LevelDuals::requests, [&](RequestId id) { return name_of(problem, id); }),
          named(levels, &LevelDuals::groups, [&](GroupId id) { return problem.groups()[id.index()].name; })};
}

std::vector<LevelDuals> numbers_by_node(const NamedNumbers& numbers, std::size_t level_count, const NodeIndex& index,
                                        Faults& faults) {
  const Problem& problem = index.problem();
  const LevelDuals zero{IdVector<OfferId, Weight>(problem.graph().offer_count()),
                        IdVector<RequestId, Weight>(problem.graph().request_count()),
                        IdVector<GroupId, Weight>(problem.groups().size())};
  std::vector<LevelDuals> levels(level_count, zero);
  put_back(
      numbers.offers, [&](const auto& name) { return index.offer(name); }, levels, &LevelDuals::offers, faults);
  put_back(
      numbers.requests, [&](const auto& name) { return index.request(name); }, levels, &LevelDuals::requests, faults);
  put_back(
      numbers.groups, [&](const auto& name) { return index.group(name); }, levels, &LevelDuals::groups, faults);
  return levels;
}

std::vector<std::string> level_names(const Problem& problem) {
  std::vector<std::string> names;
  for (const Level& level : problem.levels()) names.push_back(level.name);
  return names;
}

bool levels_fit(const std::vector<std::string>& levels, const Problem& problem, Faults& faults) {
  if (levels.size() != problem.levels().size()) {
    faults.push_back({fault_codes.levels_differ, "certificate"});
    return false;
  }
  for (std::size_t level = 0; level < levels.size(); ++level) {
    if (levels[level] != problem.levels()[level].name)
      faults.push_back({fault_codes.levels_differ, "certificate: " + levels[level]});
  }
  return true;
}

}  // namespace koppel::certificates
