#include "graph/goal.hpp"

#include <algorithm>

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

Goal Goal::then_keep_earlier(const Instance& instance) const {
  return instance.earlier.empty() ? *this : then(kept_level(instance, instance.earlier));
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
