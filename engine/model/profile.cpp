#include "model/profile.hpp"

#include <algorithm>

namespace koppel {

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
