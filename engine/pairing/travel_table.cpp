#include "pairing/travel_table.hpp"

#include <algorithm>

namespace koppel {

TravelTable::TravelTable(const TravelTimes& times) {
  for (const TravelTimes::Row& row : times.rows) {
    for (const std::string_view name : {std::string_view(row.from), std::string_view(row.to)}) {
      numbers_.try_emplace(name, static_cast<std::int32_t>(numbers_.size()));
    }
  }
  rows_.resize(numbers_.size());
  const auto append = [this](std::int32_t from, std::int32_t to, Metres metres) {
    rows_[static_cast<std::size_t>(from)].emplace_back(to, metres);
  };
  // Rows as given before reversed ones: the stable sort leaves the one that counts in front.
  for (const TravelTimes::Row& row : times.rows) append(number(row.from), number(row.to), row.metres);
  for (const TravelTimes::Row& row : times.rows) append(number(row.to), number(row.from), row.metres);
  for (auto& row : rows_) {
    std::ranges::stable_sort(row, {}, &std::pair<std::int32_t, Metres>::first);
    const auto repeats = std::ranges::unique(row, {}, &std::pair<std::int32_t, Metres>::first);
    row.erase(repeats.begin(), repeats.end());
  }
}

std::int32_t TravelTable::number(std::string_view name) const {
  const auto found = numbers_.find(name);
  return found == numbers_.end() ? -1 : found->second;
}

TravelTable::Stop TravelTable::stop(const Place& place, const std::vector<GroupMembership>& groups) const {
  const std::string* district = group_value(groups, "district");
  return {place.postcode.empty() ? -1 : number(place.postcode), district == nullptr ? -1 : number(*district)};
}

std::optional<Metres> TravelTable::find(std::int32_t from, std::int32_t to) const {
  if (from < 0 || to < 0) return std::nullopt;
  const auto& row = rows_[static_cast<std::size_t>(from)];
  const auto found = std::ranges::lower_bound(row, to, {}, &std::pair<std::int32_t, Metres>::first);
  return found != row.end() && found->first == to ? std::optional(found->second) : std::nullopt;
}

std::optional<Metres> TravelTable::between(const Stop& from, const Stop& to) const {
  const auto metres = find(from.postcode, to.postcode);
  return metres ? metres : find(from.district, to.district);
}

}  // namespace koppel
