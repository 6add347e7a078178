#include "model/profile.hpp"

#include <algorithm>

namespace koppel {

namespace {

constexpr std::array<std::string_view, criterion_count> criterion_names{
    "skill_fit", "theme", "closeness", "language", "slots", "learning", "rest", "first_time", "urgency"};

}  // namespace

std::string_view to_string(Criterion criterion) { return criterion_names[static_cast<std::size_t>(criterion)]; }

std::optional<Criterion> parse_criterion(std::string_view name) {
  const auto found = std::ranges::find(criterion_names, name);
  if (found == criterion_names.end()) return std::nullopt;
  return static_cast<Criterion>(found - criterion_names.begin());
}

std::optional<Metres> TravelTimes::find(std::string_view from, std::string_view to) const {
  const auto search = [this](std::string_view a, std::string_view b) -> std::optional<Metres> {
    const auto key = std::pair(a, b);
    const auto found = std::ranges::lower_bound(
        rows, key, {}, [](const Row& row) { return std::pair(std::string_view(row.from), std::string_view(row.to)); });
    if (found == rows.end() || found->from != a || found->to != b) return std::nullopt;
    return found->metres;
  };
  const auto there = search(from, to);
  return there ? there : search(to, from);
}

}  // namespace koppel
