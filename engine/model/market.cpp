#include "model/market.hpp"

#include <algorithm>

namespace koppel {

namespace {

template <class AnyId, class Row>
std::optional<AnyId> find_by_id(const std::vector<Row>& rows, std::string_view id) {
  const auto found = std::ranges::lower_bound(rows, id, {}, [](const Row& row) { return std::string_view(row.id); });
  if (found == rows.end() || found->id != id) return std::nullopt;
  return AnyId{static_cast<std::size_t>(found - rows.begin())};
}

}  // namespace

const std::string* group_value(const std::vector<GroupMembership>& groups, std::string_view group) {
  const auto found =
      std::ranges::find(groups, group, [](const GroupMembership& m) { return std::string_view(m.group); });
  return found == groups.end() ? nullptr : &found->value;
}

std::optional<OfferId> Market::find_offer(std::string_view id) const { return find_by_id<OfferId>(offers(), id); }

std::optional<RequestId> Market::find_request(std::string_view id) const {
  return find_by_id<RequestId>(requests(), id);
}

}  // namespace koppel
