#include "graph/level.hpp"

#include <algorithm>
#include <array>

#include "base/sha256.hpp"

namespace koppel {

namespace {

constexpr std::array<std::string_view, 9> level_names{"served", "pairs",          "weight",  "kept", "promised",
                                                      "told",   "rank-at-most-1", "lottery", "other"};

Level level_of(LevelKind kind) {
  Level level;
  level.kind = kind;
  level.name = to_string(kind);
  return level;
}

}  // namespace

std::string_view to_string(LevelKind kind) { return level_names[static_cast<std::size_t>(kind)]; }

LevelKind level_kind(std::string_view name) {
  if (name.starts_with("lottery-")) return LevelKind::lottery;
  if (name.starts_with("rank-at-most-")) return LevelKind::ranks;
  const auto found = std::ranges::find(level_names, name);
  return found == level_names.end() ? LevelKind::other : static_cast<LevelKind>(found - level_names.begin());
}

WideWeight total_gain(const StepGains& gains, std::size_t node, std::int64_t pairs) {
  WideWeight sum = 0;
  const auto steps = static_cast<std::size_t>(std::clamp<std::int64_t>(pairs, 0, std::int64_t(gains.step_count(node))));
  for (std::size_t k = 1; k <= steps; ++k) sum += gains.step(node, k);
  return sum;
}

Level served_level(const Instance& instance) {
  Level level = level_of(LevelKind::served);
  const auto requests = static_cast<std::uint32_t>(instance.graph.request_count());
  level.request_gains.begin.reserve(requests + 1);
  for (std::uint32_t request = 0; request <= requests; ++request) level.request_gains.begin.push_back(request);
  level.request_gains.steps.assign(requests, 1);
  return level;
}

Level pairs_level() {
  Level level = level_of(LevelKind::pairs);
  level.every_edge = 1;
  return level;
}

Level weight_level(std::vector<Weight> edge_weights) {
  Level level = level_of(LevelKind::weight);
  level.edge_weights = std::move(edge_weights);
  return level;
}

Level kept_level(const Instance& instance, const std::vector<EdgeId>& kept) {
  Level level = level_of(LevelKind::kept);
  level.edge_weights.assign(instance.graph.edge_count(), 0);
  for (const EdgeId edge : kept) level.edge_weights[edge.index()] = 1;
  return level;
}

Level promised_level(const Instance& instance) {
  Level level = kept_level(instance, instance.promised);
  level.kind = LevelKind::promised;
  level.name = to_string(LevelKind::promised);
  return level;
}

Level lottery_level(const Instance& instance, std::uint64_t seed, unsigned block) {
  Level level = level_of(LevelKind::lottery);
  if (block > 0) level.name += "-" + std::to_string(block + 1);
  level.edge_weights.reserve(instance.graph.edge_count());
  for (const RequestId request : all_ids<RequestId>(instance.graph.request_count())) {
    const std::string request_name = name_of(instance, request);
    for (const EdgeId edge : instance.graph.edges_of(request)) {
      const std::uint64_t number =
          lottery_number(seed, name_of(instance, instance.graph.offer(edge)), request_name, block);
      level.edge_weights.push_back(static_cast<Weight>(number));
    }
  }
  return level;
}

}  // namespace koppel
