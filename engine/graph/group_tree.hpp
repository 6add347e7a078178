// The tree that laminar groups form on each side.
//
// Problem:    solvers and checks want to walk from a node up through the groups that hold it, smallest first.
// Promise:    with laminar groups, owner(node) is the smallest group that holds it and parent(group) the smallest group that holds
//             that one whole (of equal groups the earlier holds the later). Pairs of groups that cross are listed, each once per
//             later group.
// Complexity: O(Σ group sizes · log groups).
// Errors:     crossing groups in `crossings()`; the tree must not be used when there are any. Members must be in range, sorted.
//
//   GroupTree tree(groups, offers, requests);
//   for (GroupTree::Link g = tree.owner(request); g; g = tree.parent(*g)) use(*g);
#pragma once

#include <optional>
#include <utility>
#include <vector>

#include "base/ids.hpp"
#include "graph/instance.hpp"

namespace koppel {

class GroupTree {
 public:
  using Link = std::optional<GroupId>;

  GroupTree(const std::vector<Group>& groups, std::size_t offers, std::size_t requests);

  [[nodiscard]] Link owner(OfferId offer) const { return offer_owner_[offer]; }
  [[nodiscard]] Link owner(RequestId request) const { return request_owner_[request]; }
  [[nodiscard]] Link parent(GroupId group) const { return parent_[group]; }
  // Every group after the one that holds it.
  [[nodiscard]] const std::vector<GroupId>& from_the_top() const { return order_; }
  [[nodiscard]] const std::vector<std::pair<GroupId, GroupId>>& crossings() const { return crossings_; }

 private:
  template <class Owners>
  void place(const std::vector<Group>& groups, GroupId group, Owners& owners);

  IdVector<OfferId, Link> offer_owner_;
  IdVector<RequestId, Link> request_owner_;
  IdVector<GroupId, Link> parent_;
  std::vector<GroupId> order_;
  std::vector<std::pair<GroupId, GroupId>> crossings_;
};

}  // namespace koppel
