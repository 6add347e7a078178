#include "graph/goal.hpp"

#include <algorithm>
#include <utility>

#include "graph/told_level.hpp"

namespace koppel {

Goal::Goal(std::vector<Level> levels) {
  levels_.reserve(levels.size());
  for (Level& level : levels) levels_.push_back(std::make_shared<const Level>(std::move(level)));
}

Goal Goal::then(Level level) const {
  Goal longer = *this;
  longer.levels_.push_back(std::make_shared<const Level>(std::move(level)));
  return longer;
}

Goal Goal::keep_promises(const Instance& instance) {
  Goal goal;
  if (!instance.promised.empty()) goal = goal.then(promised_level(instance));
  if (instance.earlier_first && !instance.earlier.empty()) goal = goal.then(kept_level(instance, instance.earlier));
  return goal;
}

Goal Goal::then_keep_earlier(const Instance& instance) const {
  if (instance.earlier.empty()) return *this;
  const Goal kept = instance.earlier_first ? *this : then(kept_level(instance, instance.earlier));
  return kept.then(told_level(instance));
}

Goal Goal::then_keep_earlier_unless_priced(const Instance& instance) const {
  return instance.earlier_price > 0 ? *this : then_keep_earlier(instance);
}

Goal Goal::then_weight(const Instance& instance, std::vector<Weight> weights) const {
  for (const EdgeId edge : instance.earlier) weights[edge.index()] += instance.earlier_price;
  return then(weight_level(std::move(weights)));
}

Goal Goal::without_lottery() const {
  Goal shorter = *this;
  std::erase_if(shorter.levels_, [](const auto& level) { return level->kind == LevelKind::lottery; });
  return shorter;
}

Goal Goal::with_level(std::size_t number, Level level) const {
  Goal changed = *this;
  changed.levels_[number] = std::make_shared<const Level>(std::move(level));
  return changed;
}

std::optional<std::size_t> Goal::find(LevelKind kind) const {
  const auto found = std::ranges::find(levels_, kind, [](const auto& level) { return level->kind; });
  return found == levels_.end() ? std::nullopt : std::optional<std::size_t>(found - levels_.begin());
}

}  // namespace koppel
