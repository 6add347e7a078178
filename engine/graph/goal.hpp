// A goal: what is wanted, in which order, as data.
//
//   maximise lexicographically   ( value_1(x), value_2(x), … )          one value per level (level.hpp)
//
// Problem:    several goals are set for one instance, and whoever explains or writes an answer must know what it was meant to be.
// Promise:    a value that is never changed: then() and without_lottery() give new ones, which share the levels. Whoever wants to know
//             what a goal is about asks it here, and does not compare names.
// Complexity: a copy, then() and every question O(levels).
// Errors:     none; index out of range is the caller's fault.
//
//   const Goal goal = Goal{}.then(served_level(instance)).then(weight_level(weights));
//   if (goal.leads_with(LevelKind::served)) say("as many served as possible");
#pragma once

#include <memory>
#include <optional>
#include <ranges>
#include <span>
#include <vector>

#include "graph/level.hpp"

namespace koppel {

class Goal {
 public:
  Goal() = default;
  explicit Goal(std::vector<Level> levels);

  // This goal, and after it one level more.
  [[nodiscard]] Goal then(Level level) const;
  // The goal that promised pairs begin, where the instance has any, and after them those of an earlier matching if these come first.
  [[nodiscard]] static Goal keep_promises(const Instance& instance);
  // The same, and after it the levels for an earlier matching, where the instance has any of its pairs: the fewest gone, the fewest people told.
  [[nodiscard]] Goal then_keep_earlier(const Instance& instance) const;
  // The same before a level of weights, which an earlier pair's price is a part of where it has one.
  [[nodiscard]] Goal then_keep_earlier_unless_priced(const Instance& instance) const;
  [[nodiscard]] Goal then_weight(const Instance& instance, std::vector<Weight> weights) const;
  // The same without the levels that were drawn by lot.
  [[nodiscard]] Goal without_lottery() const;
  // The same with another level in one place.
  [[nodiscard]] Goal with_level(std::size_t number, Level level) const;

  // A range with random access, of const Level&.
  [[nodiscard]] auto levels() const {
    return std::span(levels_) |
           std::views::transform([](const std::shared_ptr<const Level>& level) -> const Level& { return *level; });
  }
  [[nodiscard]] std::size_t size() const { return levels_.size(); }
  [[nodiscard]] const Level& operator[](std::size_t number) const { return *levels_[number]; }

  [[nodiscard]] bool leads_with(LevelKind kind) const { return is_at(0, kind); }
  [[nodiscard]] bool is_at(std::size_t number, LevelKind kind) const {
    return number < size() && levels_[number]->kind == kind;
  }
  [[nodiscard]] std::optional<std::size_t> find(LevelKind kind) const;  // the first of that kind

  friend bool operator==(const Goal& a, const Goal& b) { return std::ranges::equal(a.levels(), b.levels()); }

 private:
  std::vector<std::shared_ptr<const Level>> levels_;
};

}  // namespace koppel
