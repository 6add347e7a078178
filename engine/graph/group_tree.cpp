#include "graph/group_tree.hpp"

#include <algorithm>

namespace koppel {

namespace {

bool holds_all(const Group& outer, const Group& inner) {
  return std::includes(outer.members.begin(), outer.members.end(), inner.members.begin(), inner.members.end());
}

}  // namespace

GroupTree::GroupTree(const std::vector<Group>& groups, std::size_t offers, std::size_t requests)
    : offer_owner_(offers), request_owner_(requests), parent_(groups.size()) {
  for (const GroupId group : all_ids<GroupId>(groups.size())) order_.push_back(group);
  std::stable_sort(order_.begin(), order_.end(), [&](GroupId a, GroupId b) {
    return groups[a.index()].members.size() > groups[b.index()].members.size();
  });
  for (const GroupId group : order_) {
    if (groups[group.index()].side == Side::offers)
      place(groups, group, offer_owner_);
    else
      place(groups, group, request_owner_);
  }
}

// Groups come largest first, so the group that owns a member now is the smallest of those that are at least as large. It must hold the
// new group whole; a member without an owner, or with another one, betrays a crossing.
template <class Owners>
void GroupTree::place(const std::vector<Group>& groups, GroupId group, Owners& owners) {
  const Group& inner = groups[group.index()];
  if (inner.members.empty()) return;
  const Link outer = owners.values()[inner.members.front()];
  Link crossing;
  for (const std::uint32_t member : inner.members) {
    const Link owner = owners.values()[member];
    if (!crossing && owner != outer) crossing = owner && !holds_all(groups[owner->index()], inner) ? owner : outer;
    owners.values()[member] = group;
  }
  parent_[group] = outer;
  if (crossing) crossings_.emplace_back(std::min(*crossing, group), std::max(*crossing, group));
}

}  // namespace koppel
