// A problem and an outcome as koppel/problem/1 and koppel/result/1, written by hand so that the stranger's checker depends on no room.
#pragma once

#include <sstream>
#include <string>

#include "graph/outcome.hpp"
#include "graph/problem.hpp"

namespace koppel::test {
namespace detail {

template <class Items, class Write>
std::string listed(const Items& items, Write write) {
  std::string text;
  for (const auto& item : items) text += (text.empty() ? "" : ", ") + write(item);
  return text;
}
inline std::string quoted(const std::string& text) { return '"' + text + '"'; }
inline std::string number(WideWeight value) { return to_decimal(value); }
inline std::string bounds(Range range) {
  return "\"min\": " + std::to_string(range.lower) + ", \"max\": " + std::to_string(range.upper);
}

template <class AnyId, class Name>
std::string vectors(const std::vector<LevelDuals>& levels, std::size_t count, IdVector<AnyId, Weight> LevelDuals::*side,
                    Name name) {
  return "{" +
         listed(all_ids<AnyId>(count),
                [&](AnyId id) {
                  return quoted(name(id)) + ": [" +
                         listed(levels, [&](const LevelDuals& level) { return number((level.*side)[id]); }) + "]";
                }) +
         "}";
}

inline std::string proof_text(const Problem& problem, const std::string& kind, const std::vector<LevelDuals>& levels) {
  return "\"kind\": " + quoted(kind) + ", \"offers\": " +
         vectors(levels, problem.graph.offer_count(), &LevelDuals::offers,
                 [&](OfferId id) { return name_of(problem, id); }) +
         ", \"requests\": " +
         vectors(levels, problem.graph.request_count(), &LevelDuals::requests,
                 [&](RequestId id) { return name_of(problem, id); }) +
         ", \"groups\": " + vectors(levels, problem.groups.size(), &LevelDuals::groups, [&](GroupId id) {
           return problem.groups[id.index()].name;
         });
}

inline std::string proof_text(const Problem& problem, const std::variant<LexDual, ViolatedSet>& proof) {
  if (const auto* duals = std::get_if<LexDual>(&proof)) return proof_text(problem, "lex-dual", duals->levels);
  return proof_text(problem, "violated-set", {std::get<ViolatedSet>(proof).multipliers});
}

inline std::string certificate_text(const Problem& problem, const Certificate& certificate) {
  if (const auto* duals = std::get_if<LexDual>(&certificate)) return proof_text(problem, *duals);
  if (const auto* violated = std::get_if<ViolatedSet>(&certificate)) return proof_text(problem, *violated);
  const auto& leaves = std::get<Branching>(certificate).leaves;
  return "\"kind\": \"branching\", \"leaves\": [" +
         listed(leaves,
                [&](const BranchLeaf& leaf) {
                  return "{\"decided\": {" +
                         listed(leaf.decided,
                                [&](const auto& decision) {
                                  return quoted(name_of(problem, decision.first)) + ": " +
                                         (decision.second ? "true" : "false");
                                }) +
                         "}, " + proof_text(problem, leaf.proof) + "}";
                }) +
         "]";
}

}  // namespace detail

// Weights of the level "weight" with scale 1; gains and pins cannot be told in this format.
[[nodiscard]] inline std::string problem_text(const Problem& problem) {
  using namespace detail;
  std::vector<Weight> weights(problem.graph.edge_count(), 0);
  for (const Level& level : problem.levels) {
    if (level.name == "weight") weights = level.edge_weights;
  }
  std::ostringstream text;
  text << "{\"schema\": \"koppel/problem/1\", \"supply\": ["
       << listed(problem.offer_range.ids(),
                 [&](OfferId id) {
                   return "{\"id\": " + quoted(name_of(problem, id)) + ", " + bounds(problem.offer_range[id]) + "}";
                 })
       << "], \"demand\": ["
       << listed(problem.request_range.ids(),
                 [&](RequestId id) {
                   return "{\"id\": " + quoted(name_of(problem, id)) + ", " + bounds(problem.request_range[id]) +
                          ", \"if_any\": " + std::to_string(problem.needed_if_any(id)) + "}";
                 })
       << "], \"edges\": ["
       << listed(all_ids<EdgeId>(problem.graph.edge_count()),
                 [&](EdgeId edge) {
                   return "[" + quoted(name_of(problem, problem.graph.offer(edge))) + ", " +
                          quoted(name_of(problem, problem.graph.request(edge))) + ", " + number(weights[edge.index()]) +
                          "]";
                 })
       << "], \"groups\": ["
       << listed(problem.groups,
                 [&](const Group& group) {
                   return "{\"side\": " + quoted(group.side == Side::offers ? "supply" : "demand") +
                          ", \"name\": " + quoted(group.name) + ", \"members\": [" +
                          listed(group.members,
                                 [&](std::uint32_t member) {
                                   return quoted(group.side == Side::offers ? name_of(problem, OfferId{member})
                                                                            : name_of(problem, RequestId{member}));
                                 }) +
                          "], " + bounds(group.range) + "}";
                 })
       << "]}\n";
  return text.str();
}

[[nodiscard]] inline std::string result_text(const Problem& problem, const Outcome& outcome, std::uint64_t seed) {
  using namespace detail;
  std::ostringstream text;
  text << "{\"schema\": \"koppel/result/1\", \"scale\": 1, \"status\": "
       << quoted(std::string(to_string(outcome.status)));
  if (!outcome.values.empty()) {
    text << ", \"objective\": {\"levels\": [" << listed(all_ids<EdgeId>(outcome.values.size()), [&](EdgeId level) {
      return "{\"name\": " + quoted(problem.levels[level.index()].name) +
             ", \"value\": " + number(outcome.values[level.index()]) +
             ", \"bound\": " + number(outcome.bounds[level.index()]) + "}";
    }) << "]}";
  }
  text << ", \"assignments\": [" << listed(outcome.matching, [&](EdgeId edge) {
    return "{\"offer\": " + quoted(name_of(problem, problem.graph.offer(edge))) +
           ", \"request\": " + quoted(name_of(problem, problem.graph.request(edge))) + "}";
  }) << "]";
  if (!std::holds_alternative<std::monostate>(outcome.certificate)) {
    text << ", \"certificate\": {\"levels\": ["
         << listed(outcome.status == Status::infeasible ? std::vector<Level>() : problem.levels,
                   [&](const Level& level) { return quoted(level.name); })
         << "], " << certificate_text(problem, outcome.certificate) << "}";
  }
  text << ", \"provenance\": {\"seed\": " << seed << "}}\n";
  return text.str();
}

}  // namespace koppel::test
